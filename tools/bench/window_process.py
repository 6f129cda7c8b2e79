"""The window that measures itself; run by `tools.bench.window` as `window_process (start|session) STARTED`.

It is entered as `python -m ketaref` enters it: nothing of PySide6 is loaded before the program does so itself.
Prints the milliseconds from STARTED (the parent's monotonic clock) until the results of a first key were painted, and
the megabytes then resident: for `session` after 300 searches, 70 entries and 60 changes of a handout.
"""

import sys
from typing import TYPE_CHECKING

from ketaref import app
from ketaref.cli.main import main

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow
    from ketaref.gui.theme import Theme


def run(session: bool, started: float) -> int:
    """Run the real program, send it a key when it has painted; report when the results have been painted."""
    open_window = app.open_window

    def open_and_watch(theme: "Theme") -> "MainWindow":
        from tools.bench.first_paint import FirstPaint

        window: MainWindow = open_window(theme)  # type: ignore[assignment]  # the library can be read
        FirstPaint(window.top_bar.search, lambda: send_key(window, started, session))
        return window

    app.open_window = open_and_watch
    return main([])


def send_key(window: "MainWindow", started: float, session: bool) -> None:
    """Type one letter, as a person does who begins at once."""
    from PySide6.QtCore import Qt
    from tools.bench.first_paint import FirstPaint, report

    search = window.top_bar.search

    def shown() -> None:  # after the window's own answer: what is painted next are the results
        results = window.browse.left.results  # painted with its list: its viewport costs as much as a search
        FirstPaint(results, lambda: use(window, started) if session else report(started))

    search.asked.connect(shown, Qt.ConnectionType.SingleShotConnection)
    search.insert("d")


def use(window: "MainWindow", started: float) -> None:
    """Do in a row what a counselor does in ten minutes, then report."""
    from PySide6.QtCore import QTimer
    from tools.bench.first_paint import report
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
    raise SystemExit(run(sys.argv[1] == "session", float(sys.argv[2])))
