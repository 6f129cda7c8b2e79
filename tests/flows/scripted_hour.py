"""Counselors at work for a while, without a person: what `test_what_is_left` watches from outside.

Run as a program of its own, with a folder to save in and a number of minutes: visit after visit, in both languages,
each with searches, reading, comparing, a handout that is saved, printed and copied, and an end.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit

from ketaref import app
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.handouts import printing
from ketaref.gui.main_window import MainWindow

PATIENCE = 200.0  # seconds
QUERIES = ("high blood presure", "me siento fuera de mi cuerpo", "spravato vs ketamine", "zzzq", "what if it hurts?")
ENTRIES = ("dissociation", "blood-pressure", "esketamine-spravato", "iv-ketamine", "major-depression", "nausea")
LOOKS = ("theme-dark", "theme-contrast", "theme-light", "bigger", "smaller", "actual-size")
OWN_SENTENCE = "Call us Monday if the ride falls through."
"""What a counselor writes for one client: it is on the paper, and nowhere else."""
opened: list[MainWindow] = []


def visit(window: MainWindow, folder: Path, number: int, query: str, look: str) -> None:
    """Do what a counselor does with one client."""
    QTest.keyClicks(window.top_bar.search, query)
    window.browse.left.open_result()
    for entry in listed(window):
        window.browse.open_entry(entry)
        for section in ("client", "spanish", "counselor"):
            window.actions_by_id[section].trigger()
    for at in range(len(window.tabs)):
        window.show_tab(at)
        settle(window)
    window.actions_by_id[look].trigger()
    window.actions_by_id["language-es" if number % 2 else "language-en"].trigger()
    settle(window)
    hand_out(window, folder / f"sheet {number}.pdf")
    window.actions_by_id["palette"].trigger()
    close_dialogs()
    window.actions_by_id["finish"].trigger()
    settle(window)


def listed(window: MainWindow) -> list[str]:
    """Return the entries to read, of those that the library has."""
    known = {entry.id for entry in window.desk.library.entries()}
    return [entry for entry in ENTRIES if entry in known]


def hand_out(window: MainWindow, target: Path) -> None:
    """Make a handout, save it as the dialog asks, look for a printer, print into a file, copy the text."""
    window.add_to_handout("dissociation")
    window.show_tab(len(window.tabs) - 1)
    panel = window.handouts.options_panel
    panel.packet.add.click()
    for field in panel.own.fields.values():  # a sheet begins in the language of the window
        field.setPlainText(OWN_SENTENCE)
    wait(lambda: window.handouts.choices.own.en == window.handouts.choices.own.es == OWN_SENTENCE)
    settle(window)
    assert window.handouts.preview is not None
    assert OWN_SENTENCE in " ".join(window.handouts.preview.text.split())
    window.actions_by_id["save"].trigger()
    dialog = window.findChild(SaveDialog)
    assert dialog is not None
    dialog.go_to(target.parent)
    dialog.findChildren(QLineEdit)[0].setText(target.name)
    dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save).click()
    wait(target.exists)
    window.actions_by_id["print"].trigger()  # which asks the system for its printers
    QTest.qWait(100)
    close_dialogs()
    preview = window.handouts.preview
    assert preview is not None
    printer = printing.printer_for(preview.document)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target.with_name(f"printed {target.name}")))
    printing.print_pages(preview.pages, printer)
    window.actions_by_id["copy-text"].trigger()


def close_dialogs() -> None:
    """Close whatever stands over the window."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()


def settle(window: MainWindow) -> None:
    """Let the window work until nothing is left to do."""
    wait(lambda: not window.desk.background.busy)


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until it is done."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, "the window is still not done"
        QTest.qWait(20)


def work(window: MainWindow, folder: Path, minutes: float) -> None:
    """Visit after visit, then end the program: with 0, or with what went wrong."""
    code, until, number = 0, time.monotonic() + 60 * minutes, 0
    queries: Iterator[str] = cycle(QUERIES)
    looks: Iterator[str] = cycle(LOOKS)
    try:
        while number < 2 or time.monotonic() < until:
            number += 1
            visit(window, folder, number, next(queries), next(looks))
    except Exception:  # noqa: BLE001 (whatever it is, the program must end and say so)
        traceback.print_exc()
        code = 1
    print(f"{number} visits")  # noqa: T201
    window.close()
    QApplication.exit(code)


def main(folder: Path, minutes: float) -> int:
    """Run the program as a person starts it, and work with it once it is open."""
    build = app.open_window

    def open_and_work(theme: object) -> object:
        window = build(theme)  # type: ignore[arg-type]
        assert isinstance(window, MainWindow)
        opened.append(window)
        QTimer.singleShot(800, lambda: work(window, folder, minutes))
        return window

    app.open_window = open_and_work  # type: ignore[assignment]
    return app.run(argparse.Namespace())


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), float(sys.argv[2])))
