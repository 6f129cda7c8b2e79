"""A real print queue: a CUPS of the test's own, on a socket of its own, receives what the window prints."""

import importlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("print_to_queue.py")
SERVER_FILES = Path("/usr/lib/cups")
QUEUE = "Counter"
PATIENCE = 40
PRINTER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "COUNTER.PPD"
*Manufacturer: "KetaRef"
*Product: "(Counter)"
*ModelName: "Counter"
*NickName: "Counter"
*ShortNickName: "Counter"
*PSVersion: "(3010.000) 0"
*ColorDevice: True
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea Letter/US Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/US Letter: "612 792"
"""
"""A printer that takes PDF, and whose paper is A4 where nobody says otherwise."""
COARSE = 14
"""Dots per inch at which pages are compared, so that one rasterizer's edges do not count against another's."""
A4 = (595, 842)
SAME = 8
"""Shades of 255 by which the same page may differ on average, from one way of drawing to another."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("cupsd") and os.geteuid() == 0),
        reason="needs Debian's cups, and root to start it",
    ),
]


def wait_for(what: Callable[[], Any]) -> Any:
    for _turn in range(PATIENCE * 10):
        if found := what():
            return found
        time.sleep(0.1)
    raise TimeoutError


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which the program finds one queue; what it prints arrives in `tmp_path/out`."""
    for name in ("spool", "cache", "state", "temp", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o777)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.is_relative_to("/tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    socket = tmp_path / "cups.sock"
    (tmp_path / "cups-files.conf").write_text(
        f"ServerRoot {tmp_path}\nRequestRoot {tmp_path}/spool\nCacheDir {tmp_path}/cache\nStateDir {tmp_path}/state\n"
        f"TempDir {tmp_path}/temp\nServerBin {tmp_path}/programs\nSystemGroup root\nAccessLog {tmp_path}/access.log\n"
        f"ErrorLog {tmp_path}/error.log\nPageLog {tmp_path}/page.log\n"
    )
    (tmp_path / "cupsd.conf").write_text(
        f"Listen {socket}\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n"
        "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n"
        "</Policy>\n"
    )
    programs = tmp_path / "programs"
    (programs / "backend").mkdir(parents=True)
    for folder in SERVER_FILES.iterdir():
        if folder.name != "backend":
            (programs / folder.name).symlink_to(folder)
    keeper = programs / "backend" / "keep"
    out = tmp_path / "out"
    keep = f'cat "${{6:--}}" > {out}/job && mv {out}/job "{out}/$3.pdf"'
    keeper.write_text(f"#!/bin/sh\n[ $# = 0 ] && exit 0\n{keep}\n", encoding="ascii")
    keeper.chmod(0o700)
    (tmp_path / "printer.ppd").write_text(PRINTER)
    server = subprocess.Popen(
        ["cupsd", "-f", "-c", str(tmp_path / "cupsd.conf"), "-s", str(tmp_path / "cups-files.conf")],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    environment = os.environ | {"CUPS_SERVER": str(socket), "QT_QPA_PLATFORM": "offscreen"}
    try:
        wait_for(socket.exists)
        add = ["lpadmin", "-p", QUEUE, "-v", "keep:/", "-E", "-P", str(tmp_path / "printer.ppd")]
        subprocess.run(add, env=environment, check=True, capture_output=True)
        subprocess.run(["lpadmin", "-d", QUEUE], env=environment, check=True, capture_output=True)
        yield environment
    finally:
        server.terminate()
        server.wait(timeout=10)


def printed(folder: Path) -> Path | None:
    """Return the file that came out of the printer, once it is whole."""
    return next((path for path in folder.rglob("*.pdf") if path.read_bytes().rstrip().endswith(b"%%EOF")), None)


def shades(page: Any) -> list[int]:
    """Return a page in grey, a few pixels wide: where there is ink, not how its edges are drawn."""
    pymupdf: Any = importlib.import_module("pymupdf")
    return list(page.get_pixmap(dpi=COARSE, colorspace=pymupdf.csGRAY).samples)


def apart(one: list[int], other: list[int]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


SENT = "The handout is on its way to the printer."
WARNED = "Not printed yet: the printer has A4 paper, and the handout is made for another."


@pytest.mark.parametrize(("paper", "said"), [("a4", [SENT]), ("letter", [WARNED, SENT])])
def test_a_job_from_the_window_arrives_and_its_pages_are_those_of_the_preview(
    queue: dict[str, str], tmp_path: Path, paper: str, said: list[str]
) -> None:
    pymupdf: Any = importlib.import_module("pymupdf")
    seen = tmp_path / "seen"
    seen.mkdir()
    window = subprocess.run(
        [sys.executable, str(SCRIPT), str(seen), paper],
        env=queue, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert window.returncode == 0, window.stderr
    assert window.stdout.splitlines() == said
    job = wait_for(lambda: printed(tmp_path / "out"))
    assert job.stem == "KetaRef handout"
    wait_for(lambda: (tmp_path / "page.log").read_text())
    assert "KetaRef handout" in (tmp_path / "page.log").read_text()

    pages = list(pymupdf.open(job))
    pictures = [shades(on_a4(path)) for path in sorted(seen.iterdir())]
    assert len(pages) == len(pictures) == 2
    assert all((round(page.rect.width), round(page.rect.height)) == A4 for page in pages)
    for at, page in enumerate(pages):
        ours, other = (apart(shades(page), pictures[one]) for one in (at, 1 - at))
        assert ours < SAME
        assert other > 2 * ours


def on_a4(path: Path) -> Any:
    """Return a page of the preview as it lies on the printer's paper: whole, in its shape, in the middle."""
    pymupdf: Any = importlib.import_module("pymupdf")
    made = pymupdf.open()
    page = made.new_page(width=A4[0], height=A4[1])
    page.insert_image(page.rect, filename=str(path), keep_proportion=True)
    return page
