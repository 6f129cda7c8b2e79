"""The line at the top of a page that is read: noted before the page is laid out anew, and shown there again."""

import re
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ketaref.gui import metrics

_BESIDE = (0.3, 0.5, 0.7, 0.9)
"""Where else the row of a table may have a line, in widths of the view: its first cell may be done."""
_DOWN = (0.0, 0.6, 1.2)
"""How far below, in sizes of the text: between two paragraphs there is no line."""
_WORDS = 40
"""Letters that tell a place of a page from others."""
_NAMED = ": "
"""Where a row of a table is told line by line, what stands before a value."""
_WIDE, _BOTH = re.compile("[\U00010000-\U0010ffff]"), "\ufffd\ufffd"


class TopLine(NamedTuple):
    """A character of a page, and how far below the top of the view its line begins, in sizes of the text.

    In a row of a table it may begin far above: the first cell is done where others go on. `words` are those that begin
    there, after a `part` of the page from 0 to 1: tables take another shape at another width.
    """

    character: int = 0
    below: float = 0.25
    words: str = ""
    part: float = 0.0


def top_line(view: QTextEdit, below: int = 0) -> TopLine:
    """Return the first line of which half stands so many pixels below the top of the view, or more.

    As long as nothing was scrolled that is the beginning.
    """
    if not view.verticalScrollBar().value():
        return TopLine()
    cursor = _line_at(view, below) or view.cursorForPosition(QPoint(metrics.WIDE, below))
    at, high = cursor.position(), view.cursorRect(cursor).top() / _text_size(view)
    return TopLine(at, high, _words_at(cursor), at / view.document().characterCount())


def show_at_top(view: QTextEdit, line: TopLine) -> None:
    """Scroll so that the line stands where it was noted."""
    bar = view.verticalScrollBar()
    if not line.character:  # what is read from its beginning need not be laid out to its end
        bar.setValue(0)
        return
    whole(view)
    document = view.document()
    found = place_of(document, line)
    cursor = QTextCursor(document)
    cursor.setPosition(round(line.part * (document.characterCount() - 1)) if found is None else found)
    bar.setValue(bar.value() + view.cursorRect(cursor).top() - round(line.below * _text_size(view)))


def whole(view: QTextEdit) -> int:
    """Return how far a page can be scrolled once all of it is laid out; the bar guesses until it is painted."""
    most = max(1, round(view.document().size().height()) - view.height())  # a bar of another page may be there yet
    view.verticalScrollBar().setMaximum(most)
    return most


def place_of(document: QTextDocument, line: TopLine) -> int | None:
    """Return where the words of a line stand in a document, which may be the page in another shape; None: nowhere."""
    cursor = QTextCursor(document)
    cursor.setPosition(min(line.character, document.characterCount() - 1))
    if _words_at(cursor).startswith(line.words):
        return cursor.position()
    page = counted(document.toRawText())
    near = line.part * len(page)
    for words in filter(None, (line.words, line.words.partition(_NAMED)[2])):
        places = [found.start() for found in re.finditer(re.escape(words), page)]
        if places:
            return min(places, key=lambda at: abs(at - near))
    return None


def counted(text: str) -> str:
    """Return a text with two characters for each that Qt counts as two."""
    return _WIDE.sub(_BOTH, text)


def _line_at(view: QTextEdit, below: int) -> QTextCursor | None:
    """Return the beginning of the first line of which half or more is below that, in whichever cell of a row."""
    across = [metrics.WIDE, *(round(part * view.viewport().width()) for part in _BESIDE)]
    for down in _DOWN:
        for x in across:
            cursor = view.cursorForPosition(QPoint(x, below + round(down * _text_size(view))))
            if view.cursorRect(cursor).center().y() >= below:
                cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
                return cursor
    return None


def _words_at(cursor: QTextCursor) -> str:
    text = counted(cursor.block().text())[cursor.positionInBlock() :]
    return text[:_WORDS].partition("\u2028")[0]


def _text_size(view: QTextEdit) -> int:
    return max(1, view.document().defaultFont().pixelSize())
