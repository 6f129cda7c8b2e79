"""The language of the window: at the start the computer's or the one that was set, then any that a person chooses.

Nothing keeps the one that was chosen last: it may have been for one client.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ketaref.clinic import policy
from ketaref.clinic.settings import StartLanguage
from ketaref.i18n import Spoken, _, best_of, noted, use_language

_KEYS = {"Ctrl": noted("Ctrl"), "Shift": noted("Shift"), "Del": noted("Del"), "Return": noted("Enter")}
"""What keyboards call a key, by what Qt calls it."""


class KeyNames(QTranslator):
    """Names keys as keyboards do where Qt does not: "Enter" for "Return", in Spanish "Mayús" and "Supr"."""

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _number: int = -1) -> str | None:
        """Return the name of a key; None for whatever else Qt asks."""
        named = _KEYS.get(source) if context == "QShortcut" else None
        return _(named) if named else None

    def isEmpty(self) -> bool:
        """Be asked at all."""
        return False


_installed: list[QTranslator] = []
"""Asking the application for it would make all its parts known to Python, which takes 9 ms at the start."""


def at_start(wanted: StartLanguage) -> Spoken:
    """Return the language to begin in: the policy's first where it names some, else the one that the user set.

    Where none is set, the one this computer asks for; English where we do not speak that.
    """
    if policy.fixes("languages"):
        return policy.in_force().languages[0]
    if wanted != "system":
        return wanted
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
    names = KeyNames(application)  # the last one is asked first
    application.installTranslator(names)
    _installed.append(names)
