"""The window's composition root: opens the library, dresses the application and joins the two."""

import argparse
import datetime
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow

from ketaref import paths
from ketaref.errors import LibraryError
from ketaref.gui.look import dress
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.gui.trouble_window import TroubleWindow
from ketaref.i18n import _
from ketaref.library.library import Library


def main() -> int:
    """Open the window; for the entry of the program that has no console. Returns the exit code."""
    return run(argparse.Namespace())


def run(options: argparse.Namespace) -> int:
    """Open the window and return when it is closed: 0, or 1 where there is no screen."""
    application = _application()
    window = open_window(dress(application))
    window.show()
    QTimer.singleShot(0, lambda: _after_first_paint(window))
    return application.exec()


def open_window(theme: Theme) -> QMainWindow:
    """Return the window over the installed library or, where it cannot be read, one that says so."""
    try:
        return MainWindow(Library.open(paths.database()), theme, datetime.date.today())
    except LibraryError as error:
        return TroubleWindow(str(error), theme)


def _after_first_paint(window: QMainWindow) -> None:
    """Do what can wait: the last resort for errors, and the check of every byte of the library."""
    from ketaref.gui.dialogs import error_window

    error_window.install()
    if isinstance(window, MainWindow):
        window.check_library()


def _application() -> QApplication:
    """Start Qt. Without a screen Qt would abort with a core dump: its last words become one sentence instead."""
    before = qInstallMessageHandler(_last_words)
    application = QApplication(sys.argv[:1])
    qInstallMessageHandler(before)
    application.setApplicationName("KetaRef")
    application.setDesktopFileName("ketaref")
    return application


def _last_words(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        sentence = _("There is no screen to open the window on. Start KetaRef from a desktop session.")
        print(f"ketaref: {sentence}", file=sys.stderr, flush=True)  # noqa: T201
        os._exit(1)
