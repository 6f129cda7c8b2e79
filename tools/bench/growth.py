"""`make bench-growth`: how search grows with the library, from 1,000 to 1,000,000 short entries, beside two peers.

The same generated texts are searched by KetaRef, by one plain FTS5 table with bm25, and by Xapian through kiwix-serve.
Takes sizes as arguments; makes each library in build/growth, and keeps it for the next run. Lines go to
build/growth.txt and a picture to build/growth.svg.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tools.bench import kiwix
from tools.bench.machine import machine
from tools.bench.plain import make_plain
from tools.bench.plot import plot
from tools.bench.rows import milliseconds, percentile, resident
from tools.bench.search import random_keys
from tools.bench.synthetic import make_library, real_words

from ketaref import paths
from ketaref.compiler.content import load
from ketaref.library.library import Library

FOLDER = Path("build/growth")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
WORDS_PER_ENTRY = 30
TYPED, WHOLE = 60, 200
XAPIAN_AT_MOST = 100_000
"""Packing a million pages takes hours and as many files."""
GOAL = 16


class Measured(NamedTuple):
    """One program on one library: milliseconds, megabytes."""

    program: str
    size: int
    kind: str
    p50: float
    p95: float
    p99: float
    opened: float
    file: float
    resident: float

    def __str__(self) -> str:
        """Return it as one line of the table."""
        return (
            f"{self.program:8} {self.size:>9,} {self.kind:6} {self.p50:9.1f} {self.p95:9.1f} {self.p99:9.1f} "
            f"{self.opened:8.1f} {self.file:9.1f} {self.resident:9.1f}"
        )


HEADING = (
    f"{'program':8} {'entries':>9} {'typed':6} {'p50 ms':>9} {'p95 ms':>9} {'p99 ms':>9} "
    f"{'open ms':>8} {'file MB':>9} {'RSS MB':>9}"
)


def main(sizes: list[int]) -> int:
    """Measure each size and print a line for each program."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    real = Library.open(paths.database())
    pool = real_words(real)
    queries = {"keys": list(random_keys(pool, TYPED)), "whole": whole(pool)}
    lines, found = [machine(), HEADING], []
    print("\n".join(lines), flush=True)
    for size in sizes:
        ours = FOLDER / f"ours-{size}.db"
        if not ours.exists():
            started = time.monotonic()
            make_library(ours, real, load(paths.content())[0], size, WORDS_PER_ENTRY)
            lines.append(f"# {size:,} entries written in {time.monotonic() - started:.0f} s")
        for one in _measured(ours, size, queries):
            found.append(one)
            lines.append(str(one))
            print(one, flush=True)
    Path("build/growth.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    series = {
        name: [(one.size, one.p99) for one in found if one.program == name and one.kind == "keys"]
        for name in ("ketaref", "fts5")
    }
    series["xapian"] = [(one.size, one.p99) for one in found if one.program == "xapian"]
    Path("build/growth.svg").write_text(plot(series, GOAL), encoding="utf-8")
    return 0


def whole(pool: list[str]) -> list[str]:
    """Return queries of whole words, as they stand when the last key was typed."""
    typed = list(random_keys(pool, WHOLE))
    return [text for text, following in zip(typed, [*typed[1:], ""], strict=True) if len(following) < len(text)]


def _measured(ours: Path, size: int, queries: dict[str, list[str]]) -> list[Measured]:
    plain = FOLDER / f"plain-{size}.db"
    if not plain.exists():
        make_plain(plain, ours)
    found = [
        _in_process(program, which, path, size, kind, typed)
        for kind, typed in queries.items()
        for program, which, path in (("ketaref", "ours", ours), ("fts5", "plain", plain))
    ]
    if kiwix.is_there() and size <= XAPIAN_AT_MOST:
        found.append(_xapian(ours, size, queries["whole"]))
    return found


def _in_process(program: str, which: str, path: Path, size: int, kind: str, typed: list[str]) -> Measured:
    asked = FOLDER / "queries.txt"
    asked.write_text("\n".join(typed), encoding="utf-8")
    command = [sys.executable, "-m", "tools.bench.search_process", which, str(path), str(asked)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return _of(program, size, kind, said["took"], said["opened"], path, said["resident"])


def _xapian(ours: Path, size: int, typed: list[str]) -> Measured:
    path = FOLDER / f"xapian-{size}.zim"
    if not path.exists():
        kiwix.make_zim(path, ours)
    started = time.monotonic()
    with kiwix.served(path) as (port, process):
        opened = (time.monotonic() - started) * 1000
        find = kiwix.kiwix_search(port, path.stem)
        for text in typed:
            find(text)
        took = [milliseconds(find, text) for text in typed]
        return _of("xapian", size, "whole", took, opened, path, resident(process))


def _of(program: str, size: int, kind: str, took: list[float], opened: float, path: Path, megabytes: float) -> Measured:
    shares = [percentile(took, share) for share in (0.5, 0.95, 0.99)]
    return Measured(program, size, kind, shares[0], shares[1], shares[2], opened, path.stat().st_size / 1e6, megabytes)


if __name__ == "__main__":
    raise SystemExit(main([int(size.replace(",", "")) for size in sys.argv[1:]] or list(SIZES)))
