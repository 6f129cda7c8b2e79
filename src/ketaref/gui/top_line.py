"""The line at the top of a page that is read: noted before the page is laid out anew, and shown there again."""

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from ketaref.gui import metrics


class TopLine(NamedTuple):
    """A character, and how far below the top of the view its line begins, in sizes of the text.

    In a row of a table it may begin far above: the first cell is done where others go on.
    """

    character: int = 0
    below: float = 0.25


def top_line(view: QTextEdit, below: int = 0) -> TopLine:
    """Return what stands so many pixels below the top of the view; as long as nothing was scrolled, the beginning."""
    if not view.verticalScrollBar().value():
        return TopLine()
    cursor = view.cursorForPosition(QPoint(metrics.WIDE, below))
    return TopLine(cursor.position(), view.cursorRect(cursor).top() / _text_size(view))


def show_at_top(view: QTextEdit, line: TopLine) -> None:
    """Scroll so that the line stands where it was noted."""
    bar = view.verticalScrollBar()
    if not line.character:  # what is read from its beginning need not be laid out to its end
        bar.setValue(0)
        return
    whole(view)
    cursor = QTextCursor(view.document())
    cursor.setPosition(min(line.character, view.document().characterCount() - 1))
    bar.setValue(bar.value() + view.cursorRect(cursor).top() - round(line.below * _text_size(view)))


def whole(view: QTextEdit) -> int:
    """Return how far a page can be scrolled once all of it is laid out; the bar guesses until it is painted."""
    most = max(1, round(view.document().size().height()) - view.height())  # a bar of another page may be there yet
    view.verticalScrollBar().setMaximum(most)
    return most


def _text_size(view: QTextEdit) -> int:
    return max(1, view.document().defaultFont().pixelSize())
