"""A counselor's visit in the real window, without a person: what `test_no_network` watches from outside.

Run as a program of its own: finds, reads, makes a handout, saves it to the path given, finishes with the client.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketaref import app
from ketaref.gui.main_window import MainWindow
from ketaref.handouts import output
from ketaref.typeset.engine import Typesetter

PATIENCE = 60.0  # seconds
opened: list[MainWindow] = []


def use(window: MainWindow, target: Path) -> None:
    """Do what a counselor does in a visit."""
    QTest.keyClicks(window.top_bar.search, "high blood presure")
    for entry in ("dissociation", "blood-pressure", "esketamine-spravato"):
        window.browse.open_entry(entry)
    window.add_to_handout("dissociation")
    window.show_tab(len(window.tabs) - 1)
    wait(lambda: window.handouts.preview is not None)
    preview = window.handouts.preview
    assert preview is not None
    output.write(preview.document, "pdf", target, Typesetter())
    window.actions_by_id["finish"].trigger()
    wait(lambda: not window.desk.background.busy)


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until it is done."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, "the window is still not done"
        QTest.qWait(20)


def visit(window: MainWindow, target: Path) -> None:
    """Do the visit and end the program: with 0, or with what went wrong."""
    try:
        use(window, target)
        code = 0
    except Exception:  # noqa: BLE001 (whatever it is, the program must end and say so)
        traceback.print_exc()
        code = 1
    window.close()
    QApplication.exit(code)


def main(target: Path) -> int:
    """Run the program as a person starts it, and use it once it is open."""
    build = app.open_window

    def open_and_use(theme: object) -> object:
        window = build(theme)  # type: ignore[arg-type]
        assert isinstance(window, MainWindow)
        opened.append(window)
        QTimer.singleShot(500, lambda: visit(window, target))
        return window

    app.open_window = open_and_use  # type: ignore[assignment]
    return app.run(argparse.Namespace())


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
