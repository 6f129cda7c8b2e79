"""The left side of reading: the list of a tab or, while something is searched, what was found.

Each of the two lists is made when it is first shown: where a key was quicker than the list of the tab, its answer does
not wait for it.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ketaref.errors import KetaRefError
from ketaref.gui.desk import Desk
from ketaref.gui.listings import Listings
from ketaref.gui.tab import Tab
from ketaref.gui.widgets.list_of_rows import ListOfRows, Standing
from ketaref.gui.widgets.result_list import ResultList
from ketaref.i18n import _, spoken
from ketaref.library.search import Search
from ketaref.model.entry import EntrySummary

if TYPE_CHECKING:
    from ketaref.gui.widgets.entry_list import EntryList


class ListSide(QStackedWidget):
    """Shows the entries of one tab, filtered and grouped as the reader likes, or the results of a search.

    Signals: entry_chosen -- the id of the entry that was opened.
             way_chosen -- another way of grouping is wanted.
             search_wanted -- these words are wanted in all tabs.
             tab_shown -- the id of the tab whose list is shown; empty where the page beside it is of no tab.
             search_left -- the results were left; the search field should be empty.

    Attributes:
        tab: the tab whose list is shown, or stands behind the results.
        marked: what was told last with `tab_shown`.
    """

    entry_chosen = Signal(str)
    way_chosen = Signal(str)
    search_wanted = Signal(str)
    tab_shown = Signal(str)
    search_left = Signal()

    def __init__(self, desk: Desk, tab: Tab, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listings = Listings(desk.library)
        self._search = Search(desk.library)
        self._listed: Tab | None = None
        self._shown = ""
        self._left: dict[str, tuple[Standing | None, str]] = {}
        self.tab = tab
        self.marked = ""

    @cached_property
    def entry_list(self) -> "EntryList":
        """The list of the tab."""
        from ketaref.gui.widgets.entry_list import EntryList

        made = EntryList(self._desk.theme, self)
        made.entry_chosen.connect(self.entry_chosen)
        made.way_chosen.connect(self.way_chosen)
        made.search_wanted.connect(self.search_wanted)
        self.addWidget(made)
        return made

    @cached_property
    def results(self) -> ResultList:
        """The list of results."""
        made = ResultList(self._desk.theme, self)
        made.entry_chosen.connect(self.entry_chosen)
        self.addWidget(made)
        return made

    # The list of a tab --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the list of the first tab, unless a key was quicker."""
        if self.currentWidget() is None:
            self.show_tab(self.tab)

    def show_tab(self, tab: Tab, chosen: str = "") -> None:
        """Show a tab's list where it was left, with one entry chosen; one that is shown already keeps its filter too.

        An entry that was not the chosen one there comes into view.
        """
        self.tab = tab
        self._fill()
        if chosen and chosen == self._shown:
            self.entry_list.list.choose_in_place(chosen)
        else:
            self.entry_list.choose(chosen)
            self._shown = chosen or self._shown
        if self.searching and chosen:
            self.results.list.choose(chosen)
        self._mark(tab.id)

    def stand_beside(self) -> None:
        """Show the list of the tab beside a page that is of no tab."""
        self.show_tab(self.tab)
        self._mark("")

    def _mark(self, tab_id: str) -> None:
        self.marked = tab_id
        self.tab_shown.emit(tab_id)

    def entries(self, tab: Tab) -> list[EntrySummary]:
        """Return the entries of a tab as its list groups them; raises LibraryDamaged."""
        return self._listings.entries(tab)

    @property
    def way(self) -> str:
        """How the list of the tab is grouped, empty for the usual."""
        return self._listings.way(self.tab)

    def group(self, way: str, chosen: str = "") -> None:
        """Show the list of the tab under other headings, with one entry chosen."""
        self._listings.choose_way(self.tab, way)
        self._shown = chosen
        self.entry_list.show_entries(_(self.tab.title), self.entries(self.tab), chosen)

    def _fill(self) -> None:
        """Fill the list, where it holds another tab than the one to be shown."""
        if self.tab is not self._listed:
            self._leave()
            self._listed = self.tab
            self.entry_list.group_by.offer(self.tab.ways, self.way)
            self.entry_list.show_entries(_(self.tab.title), self.entries(self.tab))
            stood, self._shown = self._left.get(self.tab.id, (None, ""))
            if stood:
                self.entry_list.list.stand_at(stood)

    def _leave(self) -> None:
        """Note where the list stands, and which entry was chosen in it; one that was filtered begins at its top."""
        if self._listed:
            stands = None if self.entry_list.filtered else self.entry_list.list.standing()
            self._left[self._listed.id] = (stands, self._shown if stands else "")

    # Searching ----------------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether results are shown instead of the tab's list."""
        return "results" in self.__dict__ and self.currentWidget() is self.results

    def search(self, text: str, mend: bool = True) -> None:
        """Show what `text` finds; an empty one shows the tab's list again. It answers before the next key."""
        if not text.strip():
            self._show_list()
            return
        try:
            self.results.show_results(self._search.find(text, spoken(), mend=mend))
            self.setCurrentWidget(self.results)
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
            self._show_list()
            self.search_left.emit()

    def _show_list(self) -> None:
        self._fill()
        self.setCurrentWidget(self.entry_list)

    # Both ---------------------------------------------------------------------------------------------

    @property
    def shown(self) -> ListOfRows:
        """The rows being shown."""
        return self.results.list if self.searching else self.entry_list.list

    def forget(self, tab: Tab) -> None:
        """Forget what was looked for, how lists were grouped and where they stood; `tab` is shown next."""
        self._listings.forget()
        self.leave_search()
        self.tab, self._listed = tab, None
        self._left.clear()

    def take_over(self, before: "ListSide") -> None:
        """Show the tab of the same side in another language, grouped as before."""
        self.tab, self._listed = before.tab, None
        self._listings.take_over(before._listings)
