"""The language of the window: the system's at the start, and any other that a person chooses. Nothing keeps it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ketaref.clinic import policy
from ketaref.i18n import Spoken, best_of, use_language

_installed: list[QTranslator] = []
"""Asking the application for it would make all its parts known to Python, which takes 9 ms at the start."""


def at_start() -> Spoken:
    """Return the language to begin in: the policy's first where it names some, else the one this computer asks for.

    English where we do not speak that.
    """
    if policy.fixes("languages"):
        return policy.in_force().languages[0]
    return best_of(QLocale.system().uiLanguages())


def speak(language: Spoken) -> None:
    """Say everything that is made from now on in `language`: our own words, and those of Qt's dialogs and menus."""
    use_language(language)
    application = QCoreApplication.instance()
    if application is None:
        return
    for before in _installed:
        application.removeTranslator(before)
        before.deleteLater()
    _installed.clear()
    translator = QTranslator(application)
    if language != "en" and translator.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(translator)
        _installed.append(translator)
