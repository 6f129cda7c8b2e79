"""The search field that is always there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ketaref.gui import metrics
from ketaref.gui.actions import shown_key
from ketaref.gui.text_size import grown
from ketaref.gui.theme import Theme
from ketaref.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that move through the results: they mean those of what was typed, not of the letter before."""


class SearchField(QLineEdit):
    """Takes what is typed and the keys that move through the results.

    Signals: asked -- what stands in the field, once all keys that were waiting have been taken: on a slow machine
                 nothing is searched for that has been typed over already.
             step_wanted -- go that many results further down or, negative, up.
             open_wanted -- open the chosen result.
             left -- Esc: the field is empty, the keyboard wants to go back to where it was.
    """

    asked = Signal(str)
    step_wanted = Signal(int)
    open_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("search")
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(_("Results appear as you type. Down and Enter open one."))
        self.setPlaceholderText(_("Search: a condition, a medicine, a worry"))
        self._glass: QIcon | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._ask)
        self.textChanged.connect(self._changed)

    def furnish(self) -> None:
        """Name the key and draw the glass: what can wait until the window has been painted."""
        self.setPlaceholderText(f"{self.placeholderText()} ({shown_key('Ctrl+K')})")
        self._draw_glass()
        self._theme.changed.connect(self._draw_glass)

    def take_focus(self) -> None:
        """Put the keyboard here, with everything selected so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def ask_for(self, text: str) -> None:
        """Ask for a text as if it had been typed here."""
        self.take_focus()
        self.setText(text)
        self.ask_now()

    def ask_now(self) -> None:
        """Ask for what was typed last, where that is still due."""
        if self._due.isActive():
            self._due.stop()
            self._ask()

    def _changed(self, text: str) -> None:
        self._due.start()
        if not text:  # an emptied field is seen at once
            self.ask_now()

    def _ask(self) -> None:
        self.asked.emit(self.text())

    def _draw_glass(self) -> None:
        from ketaref.gui.icons import icon

        self._glass = icon("search", self._theme.colours.muted)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the keys of the result list on."""
        if event.key() in _MOVING:
            self.ask_now()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier:
            event.ignore()  # a command that cannot be used now: no letter is meant
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the glass in it."""
        super().paintEvent(event)
        if self._glass:
            size = grown(metrics.ICON)
            glass = self._glass.pixmap(QSize(size, size), self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawPixmap(metrics.GAP, (self.height() - size) // 2, glass)
            painter.end()
