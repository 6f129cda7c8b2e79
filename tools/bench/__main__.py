"""`make bench`: measures what a person waits for, each figure beside its target, and prints it. Nothing fails here.

Every ratio is taken in one run on one machine: absolute times of two machines, or of two days, say nothing.
The same lines go to build/bench.txt.
"""

import platform
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench import content, handouts, search, window
from tools.bench.rows import HEADING, Row

PARTS: tuple[Callable[[], Iterator[Row]], ...] = (window.rows, search.rows, handouts.rows, content.rows)
OUTPUT = Path("build/bench.txt")


def main() -> int:
    """Run every part and print a line for each figure as it comes."""
    lines = [_machine(), HEADING]
    print("\n".join(lines), flush=True)
    for part in PARTS:
        for row in part():
            lines.append(str(row))
            print(row, flush=True)
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _machine() -> str:
    model = [line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")]
    processor = f"{len(model)} x {model[0]}" if model else platform.machine()
    return f"{processor}, Linux {platform.release()}, Python {platform.python_version()}"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    raise SystemExit(main())
