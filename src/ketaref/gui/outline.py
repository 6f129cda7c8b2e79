"""The headings of a page, as its document holds them."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from ketaref.gui.chosen_text import OBJECT

_LEVELS = (1, 2, 3)


class Heading(NamedTuple):
    """A heading of the page: its text, its level, its anchor name and its place in the document."""

    text: str
    level: int
    name: str
    position: int


def headings_of(document: QTextDocument) -> list[Heading]:
    """Return the headings of a page in their order."""
    return [
        Heading(block.text().strip(OBJECT + " "), block.blockFormat().headingLevel(), _anchor(block), block.position())
        for block in _blocks(document)
        if block.blockFormat().headingLevel() in _LEVELS and block.text().strip()
    ]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _anchor(block: QTextBlock) -> str:
    """The first anchor name in a block, empty where it has none."""
    part = block.begin()
    while not part.atEnd():
        names = part.fragment().charFormat().anchorNames()
        if names:
            return names[0]
        part += 1
    return ""
