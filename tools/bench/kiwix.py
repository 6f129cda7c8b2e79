"""Xapian over the same texts: a ZIM file with a full-text index, and Debian's kiwix-serve on loopback."""

import http.client  # noqa: TID251 (the peer answers over HTTP, on loopback only)
import shutil
import socket  # noqa: TID251
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from urllib.parse import quote

from PySide6.QtGui import QColor, QImage
from tools.bench.plain import TEXTS

from ketaref.library.library import Library

SHOWN = 20
_FOLDER_HOLDS = 1000
_ANSWERS_WITHIN = 60.0


def is_there() -> bool:
    """Say whether kiwix-tools and zim-tools are installed."""
    return all(map(shutil.which, ("kiwix-serve", "zimwriterfs")))


def make_zim(path: Path, library: Path) -> None:
    """Write the texts of a library as pages, pack them into a ZIM file with a full-text index, and remove the pages."""
    pages = path.with_suffix(".pages")
    pages.mkdir()
    picture = QImage(48, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    picture.save(str(pages / "picture.png"))
    rows = Library.open(library).connection.execute(TEXTS)
    for number, (title, *texts) in enumerate(rows):
        folder = pages / str(number // _FOLDER_HOLDS)
        folder.mkdir(exist_ok=True)
        text = "".join(f"<p>{escape(one)}</p>" for one in texts)
        page = f"<html><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{text}</body></html>"
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    words = {"welcome": "0/0.html", "illustration": "picture.png", "language": "eng", "title": "library",
             "description": "library", "creator": "bench", "publisher": "bench"}  # fmt: skip
    options = [f"--{name}={word}" for name, word in words.items()]
    subprocess.run(["zimwriterfs", *options, str(pages), str(path)], check=True, capture_output=True)
    shutil.rmtree(pages)


@contextmanager
def served(path: Path) -> Iterator[tuple[int, int]]:
    """Serve a ZIM file on loopback; give the port and the server's process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), "--nolibrarybutton", str(path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    until = time.monotonic() + _ANSWERS_WITHIN
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def kiwix_search(port: int, book: str) -> Callable[[str], object]:
    """Return what answers a text with the first page of Xapian's results; the page is made as HTML by the server."""
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def find(typed: str) -> object:
        connection.request("GET", f"/search?content={book}&pattern={quote(typed)}&pageLength={SHOWN}")
        answer = connection.getresponse()
        return answer.read()

    return find
