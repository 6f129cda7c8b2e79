"""The frame of the window: bars, tabs and pages, joined. What happens inside a page is the page's own business."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ketaref.gui import metrics, tabs
from ketaref.gui.background import Background
from ketaref.gui.desk import Desk, Kept, kept_nowhere
from ketaref.gui.growing import Growing
from ketaref.gui.panes import bring
from ketaref.gui.text_size import open_with
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.help_strip import HelpStrip
from ketaref.gui.widgets.message_bar import MessageBar
from ketaref.gui.widgets.subject_bar import SubjectBar
from ketaref.gui.widgets.top_bar import TopBar
from ketaref.i18n import _
from ketaref.library.library import Library

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ketaref.gui.browse_page import BrowsePage
    from ketaref.gui.handouts.page import HandoutPage
    from ketaref.gui.widgets.idle_bar import IdleBar

TITLE = "KetaRef"
"""The window's title, always: a task bar tells nobody what is being looked up."""

Furnish = Callable[["MainWindow"], None]
"""Gives a window that stands all that can be done with it: `ketaref.gui.furnishing`, which knows the window."""


class MainWindow(QMainWindow):
    """The one window of the program, over a library that could be opened.

    Attributes:
        desk: what every page works with.
        tabs: the tabs being shown, from left to right.
        idle_bar: warns before what an absent person left is cleared; there once furnished.
        message_bar: where the window tells a person something.
        actions_by_id: every command of the menus; there once furnished.
        handouts_made: the page of the handouts, None before it is first asked for.
    """

    idle_bar: "IdleBar"

    def __init__(
        self, library: Library, theme: Theme, today: datetime.date, furnish: Furnish, kept: Kept | None = None
    ) -> None:
        super().__init__()
        self._furnish = furnish
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*metrics.WINDOW_LEAST_SIZE)
        open_with(self, *metrics.WINDOW_SIZE)  # the help lines at its foot are never below the screen
        self.tabs = tabs.shown(library)
        self._furnish_soon = QTimer(self)
        self._furnish_soon.setSingleShot(True)
        self._furnish_soon.setInterval(metrics.AFTER_PAINT_MS)
        self._furnish_soon.timeout.connect(self.furnish)
        self._growing = Growing(theme, lambda zoom: self.desk.settings.keep(zoom=zoom), self)
        self.make_parts(Desk(library, theme, lambda *_: None, Background(self), today, *(kept or kept_nowhere())))

    def make_parts(self, desk: Desk) -> None:
        """Make every part of the window in the language in use: at the start, and when it changes."""
        self.message_bar = MessageBar(self)
        self.desk = desk._replace(tell=self.message_bar.tell)
        self.top_bar = TopBar(desk.theme, self)
        self.tab_bar = SubjectBar(self.tabs, self)
        self.strip = HelpStrip(self)
        self._pages = QStackedWidget(self)
        self._browse: BrowsePage | None = None
        self.handouts_made: HandoutPage | None = None
        self.actions_by_id: dict[str, QAction] = {}
        self._build()
        self._connect()
        self.top_bar.search.setFocus()

    def furnish(self) -> None:
        """Add what the first key does not need: menus and shortcuts, icons, and the start page."""
        if not self.actions_by_id:
            self._furnish(self)

    def _build(self) -> None:
        self.strip.show_lines(self.desk.library.help_lines())
        middle = QWidget(self)
        self._column = layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.tab_bar, self.message_bar):
            layout.addWidget(widget)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.top_bar.search.asked.connect(self._search)
        self.top_bar.search.step_wanted.connect(self._step_from_search)
        self.top_bar.search.open_wanted.connect(lambda: self.browse.left.open_result())
        self.top_bar.search.left.connect(lambda: self.front.take_focus())
        self.message_bar.left.connect(lambda: self.front.take_focus())
        self.top_bar.wanted.connect(lambda command: self.actions_by_id[command].trigger())
        self.tab_bar.wanted.connect(self.show_tab)

    @property
    def browse(self) -> "BrowsePage":
        """The page of the tabs that list entries, made when the frame has been painted or when it is first wanted."""
        if self._browse is None:
            from ketaref.gui.browse_page import BrowsePage

            self._browse = made = BrowsePage(self.desk, tuple(tab for tab in self.tabs if not tab.build), self)
            made.left.tab_shown.connect(self.tab_bar.mark)
            made.left.search_left.connect(self.top_bar.search.clear)
            made.left.search_wanted.connect(self.top_bar.search.ask_for)
            made.place_changed.connect(self._place_changed)
            made.handout_wanted.connect(self.add_to_handout)
            made.tab_wanted.connect(lambda tab_id: self.show_tab([tab.id for tab in self.tabs].index(tab_id)))
            made.right.command_wanted.connect(lambda command: self.actions_by_id[command].trigger())
            made.right.zoom_wanted.connect(self.step_zoom)
            made.right.section_shown.connect(self._mark_section)
            self._pages.addWidget(made)
        return self._browse

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar of its own below the tabs."""
        self._column.insertWidget(self._column.indexOf(self.tab_bar) + 1, bar)

    # What a person can do -----------------------------------------------------------------------------

    def show_tab(self, at: int) -> None:
        """Show the tab at this place; results of a search give way to it."""
        if not 0 <= at < len(self.tabs):
            return
        self.top_bar.search.ask_now()  # or it would come back over the tab
        tab = self.tabs[at]
        if tab.build:
            bring(self._pages, self.handouts, self.handouts.take_focus)
            self.tab_bar.mark(tab.id)
        else:
            self.browse.show_tab(tab)

    def add_to_handout(self, entry_id: str) -> None:
        """Put an entry on the handout that is being made, and say so."""
        said = self.handouts.add_entry(entry_id)
        show = (_("Show the handout"), lambda: self.on_handouts(lambda page: page.take_focus()))
        self.message_bar.tell(said, "info", None if self.handouts.isVisible() else show, until=self.handouts)

    def set_zoom(self, zoom: int) -> None:
        """Show all text that is to be read at `zoom` percent."""
        self.browse.set_zoom(zoom)
        if self.handouts_made:
            self.handouts_made.set_zoom(zoom)
        self.top_bar.show_zoom(zoom)
        self._growing.follow(zoom)

    def step_zoom(self, steps: int) -> None:
        """Make text bigger or, negative, smaller by so many steps."""
        self.set_zoom(metrics.zoom_step(self.browse.zoom, steps))

    def on_handouts(self, deed: "Callable[[HandoutPage], object]") -> None:
        """Do something on the handouts page; where another page is shown, that page comes first, for a look."""
        if self._pages.currentWidget() is self.handouts:
            deed(self.handouts)
        else:
            self.show_tab(next(at for at, tab in enumerate(self.tabs) if tab.build))
            self.handouts.take_focus()

    def on_browse(self, deed: Callable[[], object]) -> None:
        """Do something on the page that is read, which comes to the front."""
        bring(self._pages, self.browse, self.browse.take_focus)
        self.tab_bar.mark(self.browse.left.marked)
        deed()

    @property
    def handouts(self) -> "HandoutPage":
        """The page of the handouts, made when it is first asked for."""
        if self.handouts_made is None:
            build = next(tab.build for tab in self.tabs if tab.build)
            self.handouts_made = build(self.desk)
            self.handouts_made.set_zoom(self.browse.zoom)
            self._pages.addWidget(self.handouts_made)
        return self.handouts_made

    @property
    def front(self) -> "BrowsePage | HandoutPage":
        """The page in front."""
        made = self.handouts_made
        return made if made and self._pages.currentWidget() is made else self.browse

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.top_bar.search, self.tab_bar, *self.front.panes()]

    # Joining ------------------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        if text.strip() and self.front is self.handouts_made:
            self.on_browse(lambda: None)  # results stand beside what is read
        self.browse.left.search(text)
        if self._furnish_soon.isActive():
            self._furnish_soon.start()  # a key typed at once is answered first

    def _step_from_search(self, steps: int) -> None:
        """Choose another result, which is brought into view; without results, go to the page in front."""
        if self.front is self.browse or self.browse.left.searching:
            self.on_browse(lambda: self.browse.left.step_result(steps))
        else:
            self.front.take_focus()

    def _mark_section(self, section: str) -> None:
        if self.actions_by_id:
            self.actions_by_id[section].setChecked(True)

    def _place_changed(self) -> None:
        bring(self._pages, self.browse, self.browse.take_focus)
        self.message_bar.go_on()

    # Qt -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the window once its frame has been painted, then furnish it."""
        super().paintEvent(event)
        if self._browse is None:
            QTimer.singleShot(metrics.AFTER_FRAME_MS, self, lambda: self.browse.left.begin())
        if not self.actions_by_id and not self._furnish_soon.isActive():
            self._furnish_soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work in the background before the window goes."""
        self._growing.end()
        self.desk.background.close()
        super().closeEvent(event)
