"""What a tab is: a name, and either the types of entries it lists or a page of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ketaref.gui.desk import Desk
    from ketaref.gui.handouts.page import HandoutPage


class Tab(NamedTuple):
    """One tab of the window. `build` makes the page of a tab that lists no entries, when it is first shown."""

    id: str
    title: str
    about: str = ""
    types: tuple[str, ...] = ()
    build: "Callable[[Desk], HandoutPage] | None" = None
