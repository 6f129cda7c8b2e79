"""Finding and reading: the list or the results at the left, the page being read beside it.

One reading area serves all tabs that list entries. Which page is shown, and what lies behind and ahead of it, is
kept in a `History`. What a first key needs, the field and the list, is there at once; the reading area and the
list of results are made when they are first wanted.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedLayout, QStackedWidget, QWidget

from ketaref.errors import KetaRefError
from ketaref.gui import metrics
from ketaref.gui.desk import Desk
from ketaref.gui.listings import Listings
from ketaref.gui.navigation import History, Place
from ketaref.gui.tab import Tab
from ketaref.gui.text_size import beside_page
from ketaref.gui.widgets.entry_list import EntryList
from ketaref.gui.widgets.result_list import ResultList
from ketaref.i18n import _, spoken
from ketaref.library.search import Search
from ketaref.model.entry import Citation, Entry

if TYPE_CHECKING:
    from ketaref.gui.compare.comparing import Comparing
    from ketaref.gui.pathway.page import PathwayPage
    from ketaref.gui.reading_area import ReadingArea
    from ketaref.gui.reading_pane import ReadingPane
    from ketaref.library.comparing import Comparison
    from ketaref.model.reading import Section

HOME, FAVOURITES = "home", "favourites"
_LONGEST_NUMBER = 6
PATHWAY_ENTRY = "mechanism-pathway"
"""The entry that says what each step of the diagram rests on."""


class BrowsePage(QWidget):
    """The page of every tab that lists entries.

    Signals: tab_wanted -- the id of the tab that the page being shown belongs to.
             place_changed -- another page is shown: back, forward and commands on entries may have changed.
             section_shown -- this text of an entry is shown.
             handout_wanted -- add the entry of that id to the handout.
             command_wanted -- the id of the command of a button that was pressed.
             search_left -- the results were left; the search field should be empty.
             zoom_wanted -- steps of text size asked for with the wheel.
    """

    tab_wanted = Signal(str)
    place_changed = Signal()
    section_shown = Signal(str)
    handout_wanted = Signal(str)
    command_wanted = Signal(str)
    search_left = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, desk: Desk, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tabs = tabs
        self.tab = tabs[0]
        self.zoom = metrics.ZOOM_NORMAL
        self._listed: Tab | None = None
        self._read: dict[str, str] = {}
        self._listings = Listings(desk.library)
        self._diagram: PathwayPage | None = None
        self._search = Search(desk.library)
        self.history = History()
        self.entry: Entry | None = None
        self.entry_list = EntryList(desk.theme, self)
        self.entry_list.entry_chosen.connect(self.open_entry)
        self.entry_list.way_chosen.connect(self._group)
        self._left = QStackedWidget(self)
        self._left.addWidget(self.entry_list)
        self._left.setMinimumWidth(metrics.LIST_LEAST_WIDTH)
        self._right = QFrame(self)
        self._right.setProperty("role", "page")
        self._right_side = QStackedLayout(self._right)
        self._build()
        self._show_list(self.tab)

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._left)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([metrics.LIST_WIDTH, metrics.WINDOW_SIZE[0] - metrics.LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @cached_property
    def results(self) -> ResultList:
        """The list of results, made with the first search."""
        made = ResultList(self._desk.theme, self)
        made.entry_chosen.connect(self.open_entry)
        self._left.addWidget(made)
        return made

    @cached_property
    def reading(self) -> "ReadingArea":
        """The page being read and its headings, made when the first page is shown."""
        from ketaref.gui.reading_area import ReadingArea

        made = ReadingArea(self._desk, self._right)
        made.link_chosen.connect(self._follow)
        made.section_chosen.connect(self._show_section)
        made.section_shown.connect(self.section_shown)
        made.handout_wanted.connect(self.want_handout)
        made.command_wanted.connect(self.command_wanted)
        made.zoom_wanted.connect(self.zoom_wanted)
        self._right_side.addWidget(made)
        return made

    @cached_property
    def comparing(self) -> "Comparing":
        """Treatments side by side, made when they are first shown."""
        from ketaref.gui.compare.comparing import Comparing

        made = Comparing(self._desk.library, self.pane.view, self.pane)
        made.changed.connect(lambda: self._show(Place(f"tab:{self.tab.id}", self.pane.view.position())))
        return made

    @property
    def pane(self) -> "ReadingPane":
        """The page being read, without its headings."""
        return self.reading.pane

    # Going somewhere ----------------------------------------------------------------------------------

    def show_tab(self, tab: Tab) -> None:
        """Show a tab's list, and beside it what was read there last, or the list as a page."""
        self.leave_search()
        self._show_list(tab)
        self.visit(self._read.get(tab.id, f"tab:{tab.id}"))

    def open_entry(self, entry_id: str) -> None:
        """Show an entry and put the keyboard on its text."""
        self.visit(f"entry:{entry_id}")
        self.pane.take_focus()

    def visit(self, address: str) -> None:
        """Show the page of an address and note it in the history."""
        self.history.remember(self.pane.view.position())
        self.history.visit(address)
        self._show(Place(address))

    def back(self) -> None:
        """Show the page before this one, where it was left."""
        self.history.remember(self.pane.view.position())
        place = self.history.back()
        if place:
            self._show(place)

    def forward(self) -> None:
        """Show the page after this one, where it was left."""
        self.history.remember(self.pane.view.position())
        place = self.history.forward()
        if place:
            self._show(place)

    def find_words(self) -> None:
        """Look for words on the page or, beside the diagram, in the list of what it shows."""
        if self._diagram and self._diagram.isVisible():
            self.entry_list.take_filter()
        else:
            self.pane.find_bar.open_bar()

    def search(self, text: str, mend: bool = True) -> None:
        """Show what `text` finds; an empty one shows the tab's list again. It answers before the next key."""
        if not text.strip():
            self._left.setCurrentWidget(self.entry_list)
            return
        try:
            self.results.show_results(self._search.find(text, spoken(), mend=mend))
            self._left.setCurrentWidget(self.results)
        except KetaRefError as error:
            self._desk.tell(str(error), "danger")

    def step_result(self, steps: int) -> None:
        """Choose the result so many places further down or, negative, up; without results, go to the list."""
        if self.searching:
            self.results.list.step(steps)
        else:
            self.entry_list.take_focus()

    def open_result(self) -> None:
        """Open the chosen result, where results are shown."""
        if self.searching:
            self.results.list.open_current()

    def leave_search(self) -> None:
        """Show the tab's list again instead of results."""
        if self.searching:
            self._left.setCurrentWidget(self.entry_list)
            self.search_left.emit()

    def forget(self) -> None:
        """Forget everything that was read and looked for, and show the start page."""
        self.history.clear()
        self._read.clear()
        self._listings.forget()
        self.pane.clear()
        if "comparing" in self.__dict__:
            self.comparing.forget()
        if self._diagram:
            self._diagram.forget()
        self.leave_search()
        self.tab, self._listed = self._tabs[0], None
        self.visit(HOME)

    def take_over(self, before: "BrowsePage") -> None:
        """Go on where the same page was, which another language made stale: place, history and all that was chosen."""
        self.history, self._read, self.tab = before.history, before._read, before.tab
        self._listings.take_over(before._listings)
        self._listed = None
        if "comparing" in before.__dict__:
            self.comparing.choose(before.comparing.chosen)
        if before._diagram and self._make_diagram() and self._diagram:
            self._diagram.canvas.stand_at(before._diagram.canvas.standing().box.id)
        self.pane.switch.want(before.pane.switch.wanted)
        if self.history.current:
            self._show(self.history.current)
        if before.entry_list.filtered:
            self.entry_list.filter(before.entry_list.filtered)

    def settle(self, width: int = 0) -> None:
        """Go to where the page was read, once the page is as wide as it was a moment ago."""
        now = self.pane.view.viewport().width()
        if now != width:
            QTimer.singleShot(metrics.SETTLED_MS, self, lambda: self.settle(now))
        elif self.history.current:
            self.pane.view.go_to_position(self.history.current.position)

    def want_handout(self) -> None:
        """Ask for the entry being read to be added to the handout."""
        if self.entry:
            self.handout_wanted.emit(self.entry.id)

    def set_zoom(self, zoom: int) -> None:
        """Show the page at `zoom` percent, and the lists as far as they have room."""
        self.zoom = zoom
        self.reading.set_zoom(zoom)
        if self._diagram:
            self._diagram.set_zoom(zoom)
        for rows in (self.entry_list.list, self.results.list, self.reading.contents.list):
            rows.setFont(beside_page(self.font(), zoom))

    def take_focus(self) -> None:
        """Put the keyboard where it belongs without a search: on the entry being read, else on the list."""
        if self.entry:
            self.pane.take_focus()
        else:
            self.entry_list.take_focus()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        chosen = self.results.list if self.searching else self.entry_list.list
        diagram = self._diagram.panes() if self._diagram else []
        chooser = [self.comparing.chooser.button] if "comparing" in self.__dict__ else []
        note = [self.pane.note.view] if self.pane.note else []
        return [chosen, *diagram, *chooser, self.pane.view, self.reading.contents.list, *note, self.pane.source]

    @property
    def compared(self) -> "Comparison | None":
        """The treatments side by side that are being read; None where something else is, or nothing is compared."""
        shown = self.entry is None and self.history.current and self.history.current.address == f"tab:{self.tab.id}"
        return self.comparing.shown if shown and self.tab.page == "treatments" else None

    @property
    def citations(self) -> list[Citation]:
        """The numbered sources of what is being read."""
        if self.entry:
            return self.entry.citations
        return self.compared.citations if self.compared else []

    @property
    def searching(self) -> bool:
        """Whether results are shown instead of the tab's list."""
        return self._left.currentWidget() is not self.entry_list

    # Showing it ---------------------------------------------------------------------------------------

    def _show(self, place: Place) -> None:
        kind, _colon, name = place.address.partition(":")
        self.entry = None
        self._put_in_front(diagram=False)
        try:
            if kind == "entry":
                self._show_entry(self._desk.library.entry(name), place.position)
            elif kind == "tab":
                self._show_overview(self._tab_named(name), place.position)
            elif place.address == FAVOURITES:
                self._show_favourites(place.position)
            else:
                self._show_start(place.position)
        except KetaRefError as error:
            self._desk.tell(str(error), "danger")
        self.place_changed.emit()

    def _show_entry(self, entry: Entry, position: float) -> None:
        self.entry = entry
        tab = next((tab for tab in self._tabs if entry.type in tab.types), self.tab)
        self._read[tab.id] = f"entry:{entry.id}"
        self._show_list(tab, entry.id)
        self.pane.show_entry(entry, position)
        if self.searching:
            self.results.list.choose(entry.id)

    def _show_overview(self, tab: Tab, position: float) -> None:
        from ketaref.gui.page import Page, overview_page

        self._read.pop(tab.id, None)
        self._show_list(tab)
        if tab.page == "pathway" and self._make_diagram():
            self.pane.show_page(Page(_(tab.title), ""))  # or keys for headings would go through a page nobody sees
            self._put_in_front(diagram=True)
        elif tab.page == "treatments":
            page = self.comparing.page(_(tab.title), self._listings.entries(tab))
            self.pane.show_page(page, position, above=self.comparing.chooser)
        else:
            self.pane.show_page(overview_page(_(tab.title), self._listings.entries(tab)), position)

    def _show_favourites(self, position: float) -> None:
        from ketaref.gui.clinic.favourites import favourites_page

        self._show_list(self.tab)
        self.pane.show_page(favourites_page(self._desk), position)

    def _make_diagram(self) -> bool:
        """Make the diagram when it is first wanted; says whether the library has one."""
        drawn = None if self._diagram else self._desk.library.diagram()
        if drawn:
            from ketaref.gui.pathway.page import PathwayPage

            self._diagram = made = PathwayPage(drawn, self._desk.theme, self._right)
            made.entry_chosen.connect(self.open_entry)
            made.steps_wanted.connect(lambda: self.open_entry(PATHWAY_ENTRY))
            made.set_zoom(self.zoom)
            self._right_side.addWidget(made)
        return self._diagram is not None

    def _put_in_front(self, *, diagram: bool) -> None:
        self._right_side.setCurrentWidget(self._diagram if diagram and self._diagram else self.reading)

    def _show_start(self, position: float) -> None:
        from ketaref.gui.page import Subject, start_page

        self._show_list(self.tab)
        if not self._desk.settings.now.first_start_seen:
            from ketaref.gui.first_start import first_start_page

            self.pane.show_page(first_start_page(self._desk.library.help_lines()), position)
            return
        subjects = [Subject(tab.id, _(tab.title), _(tab.about), len(self._listings.entries(tab))) for tab in self._tabs]
        self.pane.show_page(start_page(subjects, self._desk.library.release()), position)

    def _show_list(self, tab: Tab, chosen: str = "") -> None:
        """Show a tab's list; one that is shown already keeps its filter and its place."""
        self.tab = tab
        if tab is not self._listed:
            self._listed = tab
            self.entry_list.group_by.offer(tab.ways, self._listings.way(tab))
            self.entry_list.show_entries(_(tab.title), self._listings.entries(tab))
        self.entry_list.choose(chosen)
        self.tab_wanted.emit(tab.id)

    def _group(self, way: str) -> None:
        """Show the list of the tab under other headings, and the page that lists it."""
        self._listings.choose_way(self.tab, way)
        chosen = self.entry.id if self.entry else ""
        self.entry_list.show_entries(_(self.tab.title), self._listings.entries(self.tab), chosen)
        if self.history.current and self.history.current.address == f"tab:{self.tab.id}":
            self._show_overview(self.tab, 0.0)

    def _show_section(self, section: "Section") -> None:
        if self.entry:
            self.pane.show_section(self.entry, section)

    def _tab_named(self, name: str) -> Tab:
        return next((tab for tab in self._tabs if tab.id == name), self.tab)

    def _follow(self, address: str) -> None:
        kind, _colon, name = address.partition(":")
        if kind == "cite" and name.isdecimal() and len(name) < _LONGEST_NUMBER:
            self.pane.show_source(self.citations, int(name))
        elif kind in ("entry", "tab"):
            self.visit(address)
        elif kind == "seen":
            self._desk.settings.keep(first_start_seen=True)
            self.visit(HOME)
