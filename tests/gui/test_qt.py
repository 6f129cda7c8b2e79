"""What we rely on in Qt itself."""

import sys

from PySide6.QtCore import QPointF


def test_qt_gives_back_no_more_references_than_it_took() -> None:
    """PySide6 6.12.0 did on Python 3.11, and ended the program after some thousand calls (docs/decisions/0007)."""
    point = QPointF()
    before = sys.getrefcount(None)
    for _ in range(200):
        point.setX(1)
    assert sys.getrefcount(None) > before - 100
