"""Words looked for on a page: the places that hold them, and how these are marked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ketaref.gui.colours import Colours

if TYPE_CHECKING:
    from ketaref.gui.widgets.entry_view import EntryView


def places_of(document: QTextDocument, text: str) -> Iterator[QTextCursor]:
    """Give every place of a page that holds `text`, whatever its case."""
    cursor = QTextCursor(document)
    while text:
        cursor = document.find(text, cursor, QTextDocument.FindFlag(0))
        if cursor.isNull():
            return
        yield QTextCursor(cursor)


def mark(view: "EntryView", places: list[QTextCursor], current: QTextCursor | None, colours: Colours) -> None:
    """Mark places that were found, and bring the current one into view."""
    view.setExtraSelections([marked(place, place is current, colours) for place in places])
    if current is not None:
        start = QTextCursor(current)
        start.setPosition(current.selectionStart())
        _bring_into_view(view, start)
        view.setTextCursor(start)


def _bring_into_view(view: "EntryView", place: QTextCursor) -> None:
    """Scroll to a place that is out of view, so that what stands around it is read too."""
    view.whole()
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
