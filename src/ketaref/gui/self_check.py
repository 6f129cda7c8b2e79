"""The window's half of `ketaref doctor`: fonts, icons and texts of Qt are loaded once, printers are looked for."""

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QPluginLoader, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvg import QSvgRenderer

from ketaref import paths
from ketaref.gui.look import load_font
from ketaref.i18n import LANGUAGES


class Found(NamedTuple):
    """What was loaded, and the names of the files that could not be."""

    fonts: int
    icons: int
    printers: int
    unreadable: tuple[str, ...]


def look() -> Found:
    """Load everything that the window shows itself with; needs no screen and opens none."""
    application = _without_a_screen()
    fonts, icons = sorted(paths.fonts().glob("*.ttf")), sorted(paths.icons().glob("*.svg"))
    lacking = [path.name for path in fonts if not load_font(path)]
    lacking += [path.name for path in icons if not QSvgRenderer(str(path)).isValid()]
    lacking += [f"qtbase_{language}.qm" for language in LANGUAGES if language != "en" and not _qt_speaks(language)]
    lacking += _broken_print_plugins()
    found = Found(len(fonts), len(icons), _printers(), tuple(lacking))
    del application
    return found


def _without_a_screen() -> object:
    """Return the application that runs, or one that draws nowhere: a doctor is called where there is no screen too."""
    if running := QGuiApplication.instance():
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([])


def _qt_speaks(language: str) -> bool:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return QTranslator().load(f"qtbase_{language}", folder)


def _broken_print_plugins() -> list[str]:
    """What joins Qt to the system's printers, where it is a plugin (it is not on Windows)."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "printsupport"
    loaders = [QPluginLoader(str(path)) for path in sorted(plugins.glob("*")) if path.is_file()]
    return [Path(loader.fileName()).name for loader in loaders if not loader.load()]


def _printers() -> int:
    from PySide6.QtPrintSupport import QPrinterInfo

    return len(QPrinterInfo.availablePrinterNames())
