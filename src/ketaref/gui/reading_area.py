"""The page being read and, where there is room for both, its headings beside it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.desk import Desk
from ketaref.gui.reading_pane import ReadingPane
from ketaref.gui.text_size import beside_page
from ketaref.gui.widgets.contents_list import ContentsList

_PAGE_LEAST_EM = 34.0
"""Headings stand beside the page where it keeps at least this width, in sizes of its text."""
_MOST = 0.4
"""Of the page and its headings, what these take at most where they are asked for though there is little room."""


class ReadingArea(QWidget):
    """Joins the reading pane with the list of its headings.

    Signals: link_chosen -- the address of a link in the text.
             section_chosen -- another text of the entry is wanted.
             section_shown -- this text of the entry is shown.
             handout_wanted -- the entry is to be added to the handout.
             command_wanted -- the id of the command of a button that was pressed.
             zoom_wanted -- steps of text size asked for with the wheel.
    """

    link_chosen = Signal(str)
    section_chosen = Signal(str)
    section_shown = Signal(str)
    handout_wanted = Signal()
    command_wanted = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.pane = ReadingPane(desk, self)
        self.contents = ContentsList(self.pane.view, desk.theme, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.pane, 1)
        self._row.addWidget(self.contents)
        self._leads = True
        self.pane.view.page_shown.connect(self._look)
        self.contents.left.connect(self._leave_headings)
        self.pane.section_chosen.connect(self.section_chosen)
        self.pane.section_shown.connect(self.section_shown)
        self.pane.handout_wanted.connect(self.handout_wanted)
        self.pane.command_wanted.connect(self.command_wanted)
        self.pane.view.link_chosen.connect(self.link_chosen)
        self.pane.view.zoom_wanted.connect(self.zoom_wanted)

    def set_zoom(self, zoom: int) -> None:
        """Show the page at `zoom` percent."""
        self.pane.view.set_zoom(zoom, self._fit)

    def _leave_headings(self) -> None:
        """Go on in the page, which has its room again where the headings had come for a moment."""
        self.pane.take_focus()
        self._fit()

    def _look(self) -> None:
        """Leave the room of the headings to a page that has none."""
        if self._leads != self.contents.leads:
            self._leads = self.contents.leads
            self._fit()

    def _fit(self) -> None:
        """Show the headings where there is room; without any, text stays where it is and its bar at the right end."""
        size = beside_page(self.pane.view.zoom, self.window().size())  # they have it a moment after the page
        wanted = metrics.CONTENTS_WIDTH * size // metrics.ZOOM_NORMAL
        width = min(wanted, round(self.width() * _MOST))
        room = self.width() - wanted >= self.pane.view.body() * _PAGE_LEAST_EM
        self.pane.view.empty = width if room and not self._leads else 0
        self.contents.setFixedWidth(width)
        self.contents.setVisible(room and self._leads)
        self._row.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the headings, or leave the page their room."""
        super().resizeEvent(event)
        self._fit()
