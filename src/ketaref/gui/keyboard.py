"""Keys that mean the same wherever the keyboard is in the window, and what shows where it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from ketaref.gui.widgets.focus_edge import mark_focus

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow


class WindowKeys(QObject):
    """Enter presses the button that has the keyboard, as Space does; Esc puts the message away.

    Qt's own buttons take Enter in dialogs only.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.top_bar)  # it goes with the parts of the window that another language makes stale
        self._message = window.message_bar
        window.installEventFilter(self)
        mark_focus(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take the key."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        here = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton | QToolButton):
            here.click()
            return True
        return event.key() == Qt.Key.Key_Escape and self._message.put_away()
