"""How large headings of a page are: in large text, as large as their longest word has room for on one line.

Qt's rich text knows headings in a few steps of the text around them, which CSS names; it heeds no other size.
"""

import re
from functools import lru_cache
from html import unescape

from ketaref.gui.word_width import widest_word

_STEPS = (("xx-large", 2.0), ("x-large", 1.5), ("large", 1.2), ("medium", 1.0))
USUAL = ("xx-large", "x-large", "large")
"""The sizes of the three levels."""
_HEADING = re.compile(r"<h([123])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENOUGH = 30
"""Sizes of running text in which every word of a heading has room."""
_SPARE = 0.3
"""What a word may take more than was measured, in sizes of running text."""


@lru_cache(maxsize=16)  # a view asks for it whenever it is resized
def heading_sizes(html: str, room: int) -> tuple[str, str, str]:
    """Return the sizes of the three levels on a page with room for so many sizes of its running text.

    None is smaller than running text, and none larger than the level above it.
    """
    if room >= _ENOUGH:
        return USUAL
    widest = [0.0, 0.0, 0.0]
    for level, said in _HEADING.findall(html):
        text = unescape(_TAG.sub("", said)).strip()
        if text:
            widest[int(level) - 1] = max(widest[int(level) - 1], widest_word(text, bold=True) + _SPARE)
    least = [_smaller(widest[level], room, level) for level in range(3)]
    return _name(least[0]), _name(max(least[:2])), _name(max(least))


def _smaller(word: float, room: int, usual: int) -> int:
    """Return the first step from the usual one at which a word has room, or the last."""
    return next((at for at in range(usual, len(_STEPS)) if word * _STEPS[at][1] <= room), len(_STEPS) - 1)


def _name(step: int) -> str:
    return _STEPS[step][0]
