"""The right side of reading: an entry or, until one is opened, what its tab says stands beside the list.

Nothing here is needed by a first key: each part is made when it is first shown.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ketaref.gui import metrics
from ketaref.gui.desk import Desk
from ketaref.gui.panes import bring
from ketaref.gui.tab import Tab
from ketaref.i18n import _
from ketaref.model.entry import Entry, EntrySummary

if TYPE_CHECKING:
    from ketaref.gui.compare.comparing import Comparing
    from ketaref.gui.pathway.page import PathwayPage
    from ketaref.gui.reading_area import ReadingArea
    from ketaref.gui.reading_pane import ReadingPane

PATHWAY_ENTRY = "mechanism-pathway"
"""The entry that says what each step of the diagram rests on."""


class PageSide(QStackedWidget):
    """Shows an entry, a tab's entries as a page, treatments side by side, the diagram, favorites or the start page.

    Signals: link_chosen -- the address of a link in the text.
             entry_chosen -- the id of the entry of a box of the diagram, or of its steps.
             choice_changed -- other treatments are side by side: their page has to be shown again.
             section_chosen -- another text of the entry is wanted.
             section_shown -- this text of the entry is shown.
             handout_wanted -- the entry is to be added to the handout.
             command_wanted -- the id of the command of a button that was pressed.
             zoom_wanted -- steps of text size asked for with the wheel.

    Attributes:
        diagram: the diagram of mechanisms; None before it is first shown.
    """

    link_chosen = Signal(str)
    entry_chosen = Signal(str)
    choice_changed = Signal()
    section_chosen = Signal(str)
    section_shown = Signal(str)
    handout_wanted = Signal()
    command_wanted = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._zoom = metrics.ZOOM_NORMAL
        self.diagram: PathwayPage | None = None

    @cached_property
    def reading(self) -> "ReadingArea":
        """The page being read and its headings."""
        from ketaref.gui.reading_area import ReadingArea

        made = ReadingArea(self._desk, self)
        made.link_chosen.connect(self.link_chosen)
        made.section_chosen.connect(self.section_chosen)
        made.section_shown.connect(self.section_shown)
        made.handout_wanted.connect(self.handout_wanted)
        made.command_wanted.connect(self.command_wanted)
        made.zoom_wanted.connect(self.zoom_wanted)
        self.addWidget(made)
        return made

    @cached_property
    def comparing(self) -> "Comparing":
        """Treatments side by side."""
        from ketaref.gui.compare.comparing import Comparing

        made = Comparing(self._desk, self.pane.view, self.pane)
        made.changed.connect(self.choice_changed)
        return made

    @property
    def pane(self) -> "ReadingPane":
        """The page being read, without its headings."""
        return self.reading.pane

    @property
    def compares(self) -> bool:
        """Whether treatments were put side by side since the window was made."""
        return "comparing" in self.__dict__

    # Showing ------------------------------------------------------------------------------------------

    def show_entry(self, entry: Entry, position: float) -> None:
        """Show an entry from `position`, a part of its height from 0 to 1."""
        self._bring_reading()
        self.pane.show_entry(entry, position)

    def show_overview(self, tab: Tab, way: str, entries: list[EntrySummary], position: float) -> None:
        """Show what stands beside the list of a tab, which holds `entries` in a way; raises LibraryDamaged."""
        from ketaref.gui.page import Page, overview_page

        if tab.page == "pathway" and (diagram := self._made_diagram()):
            bring(self, diagram, diagram.take_focus)
            self.pane.show_page(Page(_(tab.title), ""))  # or keys for headings would go through a page nobody sees
            return
        self._bring_reading()
        if tab.page == "treatments":
            self.pane.show_page(self.comparing.page(_(tab.title), entries), position, above=self.comparing.chooser)
        else:
            about = next((_(known.about) for known in tab.ways if known.key == way and known.about), "")
            self.pane.show_page(overview_page(_(tab.title), entries, about), position)

    def show_favourites(self, position: float) -> None:
        """Show the favorites."""
        from ketaref.gui.clinic.favourites import favourites_page

        self._bring_reading()
        self.pane.show_page(favourites_page(self._desk), position)

    def show_start(self, tabs: Iterable[tuple[Tab, int]], position: float) -> None:
        """Show the start page, which leads to tabs of so many entries; the very first time, what this program is."""
        self._bring_reading()
        if self._desk.settings.now.first_start_seen:
            from ketaref.gui.page import Subject, start_page
            from ketaref.gui.tabs.handouts import TAB as HANDOUTS

            all_tabs = (*tabs, (HANDOUTS, 0))
            subjects = [Subject(tab.id, _(tab.title), _(tab.about), entries) for tab, entries in all_tabs]
            self.pane.show_page(start_page(subjects, self._desk.library.release()), position)
        else:
            from ketaref.gui.first_start import first_start_page

            self.pane.show_page(first_start_page(self._desk.library.help_lines()), position)

    def _bring_reading(self) -> None:
        bring(self, self.reading, self.pane.take_focus)

    def _made_diagram(self) -> "PathwayPage | None":
        """Return the diagram, made when it is first wanted; None where the library has none."""
        drawn = None if self.diagram else self._desk.library.diagram()
        if drawn:
            from ketaref.gui.pathway.page import PathwayPage

            self.diagram = made = PathwayPage(drawn, self._desk.theme, self)
            made.entry_chosen.connect(self.entry_chosen)
            made.steps_wanted.connect(lambda: self.entry_chosen.emit(PATHWAY_ENTRY))
            made.set_zoom(self._zoom)
            self.addWidget(made)
        return self.diagram

    # All of it ----------------------------------------------------------------------------------------

    def set_zoom(self, zoom: int) -> None:
        """Show pages at `zoom` percent."""
        self._zoom = zoom
        self.reading.set_zoom(zoom)
        if self.diagram:
            self.diagram.set_zoom(zoom)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        diagram = self.diagram.panes() if self.diagram else []
        chooser = [self.comparing.chooser.button] if self.compares else []
        note = [self.pane.note.view] if self.pane.note else []
        return [*diagram, *chooser, self.pane.view, self.reading.contents.list, *note, self.pane.source]

    def forget(self) -> None:
        """Forget everything that was read and chosen."""
        self.pane.clear()
        if self.compares:
            self.comparing.forget()
        if self.diagram:
            self.diagram.forget()

    def take_over(self, before: "PageSide") -> None:
        """Stand where the same side stood in another language: treatments chosen, box reached, text wanted."""
        if before.compares:
            self.comparing.take_over(before.comparing)
        if before.diagram and (diagram := self._made_diagram()):
            diagram.canvas.stand_at(before.diagram.canvas.standing().box.id)
        self.pane.switch.want(before.pane.switch.wanted)
