"""What every page of the window works with, handed over once instead of looked up."""

import datetime
from collections.abc import Callable
from typing import NamedTuple, Protocol

from ketaref.clinic.settings import SettingsFile
from ketaref.gui.background import Background
from ketaref.gui.theme import Theme
from ketaref.library.library import Library


class Tell(Protocol):
    """Tells the person something in the message bar."""

    def __call__(self, sentence: str, tone: str = "info", deed: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show `sentence` in the tone "info", "caution" or "danger", with one thing to do about it."""


class Desk(NamedTuple):
    """The open library, colours, message bar, a thread for work, the day to judge dates by, what is remembered."""

    library: Library
    theme: Theme
    tell: Tell
    background: Background
    today: datetime.date
    settings: SettingsFile
