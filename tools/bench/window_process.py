"""One window that measures itself; run by `tools.bench.window` as `window_process (bare|start|session) STARTED`.

Prints the milliseconds from STARTED (the parent's monotonic clock) until the window was usable, and the
megabytes then resident: for `session` after 300 searches, 70 entries and 60 changes of a handout.
"""

import argparse
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from tools.bench.rows import resident

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow
    from ketaref.gui.theme import Theme


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
    """Print what was measured and end."""
    print((time.monotonic() - started) * 1000, resident(), flush=True)
    QApplication.closeAllWindows()  # ends the work in the background as well
    QApplication.exit(0)


def bare(started: float) -> int:
    """Show an empty window of PySide6."""
    application = QApplication([])
    window = QMainWindow()
    label = QLabel("bare")
    window.setCentralWidget(label)
    FirstPaint(label, lambda: report(started))
    window.show()
    return application.exec()


def ketaref(started: float, session: bool) -> int:
    """Run the real program, send it a key when it has painted; report when the results have been painted."""
    from ketaref import app
    from ketaref.gui.main_window import MainWindow

    open_window = app.open_window

    def open_and_watch(theme: "Theme") -> QMainWindow:
        window = open_window(theme)
        assert isinstance(window, MainWindow)
        FirstPaint(window.top_bar.search, lambda: send_key(window, started, session))
        return window

    app.open_window = open_and_watch
    return app.run(argparse.Namespace())


def send_key(window: "MainWindow", started: float, session: bool) -> None:
    """Type one letter, as a person does who begins at once."""
    search = window.top_bar.search

    def shown() -> None:  # after the window's own answer: what is painted next are the results
        results = window.browse.left.results  # painted with its list: its viewport costs as much as a search
        FirstPaint(results, lambda: use(window, started) if session else report(started))

    search.asked.connect(shown, Qt.ConnectionType.SingleShotConnection)
    search.insert("d")


def use(window: "MainWindow", started: float) -> None:
    """Do in a row what a counselor does in ten minutes, then report."""
    from tools.bench.session import deeds

    steps = deeds(window)

    def step() -> None:
        wait = next(steps, None)
        if wait is None:
            report(started)
        else:
            QTimer.singleShot(wait, step)

    step()


if __name__ == "__main__":
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # the tests' tools bring it, `make run` does not
    kind, moment = sys.argv[1], float(sys.argv[2])
    raise SystemExit(bare(moment) if kind == "bare" else ketaref(moment, kind == "session"))
