"""What a tab is: a name, and either the types of entries it lists and how, or a page of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from ketaref.gui.way import Way

if TYPE_CHECKING:
    from ketaref.gui.desk import Desk
    from ketaref.gui.handouts.page import HandoutPage


class Tab(NamedTuple):
    """One tab of the window. `build` makes the page of a tab that lists no entries, when it is first shown.

    `ways` are offered above the list, the usual one first. `page` says what stands beside the list until an entry is
    opened: its entries as a page, treatments side by side, or the mechanisms as a diagram. `first` are the ids of
    entries that stand first in their group, in an order that their titles do not have.
    """

    id: str
    title: str
    about: str = ""
    types: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    page: Literal["entries", "treatments", "pathway"] = "entries"
    build: "Callable[[Desk], HandoutPage] | None" = None
    first: tuple[str, ...] = ()
