"""The window under real key presses; run by `tools.bench.painted`. Prints milliseconds, a key each, as a JSON list."""

import argparse
import json
import time

from PySide6.QtCore import QEvent, QObject, QProcess, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme

TYPED = (
    "dissociation", "presion alta", "high blood presure", "bladder pain", "k hole", "can i drive after ketamine",
    "spravado", "esketamine", "suboxone", "will it mess up my meds", "nausea", "is it addictive", "ansiedad", "ptsd",
    "how long does it last", "vejiga", "depression in older adults", "tms", "cost", "no me hace nada",
)  # fmt: skip
BETWEEN_KEYS = 60
"""Milliseconds: sixteen letters a second, faster than most people type."""
MILLISECONDS = 1000


class Watch(QObject):
    """Notes when a key was pressed, by the X server's clock, and when the results that it led to had been painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.took: list[float] = []
        self._pressed = 0.0
        self._field = window.top_bar.search
        self._list = window.browse.left.results.list.viewport()
        self._field.installEventFilter(self)
        self._list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Start the clock at a key, stop it when the paint event has been worked off and what it drew was sent."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._pressed = self._pressed or float(event.timestamp())
        elif watched is self._list and event.type() == QEvent.Type.Paint and self._pressed:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        if self._pressed:
            self.took.append(time.monotonic() * MILLISECONDS - self._pressed)
            self._pressed = 0.0


class Typist(QObject):
    """Types one text after the other with xdotool, the field emptied in between."""

    def __init__(self, window: MainWindow, watch: Watch) -> None:
        super().__init__(window)
        self._window = window
        self._watch = watch
        self._texts = iter(TYPED)
        self._process = QProcess(self)
        self._process.finished.connect(self._next)
        self._process.start("xdotool", ["windowfocus", "--sync", str(int(window.winId()))])

    def _next(self) -> None:
        self._window.top_bar.search.take_focus()
        self._window.top_bar.search.clear()
        text = next(self._texts, None)
        if text is None:
            print(json.dumps(self._watch.took), flush=True)
            QApplication.closeAllWindows()
            QApplication.exit(0)
            return
        self._process.start("xdotool", ["type", "--delay", str(BETWEEN_KEYS), text])


def main() -> int:
    """Open the real program and type into it."""
    from ketaref import app

    open_window = app.open_window

    def open_and_type(theme: Theme) -> MainWindow:
        window = open_window(theme)
        assert isinstance(window, MainWindow)
        QTimer.singleShot(MILLISECONDS, lambda: Typist(window, Watch(window)))  # it has furnished itself by then
        return window

    app.open_window = open_and_type
    return app.run(argparse.Namespace())


if __name__ == "__main__":
    raise SystemExit(main())
