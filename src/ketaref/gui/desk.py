"""What every page of the window works with, handed over once instead of looked up."""

import datetime
import functools
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


OpenClinic = Callable[[], "ClinicFile"]
"""Gives the clinic's file, and loads what reads it when first asked."""


class Kept(NamedTuple):
    """What outlasts the program: how the window looks, and the clinic's file."""

    settings: SettingsFile
    open_clinic: OpenClinic


def kept_nowhere() -> Kept:
    """Return what is kept as long as the program only."""
    return Kept(SettingsFile(), clinic_in(None))


def clinic_in(folder: Path | None) -> OpenClinic:
    """Return what gives the clinic's file in `folder`; the start waits for nothing of it."""

    @functools.cache
    def opened() -> "ClinicFile":
        from ketaref.clinic.store import ClinicFile

        return ClinicFile(folder)

    return opened
