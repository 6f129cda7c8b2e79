"""A text cursor in all that is read (F7, as in browsers): arrow keys move it through the text instead of scrolling.

A screen reader says the line it comes to, and with Shift it chooses a passage to copy.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from ketaref.gui import metrics

_ON = "ketaref_caret"
_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


def is_on() -> bool:
    """Say whether what is read has a text cursor."""
    application = QApplication.instance()
    return bool(application and application.property(_ON))


def turn(*, on: bool) -> None:
    """Give everything that is read a text cursor, or take it away."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    application.setProperty(_ON, on)
    for widget in application.allWidgets():
        if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly():
            give(widget)


def give(view: QTextEdit | QPlainTextEdit) -> None:
    """Give a view, which may be a new one, a text cursor if that is wanted."""
    keys = view.findChild(CaretKeys)
    if is_on() == bool(keys):
        return
    view.setTextInteractionFlags(view.textInteractionFlags() ^ Qt.TextInteractionFlag.TextSelectableByKeyboard)
    if keys:
        view.removeEventFilter(keys)
        keys.setParent(None)
    else:
        CaretKeys(view)


def put(view: QTextEdit, position: int) -> None:
    """Put the text cursor at a place of the page, chosen or not."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    view.setTextCursor(cursor)


class CaretKeys(QObject):
    """Brings the cursor to where one reads before it is moved: the page may have been scrolled since."""

    def __init__(self, view: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        """Bring it there; the view moves it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            here = self._view.cursorRect()
            if not self._view.viewport().rect().intersects(here):
                self._view.setTextCursor(self._view.cursorForPosition(QPoint(metrics.WIDE, here.height())))
        return False
