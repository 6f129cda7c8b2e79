"""The links of a page under the keyboard: which one Tab comes to, how it is seen, and what is said of it."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from ketaref.gui.announce import announce
from ketaref.gui.colours import Colours
from ketaref.gui.finding import marked
from ketaref.gui.top_line import top_line
from ketaref.i18n import _

_AROUND = 2
"""Lines above and below a link that Tab comes to, so that it is read with what it belongs to."""
_LINK = QTextFormat.Property.UserProperty.value
"""Tells the mark of a link from those of words that were looked for."""


def next_link(view: QTextEdit, go: Callable[[], bool], colours: Colours) -> bool:
    """Let `go`, which is Qt's way to the next link, begin where one reads; mark the link and have it said.

    Qt tells a screen reader nothing of it, and draws a dotted line around it and no more. Returns what `go` returns:
    whether the keyboard stays on the page.
    """
    _begin_where_read(view)
    stays = go()
    link = view.textCursor()
    if not (stays and link.hasSelection()):
        unmark_link(view)
        return stays
    _bring_lines_around(view, link)
    made = marked(link, True, colours)
    made.format.setProperty(_LINK, True)
    view.setExtraSelections([*_others(view), made])
    announce(view, _("{text}, link").format(text=link.selectedText()))
    return stays


def unmark_link(view: QTextEdit) -> None:
    """Show that no link has the keyboard; words that were looked for stay marked."""
    view.setExtraSelections(_others(view))


def _others(view: QTextEdit) -> list[QTextEdit.ExtraSelection]:
    return [made for made in view.extraSelections() if not made.format.hasProperty(_LINK)]


def _bring_lines_around(view: QTextEdit, link: QTextCursor) -> None:
    here, bar = view.cursorRect(link), view.verticalScrollBar()
    lines = _AROUND * here.height()
    below, above = here.bottom() + lines - view.viewport().height(), here.top() - lines
    bar.setValue(bar.value() + max(0, below) + min(0, above))


def _begin_where_read(view: QTextEdit) -> None:
    """Begin at the text cursor or, where that is not in view, at the top of the view; Qt would at that of the page.

    The cursor stands where a link was left for its source, at a heading that was gone to, or at words that were found.
    """
    cursor = view.textCursor()
    in_view = view.viewport().rect().intersects(view.cursorRect(cursor))
    if in_view and cursor.hasSelection():  # a link that has the keyboard
        return
    at = cursor.position() if in_view else top_line(view).character
    if at:
        cursor.setPosition(at - 1)
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)  # Qt goes on from what is chosen
        view.setTextCursor(cursor)
