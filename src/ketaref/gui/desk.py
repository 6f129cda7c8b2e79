"""What every page of the window works with, handed over once instead of looked up."""

import datetime
from collections.abc import Callable
from typing import NamedTuple, Protocol

from ketaref.gui.background import Background
from ketaref.gui.theme import Theme
from ketaref.library.library import Library


class Tell(Protocol):
    """Tells the person something in the message bar."""

    def __call__(self, sentence: str, tone: str = "info", deed: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show `sentence` in the tone "info", "caution" or "danger", with one thing to do about it."""


class Desk(NamedTuple):
    """The open library, the colours in use, the message bar, a thread for work, and the day to judge dates by."""

    library: Library
    theme: Theme
    tell: Tell
    background: Background
    today: datetime.date
