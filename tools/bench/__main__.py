"""`make bench`: measures what a person waits for, each figure beside its target, and prints it. Nothing fails here.

Every ratio is taken in one run on one machine: absolute times of two machines, or of two days, say nothing.
The same lines go to build/bench.txt.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench import clinic, content, frames, handouts, painted, peers, search, window
from tools.bench.machine import machine
from tools.bench.rows import HEADING, Row

PARTS: tuple[Callable[[], Iterator[Row]], ...] = (
    window.rows,
    peers.rows,
    frames.rows,
    painted.rows,
    search.rows,
    handouts.rows,
    content.rows,
    clinic.rows,
)
OUTPUT = Path("build/bench.txt")


def main() -> int:
    """Run every part and print a line for each figure as it comes."""
    lines = [machine(), HEADING]
    print("\n".join(lines), flush=True)
    for part in PARTS:
        for row in part():
            lines.append(str(row))
            print(row, flush=True)
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
