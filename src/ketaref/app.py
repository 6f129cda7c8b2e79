"""The window's composition root: opens the library, dresses the application and joins the two.

Qt and the window are imported inside the functions, after `run` has sent the garbage collector to sleep: going
over half-loaded modules again and again costs a tenth of the way to the first answer.
"""

import argparse
import builtins
import datetime
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

AFTER_START_MS = 400
"""When the rest of the start is done: a person who types at once is answered before."""

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication, QMainWindow

    from ketaref.clinic.settings import SettingsFile
    from ketaref.gui.main_window import MainWindow
    from ketaref.gui.theme import Theme
    from ketaref.gui.trouble_window import TroubleWindow
    from ketaref.packs.choice import Choice


def main() -> int:
    """Open the window, with the content pack that was double-clicked; for the program that has no console.

    Returns the exit code.
    """
    return run(argparse.Namespace(pack=next(iter(sys.argv[1:]), None)))


def run(options: argparse.Namespace) -> int:
    """Open the window and return when it is closed: 0, or 1 where there is no screen."""
    gc.disable()
    bind_when_called()
    from PySide6.QtCore import QTimer

    import_plainly()
    from ketaref.gui.look import dress

    application = start_qt()
    window = open_window(dress(application))
    window.show()
    QTimer.singleShot(AFTER_START_MS, lambda: _after_first_paint(window))
    if pack := getattr(options, "pack", None):
        QTimer.singleShot(AFTER_START_MS, window, lambda: offer(window, Path(pack)))
    code = application.exec()
    _closed(window)
    return code


def bind_when_called() -> None:
    """Let libraries loaded from now on look up a function when it is first called, and not all 13,000 of PySide's.

    Python asks for all at once, which takes 3 ms of the way to the first answer. Windows has no such choice.
    """
    if sys.platform != "win32":
        sys.setdlopenflags(os.RTLD_LAZY)


def import_plainly() -> None:
    """Import modules from now on as Python does by itself.

    PySide reads the source of every module imported after it, to see whether that may write Qt's names another way
    (`__feature__`); none of ours does. It took 10 ms of the way to the first answer, and kept every line in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _closed(window: "QMainWindow") -> None:
    """Let a trial of new content that was not over be none: the program was closed, it did not crash."""
    from ketaref.gui.main_window import MainWindow

    if isinstance(window, MainWindow) and window.desk.library.path.name == "content.db":
        from ketaref.packs import trial

        folder = window.desk.library.path.parent
        trial.broken_off(folder.parent, folder.name)


def start_qt() -> "QApplication":
    """Start Qt. Without a screen it would abort with a core dump: its last words become one sentence instead."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ketaref.gui import languages
    from ketaref.gui.look import ARGUMENTS

    before = qInstallMessageHandler(_last_words)
    application = QApplication([sys.argv[0], *ARGUMENTS])
    qInstallMessageHandler(before)
    application.setApplicationName("KetaRef")
    languages.speak(languages.at_start(remembered().now.language))
    return application


def open_window(theme: "Theme") -> "QMainWindow":
    """Return the window over the newest whole content or, where none can be read, one that says so."""
    from PySide6.QtCore import QTimer

    from ketaref import paths
    from ketaref.clinic import policy
    from ketaref.errors import LibraryError
    from ketaref.gui.desk import Kept, OpenClinic
    from ketaref.gui.growing import grow
    from ketaref.gui.main_window import MainWindow
    from ketaref.packs.choice import choose_at_start

    settings = remembered()
    if settings.now.appearance != theme.choice:
        theme.choose(settings.now.appearance)
    grow(theme, settings.now.zoom)
    try:
        chosen = choose_at_start(_user_data() / "packs", paths.database(), policy.in_force().extra_keys, trial=True)
    except LibraryError as error:
        from ketaref.gui.trouble_window import TroubleWindow

        trouble = TroubleWindow(str(error), theme)
        trouble.view.set_zoom(settings.now.zoom)
        trouble.content_wanted.connect(lambda: _replace(trouble, theme))
        return trouble
    kept = Kept(settings, OpenClinic(clinic_folder()))
    window = MainWindow(chosen.library, theme, datetime.date.today(), _furnish, kept)
    if chosen.notice:
        QTimer.singleShot(AFTER_START_MS, window, lambda: _tell(window, chosen))
    return window


def _furnish(window: "MainWindow") -> None:
    from ketaref.gui.furnishing import furnish  # a key typed at once is answered before it is loaded

    furnish(window)


def offer(window: "QMainWindow", pack: Path) -> None:
    """Offer to install the pack in a file, whichever window there is."""
    from ketaref.gui.main_window import MainWindow
    from ketaref.gui.packs import deeds
    from ketaref.gui.trouble_window import TroubleWindow

    if isinstance(window, MainWindow):
        deeds.offer(window, pack)
    elif isinstance(window, TroubleWindow):
        window.offer(pack)


def _replace(trouble: "TroubleWindow", theme: "Theme") -> None:
    """Open the window once there is content, and take away the one that said there is none."""
    trouble.successor = open_window(theme)
    trouble.successor.show()
    trouble.close()


def _tell(window: "MainWindow", chosen: "Choice") -> None:
    from ketaref.gui.packs import content

    content.tell(window, chosen)


def _user_data() -> Path:
    """Return what `paths.user_data` does; asking Qt costs the start nothing (docs/decisions/0023)."""
    from PySide6.QtCore import QStandardPaths

    from ketaref import paths

    if portable := paths.portable():
        return portable
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "KetaRef" if folder else paths.user_data()


def remembered() -> "SettingsFile":
    """Return what is remembered of the window, in the folder of the user's own that never roams.

    Qt says where that is: asking platformdirs takes 8 ms of the way to the first answer (docs/decisions/0023).
    """
    from PySide6.QtCore import QStandardPaths

    from ketaref import paths
    from ketaref.clinic.settings import SettingsFile

    if portable := paths.portable():
        return SettingsFile(portable / "settings.json")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return SettingsFile(Path(folder) / "KetaRef" / "settings.json" if folder else None)


def clinic_folder() -> Path:
    """Return the folder of the clinic's file, which need not be there yet: the policy's, else the user's own for data.

    The user's own never roams: a file that several computers copy over each other would lose what one of them wrote.
    """
    from ketaref.clinic import policy

    named = policy.in_force().clinic_folder
    return Path(named) if named else _user_data() / "clinic"


def _after_first_paint(window: "QMainWindow") -> None:
    """Do what can wait: the last resort for errors, the check of every byte of the library, the icon."""
    from ketaref.clinic import policy
    from ketaref.gui import look
    from ketaref.gui.clinic.deeds import look_at_clinic
    from ketaref.gui.dialogs import error_window
    from ketaref.gui.main_window import MainWindow
    from ketaref.gui.packs import content

    error_window.install()
    look.load_slanted_fonts()
    window.setWindowIcon(look.window_icon())
    if isinstance(window, MainWindow):
        content.check(window)
        look_at_clinic(window)
        if complaint := policy.complaint():
            window.desk.tell(complaint, "caution")
    gc.enable()
    gc.freeze()


def _last_words(kind: "QtMsgType", _context: "QMessageLogContext", _text: str) -> None:
    from PySide6.QtCore import QtMsgType

    if kind == QtMsgType.QtFatalMsg:
        from ketaref.i18n import _

        sentence = _("There is no screen to open the window on. Start KetaRef from a desktop session.")
        print(f"ketaref: {sentence}", file=sys.stderr, flush=True)  # noqa: T201
        os._exit(1)
