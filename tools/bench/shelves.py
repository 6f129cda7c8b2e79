"""`make bench-shelves`: what each export takes and weighs, and twenty readers at kiwix-serve on the loopback.

The readers are bounded: each asks for so many pages, searches and files, waits for every answer, and stops. Lines go to
build/shelves.txt; the exports stay in build/shelves until the next run.
"""

import http.client  # noqa: TID251 (kiwix-serve answers over HTTP, on loopback only)
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from tools.bench import kiwix
from tools.bench.machine import machine
from tools.bench.rows import milliseconds, percentile, resident

from ketaref import paths
from ketaref.exports.formats import FORMATS
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES

FOLDER = Path("build/shelves")
OUTPUT = Path("build/shelves.txt")
ENDINGS = {"zim": ".zim", "epub": ".epub", "fhir": ".json"}
READERS, ASKED = 20, 60
MEGABYTE = 1_000_000
TYPED = ("dissociation", "high blood pressure", "bladder", "presión alta", "vejiga", "cost", "seguro", "sleep")


def main() -> int:
    """Export, serve, read, and print a line for each figure."""
    lines = [machine()]
    print(lines[0], flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for line in chain(_exports(), _serving()):
        lines.append(line)
        print(line, flush=True)
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _exports() -> Iterator[str]:
    for form in FORMATS:
        target = FOLDER / f"ketaref{ENDINGS.get(form.name, f'-{form.name}')}"
        command = [sys.executable, "-m", "ketaref", "export", form.name, "-o", str(target)]
        before = os.times()
        took = milliseconds(lambda command=command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        files = [path for path in target.rglob("*") if path.is_file()] if target.is_dir() else [target]
        size = sum(path.stat().st_size for path in files) / MEGABYTE
        spent = f"{took / 1000:7.1f} s ({used:.1f} s of one processor)"
        yield f"export {form.name:13} {spent} {size:7.1f} MB {len(files):6} files"


def _serving() -> Iterator[str]:
    if not kiwix.is_there():
        yield "kiwix-serve is not installed"
        return
    with kiwix.served(FOLDER / "ketaref.zim") as (port, process):
        for readers in (1, READERS):
            before = _used(process)
            said = _read(port, readers)
            yield f"{said}, {(_used(process) - before) / (readers * ASKED):.1f} ms of one processor each"
        yield f"kiwix-serve: {resident(process):.0f} MB resident"


def _used(process: int) -> float:
    """Milliseconds of a processor that a process has used: what other work on the machine does not change much."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


def _read(port: int, readers: int) -> str:
    """Let readers ask at once, each on a connection of its own, one answer after the other."""
    took: list[float] = []
    failed: list[str] = []
    size = [0]

    def reader(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for address in _wanted(random.Random(number)):
            start = time.perf_counter()
            connection.request("GET", address)
            answer = connection.getresponse()
            size[0] += len(answer.read())
            took.append((time.perf_counter() - start) * 1000)
            if answer.status != http.HTTPStatus.OK:
                failed.append(f"{answer.status} {address}")

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    whole = milliseconds(_together, threads)
    return (
        f"kiwix-serve, {readers} readers: {len(took)} answers, {len(failed)} failed, "
        f"{1000 * len(took) / whole:.0f} a second, "
        f"{size[0] / MEGABYTE / whole * 1000:.1f} MB a second, p50 {percentile(took, 0.5):.1f} ms, "
        f"p95 {percentile(took, 0.95):.1f} ms, p99 {percentile(took, 0.99):.1f} ms"
    )


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _wanted(chance: random.Random) -> list[str]:
    """What one reader asks for: mostly entries, with their style and a handout, and a search in every ten."""
    entries = Library.open(paths.database()).entries()
    wanted = []
    for at in range(ASKED):
        entry, language = chance.choice(entries), chance.choice(LANGUAGES)
        page = f"/ketaref/A/{language}/{entry.type}/{entry.id}.html"
        search = f"/search?content=ketaref&pattern={quote(chance.choice(TYPED))}"
        others = {0: search, 1: "/ketaref/A/style.css", 2: f"/ketaref/A/{language}/handouts/overview.pdf"}
        wanted.append(others.get(at % 10, page))
    return wanted


if __name__ == "__main__":
    raise SystemExit(main())
