"""The window on an X server while a person goes around in it; run by `tools.bench.frames`. Prints JSON.

Each deed is timed until what it changed is painted and sent: the deed itself, the layouts it asked for, and the
paint. Names of deeds map to milliseconds, one a time it was done.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme

ROUNDS = 6
ENTRIES = 60
SETTLES_MS = 1500
"""After which the window has done all that it does by itself after its start."""
BETWEEN_MS = 30
"""Between two deeds, so that what one leaves to an idle moment is not the next one's."""
WORDS = ("dissociation", "presion alta", "bladder", "spravado")


class Clock:
    """Times deeds of the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.took: dict[str, list[float]] = {}

    def time(self, name: str, deed: Callable[[], object]) -> None:
        """Do something and note how long it took until it was on the screen."""
        QTest.qWait(BETWEEN_MS)
        started = time.perf_counter()
        deed()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.took.setdefault(name, []).append((time.perf_counter() - started) * 1000)


def go_around(window: MainWindow) -> dict[str, list[float]]:
    """Go through tabs, entries, text sizes and letters as a counselor does."""
    clock = Clock(window)
    _tabs(clock)
    _entries(clock)
    _zoom(clock)
    _typing(clock)
    return clock.took


def _tabs(clock: Clock) -> None:
    window = clock.window
    for turn in range(ROUNDS + 1):
        for at, tab in enumerate(window.tabs):
            if not tab.build:
                clock.time(f"{'tab' if turn else 'first'} {tab.id}", partial(window.show_tab, at))


def _entries(clock: Clock) -> None:
    window = clock.window
    entries = window.desk.library.entries()
    for summary in entries[:: max(1, len(entries) // ENTRIES)]:
        drawn = bool(window.desk.library.entry(summary.id).figure_ids)
        name = "entry with figures" if drawn else "entry without figures"
        clock.time(name, partial(window.browse.open_entry, summary.id))


def _zoom(clock: Clock) -> None:
    clock.window.browse.open_entry("dissociation")
    for steps in (1, 1, 1, -1, -1, -1) * 3:
        clock.time("zoom", partial(clock.window.step_zoom, steps))


def _typing(clock: Clock) -> None:
    field = clock.window.top_bar.search
    field.take_focus()
    for word in WORDS:
        field.clear()
        for letter in word:
            clock.time("letter typed", partial(_type, clock.window, letter))


def _type(window: MainWindow, letter: str) -> None:
    window.top_bar.search.insert(letter)
    window.top_bar.search.ask_now()


def main() -> int:
    """Open the real program, go around in it, print what it took."""
    from ketaref import app

    open_window = app.open_window

    def report(window: MainWindow) -> None:
        print(json.dumps(go_around(window)), flush=True)
        QApplication.closeAllWindows()
        QApplication.exit(0)

    def open_and_watch(theme: Theme) -> MainWindow:
        window = open_window(theme)
        assert isinstance(window, MainWindow)
        QTimer.singleShot(SETTLES_MS, lambda: report(window))
        return window

    app.open_window = open_and_watch
    return app.run(argparse.Namespace())


if __name__ == "__main__":
    raise SystemExit(main())
