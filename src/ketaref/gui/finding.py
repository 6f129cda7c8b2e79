"""Words looked for on a page: the places that hold them, and how these are marked."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ketaref.gui.colours import Colours
from ketaref.gui.top_line import counted, top_line, whole

_SHAPES = {"'": "\u2018\u2019\u02bc", '"': "\u201c\u201d", "-": "\u2010\u2011\u2013\u2212", " ": "\u00a0\u2009\u202f"}


class FoldedPage(NamedTuple):
    """A page in which words are looked for, and its text as nobody types it: made once for all keys of a word."""

    document: QTextDocument
    text: str


def folded_page(document: QTextDocument) -> FoldedPage:
    """Return a page to look for words in."""
    return FoldedPage(document, folded(document.toPlainText()))


def places_of(shown: FoldedPage, text: str) -> Iterator[QTextCursor]:
    """Give every place of a page that holds `text`, whatever its case, its accents and the shape of its quotes."""
    wanted, (document, page) = folded(text), shown
    at = page.find(wanted) if wanted else -1
    while at >= 0:
        place = QTextCursor(document)
        place.setPosition(at)
        place.setPosition(at + len(wanted), QTextCursor.MoveMode.KeepAnchor)
        yield place
        at = page.find(wanted, at + len(wanted))


def folded(text: str) -> str:
    """Return a text without what nobody types to find it; every character keeps its place in the document."""
    whole = counted(text)
    low = whole.lower()
    return (low if len(low) == len(whole) else whole).translate(_plain_letters())


@lru_cache(maxsize=1)
def _plain_letters() -> dict[int, str]:
    letters = {code: normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)}
    return letters | {ord(shape): plain for plain, shapes in _SHAPES.items() for shape in shapes}


def place_here(view: QTextEdit, places: list[QTextCursor], before: QTextCursor | None) -> int:
    """Return the number of the place to show first: from the one before, where it is in view, else from what is read.

    Beyond the last it begins again.
    """
    inside = before is not None and view.viewport().rect().intersects(view.cursorRect(before))
    here = before.selectionStart() if before is not None and inside else top_line(view).character
    return next((at for at, place in enumerate(places) if place.selectionStart() >= here), 0)


def mark(view: QTextEdit, places: list[QTextCursor], current: QTextCursor | None, colours: Colours) -> None:
    """Mark places that were found, and bring the current one into view."""
    view.setExtraSelections([marked(place, place is current, colours) for place in places])
    if current is not None:
        start = QTextCursor(current)
        start.setPosition(current.selectionStart())
        _bring_into_view(view, start)
        view.setTextCursor(start)


def _bring_into_view(view: QTextEdit, place: QTextCursor) -> None:
    """Scroll to a place that is out of view, so that what stands around it is read too."""
    whole(view)
    rect, high, bar = view.cursorRect(place), view.viewport().height(), view.verticalScrollBar()
    if rect.top() < 0 or rect.bottom() > high:
        bar.setValue(bar.value() + rect.top() - high // 3)


def marked(place: QTextCursor, current: bool, colours: Colours) -> QTextEdit.ExtraSelection:
    """Return the mark of a place, which is the one that was come to or one of the others."""
    made = QTextEdit.ExtraSelection()
    made.cursor = place
    made.format.setBackground(QColor(colours.accent if current else colours.mark))
    made.format.setForeground(QColor(colours.on_accent if current else colours.ink))
    return made
