"""What we rely on in Qt itself."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF


def test_qt_gives_back_no_more_references_than_it_took() -> None:
    """PySide6 6.12.0 did on Python 3.11, and ended the program after some thousand calls (docs/decisions/0007)."""
    point = QPointF()
    before = sys.getrefcount(None)
    for _ in range(200):
        point.setX(1)
    assert sys.getrefcount(None) > before - 100


@pytest.mark.parametrize(("before", "read"), [("", True), ("app.import_plainly()", False)])
def test_qt_reads_no_source_of_ours(before: str, read: bool) -> None:
    """It reads that of each module imported after it; with that undone, the start is 10 ms shorter."""
    lines = ["import linecache", "import PySide6.QtCore", "from ketaref import app", before]
    lines += ["from ketaref.library.folding import fold", "print(any('folding' in name for name in linecache.cache))"]
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(read)
