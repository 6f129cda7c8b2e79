"""What every page of the window works with, handed over once instead of looked up."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ketaref.clinic.settings import SettingsFile
from ketaref.gui.background import Background
from ketaref.gui.theme import Theme
from ketaref.library.library import Library

if TYPE_CHECKING:
    from ketaref.clinic.store import ClinicFile


class Tell(Protocol):
    """Tells the person something in the message bar."""

    def __call__(self, sentence: str, tone: str = "info", deed: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show `sentence` in the tone "info", "caution" or "danger", with one thing to do about it."""


class Desk(NamedTuple):
    """The open library, colours, message bar, a thread for work, the day to judge dates by, and what is kept."""

    library: Library
    theme: Theme
    tell: Tell
    background: Background
    today: datetime.date
    settings: SettingsFile
    open_clinic: "OpenClinic"

    @property
    def clinic(self) -> "ClinicFile":
        """The clinic's own file: letterhead, sets, notes, favorites and sign-offs."""
        return self.open_clinic()


class Kept(NamedTuple):
    """What outlasts the program: how the window looks, and the clinic's file."""

    settings: SettingsFile
    open_clinic: "OpenClinic"


def kept_nowhere() -> Kept:
    """Return what is kept as long as the program only."""
    return Kept(SettingsFile(), OpenClinic(None))


class OpenClinic:
    """Gives the clinic's file in a folder, and loads what reads it when first asked: the start waits for none of it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._made: ClinicFile | None = None

    def __call__(self) -> "ClinicFile":
        """Return the file."""
        if self._made is None:
            from ketaref.clinic.store import ClinicFile

            self._made = ClinicFile(self._folder)
        return self._made

    @property
    def ready(self) -> "ClinicFile | None":
        """The file, once it has been looked at as a whole; None before."""
        return self._made if self._made and self._made.is_ready else None
