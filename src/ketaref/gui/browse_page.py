"""Finding and reading: the list or the results at the left, the page being read beside it.

One page serves all tabs that list entries. A `History` keeps what is shown and what lies behind and ahead of it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketaref.errors import KetaRefError
from ketaref.gui import metrics
from ketaref.gui.desk import Desk
from ketaref.gui.list_side import ListSide
from ketaref.gui.navigation import History, Place
from ketaref.gui.page_side import PageSide
from ketaref.gui.tab import Tab
from ketaref.gui.tabs.handouts import TAB as HANDOUTS
from ketaref.gui.two_sides import TwoSides
from ketaref.model.entry import Citation, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from ketaref.gui.reading_pane import ReadingPane
    from ketaref.library.comparing import Comparison
    from ketaref.model.reading import Section

HOME, FAVOURITES = "home", "favourites"
_LONGEST_NUMBER = 6


class BrowsePage(QWidget):
    """The page of every tab that lists entries.

    Signals: place_changed -- another page is shown: back, forward and commands on entries may have changed.
             handout_wanted -- add the entry of that id to the handout; tab_wanted -- show the tab of that id.

    Attributes:
        left: the list of the tab, or the results.
        right: the page being read.
        history: the pages visited.
        entry: the entry being read, if it is one.
        zoom: the text size in percent.
    """

    place_changed = Signal()
    handout_wanted = Signal(str)
    tab_wanted = Signal(str)

    def __init__(self, desk: Desk, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tabs = tabs
        self._read: dict[str, str] = {}
        self.zoom = metrics.ZOOM_NORMAL
        self.history = History()
        self.entry: Entry | None = None
        self.left = ListSide(desk, tabs[0], self)
        self.right = PageSide(desk, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._sides = TwoSides(self.left, self.right, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)

    def _connect(self) -> None:
        self.left.entry_chosen.connect(self.open_entry)
        self.left.way_chosen.connect(self._group)
        self.right.link_chosen.connect(self._follow)
        self.right.entry_chosen.connect(self.open_entry)
        self.right.choice_changed.connect(self._compare_again)
        self.right.section_chosen.connect(self._show_section)
        self.right.handout_wanted.connect(self.want_handout)

    # Its parts ----------------------------------------------------------------------------------------

    @property
    def tab(self) -> Tab:
        """The tab that the page being shown belongs to."""
        return self.left.tab

    @property
    def pane(self) -> "ReadingPane":
        """The page being read, without its headings."""
        return self.right.pane

    @property
    def compared(self) -> "Comparison | None":
        """The treatments side by side that are being read; None where something else is, or nothing is compared."""
        shown = self.entry is None and self.history.current and self.history.current.address == f"tab:{self.tab.id}"
        return self.right.comparing.shown if shown and self.tab.page == "treatments" else None

    @property
    def citations(self) -> list[Citation]:
        """The numbered sources of what is being read."""
        shown = self.entry or self.compared
        return shown.citations if shown else []

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.left.shown, *self.right.panes()]

    # Going somewhere ----------------------------------------------------------------------------------

    def show_tab(self, tab: Tab) -> None:
        """Show a tab's list, and beside it what was read there last where it was left, or the list as a page.

        The tab of what is read leads to that page too, as going up: to the diagram, to treatments side by side.
        """
        up = self.entry is not None and tab is self.tab and self.isVisible() and not self.left.searching
        self.left.leave_search()
        self.left.show_tab(tab)
        address = f"tab:{tab.id}" if up else self._read.get(tab.id, f"tab:{tab.id}")
        self.history.remember(self.pane.view.position())
        self.visit(address, self.history.left_at(address))

    def open_entry(self, entry_id: str) -> None:
        """Show an entry and put the keyboard on its text."""
        self.visit(f"entry:{entry_id}")
        self.pane.take_focus()

    def visit(self, address: str, position: float = 0.0) -> None:
        """Show the page of an address from a part of its height, and note it in the history."""
        self.history.remember(self.pane.view.position())
        self.history.visit(address)
        self._show(Place(address, position))

    def back(self) -> None:
        """Show the page before this one, where it was left."""
        self._go(self.history.back)

    def forward(self) -> None:
        """Show the page after this one, where it was left."""
        self._go(self.history.forward)

    def forget(self) -> None:
        """Forget everything that was read and looked for, and show the start page."""
        self.history.clear()
        self._read.clear()
        self.left.forget(self._tabs[0])
        self.visit(HOME)
        self.right.forget()  # now: what is shown stays

    def take_over(self, before: "BrowsePage") -> None:
        """Go on where the same page was, which another language made stale: place, history and all that was chosen."""
        self.history, self._read = before.history, before._read
        self.left.take_over(before.left)
        self.right.take_over(before.right)
        if self.history.current:
            self._show(self.history.current)
        if before.left.entry_list.filtered:
            self.left.entry_list.filter(before.left.entry_list.filtered)

    def settle(self) -> None:
        """Go to where the page was read, whatever width and height it comes to have."""
        if self.history.current:
            self.pane.view.stay_at(self.history.current.position)

    def want_handout(self) -> None:
        """Ask for the entry being read to be added to the handout."""
        if self.entry:
            self.handout_wanted.emit(self.entry.id)

    def set_zoom(self, zoom: int) -> None:
        """Show the page at `zoom` percent."""
        self.zoom = zoom
        self._sides.set_zoom(zoom)
        self.right.set_zoom(zoom)

    def take_focus(self) -> None:
        """Put the keyboard where it belongs without a search: on the entry being read, else on the list."""
        if self.entry:
            self.pane.take_focus()
        else:
            self.left.entry_list.take_focus()

    # Showing it ---------------------------------------------------------------------------------------

    def _go(self, step: "Callable[[], Place | None]") -> None:
        self.history.remember(self.pane.view.position())
        place = step()
        if place:
            self._show(place)

    def _show(self, place: Place) -> None:
        kind, _colon, name = place.address.partition(":")
        self.entry = None
        try:
            if kind == "entry":
                self._show_entry(self._desk.library.entry(name), place.position)
            elif kind == "tab":
                tab = next((tab for tab in self._tabs if tab.id == name), self.tab)
                self._show_overview(tab, place.position)
            elif place.address == FAVOURITES:
                self.left.stand_beside()
                self.right.show_favourites(place.position)
            else:
                self.left.stand_beside()
                tabs = ((tab, len(self.left.entries(tab))) for tab in self._tabs)
                self.right.show_start(tabs, place.position)
        except KetaRefError as error:
            self._desk.tell(str(error), "danger")
        self.place_changed.emit()

    def _show_entry(self, entry: Entry, position: float) -> None:
        self.entry = entry
        tab = next((tab for tab in self._tabs if entry.type in tab.types), self.tab)
        self._read[tab.id] = f"entry:{entry.id}"
        self.left.show_tab(tab, entry.id)
        self.right.show_entry(entry, position)

    def _show_overview(self, tab: Tab, position: float) -> None:
        self._read.pop(tab.id, None)
        self.left.show_tab(tab)
        self.right.show_overview(tab, self.left.way, self.left.entries(tab), position)

    def _group(self, way: str) -> None:
        """Show the list of the tab under other headings, and the page that lists it."""
        self.left.group(way, self.entry.id if self.entry else "")
        if self.history.current and self.history.current.address == f"tab:{self.tab.id}":
            self._show_overview(self.tab, 0.0)

    def _compare_again(self) -> None:
        """Show other treatments side by side, at the same height of the page."""
        self._show(Place(f"tab:{self.tab.id}", self.pane.view.position()))

    def _show_section(self, section: "Section") -> None:
        if self.entry:
            self.pane.show_section(self.entry, section)

    def _follow(self, address: str) -> None:
        kind, _colon, name = address.partition(":")
        if kind == "cite" and name.isdecimal() and len(name) < _LONGEST_NUMBER:
            self.pane.show_source(self.citations, int(name))
        elif address == f"tab:{HANDOUTS.id}":
            self.tab_wanted.emit(name)
        elif kind in ("entry", "tab"):
            self.visit(address)
        elif kind == "seen":
            self._desk.settings.keep(first_start_seen=True)
            self.visit(HOME)
