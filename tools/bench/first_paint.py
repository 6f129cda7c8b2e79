"""The moment a widget has been painted; imported where PySide6 is already loaded, or is what is measured."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from tools.bench.rows import resident


class FirstPaint(QObject):
    """Calls back once, after a widget has been painted."""

    painted = Signal()

    def __init__(self, widget: QWidget, done: Callable[[], None]) -> None:
        super().__init__(widget)
        self.painted.connect(done, Qt.ConnectionType.QueuedConnection)  # what is queued comes before any timer
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Wait for the paint event, and for the event loop to have sent what it drew."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted.emit()
        return False


def report(started: float) -> None:
    """Print the milliseconds since `started` (the parent's monotonic clock) and the megabytes resident, and end."""
    sys.stdout.write(f"{(time.monotonic() - started) * 1000} {resident()}\n")
    sys.stdout.flush()
    QApplication.closeAllWindows()  # ends the work in the background as well
    QApplication.exit(0)
