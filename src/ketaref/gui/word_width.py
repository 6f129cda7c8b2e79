"""How wide words of a page are, in sizes of its text: measured once at one size, which is right for all."""

import re
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from ketaref.gui.document_style import FAMILY

_MEASURED_AT = 100
_BREAKS = re.compile(r"[\s-]")
"""Where a line may end."""
_NEARLY = 0.65


@lru_cache(maxsize=4096)  # the same words stand on many pages
def width(text: str, *, bold: bool) -> float:
    """Return the width of a text on one line."""
    return _measure(bold).horizontalAdvance(text) / _MEASURED_AT


def widest_word(text: str, *, bold: bool) -> float:
    """Return the width of the widest word of a text; of words that have far fewer letters than another, none is."""
    words = _BREAKS.split(text)
    long = max(map(len, words)) * _NEARLY
    return max(width(word, bold=bold) for word in words if len(word) >= long)


@lru_cache(maxsize=2)
def _measure(bold: bool) -> QFontMetricsF:
    font = QFont(FAMILY)
    font.setPixelSize(_MEASURED_AT)
    font.setBold(bold)
    return QFontMetricsF(font)
