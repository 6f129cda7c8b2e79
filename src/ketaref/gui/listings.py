"""What the list of each tab holds, in the way that was chosen for it."""

from collections.abc import Iterable

from ketaref.gui.tab import Tab
from ketaref.i18n import spoken
from ketaref.library.library import Library
from ketaref.model.entry import EntrySummary
from ketaref.model.names import GROUPS, OTHER_GROUPS


class Listings:
    """The entries of tabs, kept once they were read: they are asked for at every change of tab."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ways: dict[str, str] = {}
        self._kept: dict[tuple[str, str], list[EntrySummary]] = {}

    def entries(self, tab: Tab) -> list[EntrySummary]:
        """Return the entries of a tab as its list groups them; raises LibraryDamaged."""
        way = self.way(tab)
        if (tab.id, way) not in self._kept:
            found = (entry for kind in tab.types for entry in self._library.entries(kind, spoken(), way))
            self._kept[tab.id, way] = in_groups(found, tab.first)
        return self._kept[tab.id, way]

    def way(self, tab: Tab) -> str:
        """Return how the list of a tab is grouped, empty for the usual."""
        return self._ways.get(tab.id, "")

    def choose_way(self, tab: Tab, way: str) -> None:
        """Group the list of a tab otherwise."""
        self._ways[tab.id] = way

    def take_over(self, before: "Listings") -> None:
        """Group as before, in another language."""
        self._ways = before._ways

    def forget(self) -> None:
        """Group everything as usual again."""
        self._ways.clear()


def in_groups(entries: Iterable[EntrySummary], first: tuple[str, ...] = ()) -> list[EntrySummary]:
    """Return entries with those of a group together, in the order in which a reader needs the groups.

    Those named by their ids stand `first` in their group, in that order.
    """
    place = {entry_id: at for at, entry_id in enumerate(first)}
    headings = [name.in_language(spoken()) for names in (*GROUPS, *OTHER_GROUPS) for name in names.values()]
    order = {name: at for at, name in enumerate(headings)}
    return sorted(entries, key=lambda entry: (order.get(entry.group, len(order)), place.get(entry.id, len(place))))
