"""The headings of the page as a list, reachable by keyboard: the text itself offers a screen reader none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row
from ketaref.i18n import _


class ContentsList(QFrame):
    """Lists the headings of the first three levels, and marks the one being read.

    Signals: left -- a heading was chosen, or Esc pressed: the keyboard wants to go to the page.
    """

    left = Signal()

    def __init__(self, view: EntryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._view = view
        self._title = title = QLabel(_("On this page"), self)
        title.setProperty("role", "muted")
        title.setContentsMargins(metrics.GAP, 0, 0, 0)
        self.list = ListOfRows(theme, _("Headings of this page"), self, above=metrics.TIGHT)
        self.list.entry_chosen.connect(self._go)
        title.setBuddy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, metrics.WIDE, metrics.CLOSE, 0)
        layout.addWidget(title)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        view.page_shown.connect(self._fill)
        view.verticalScrollBar().valueChanged.connect(self._mark)

    @property
    def leads(self) -> bool:
        """Whether there is anything to go to: a page of one heading leads nowhere."""
        return len(self.list.rows) > 1

    def take_focus(self) -> None:
        """Put the keyboard on the list, if it leads anywhere."""
        if self.leads:
            self.show()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        headings = self._view.headings()
        rows = [Row(heading.text, str(at), level=max(0, heading.level - 2)) for at, heading in enumerate(headings)]
        if rows != self.list.rows:  # the same page in another size has the same
            self.list.show_rows(rows, str(self._view.heading_here()))
        else:
            self._mark()

    def _mark(self) -> None:
        if not self.list.hasFocus():
            self.list.choose(str(self._view.heading_here()))

    def _go(self, number: str) -> None:
        self._view.go_to_heading(int(number))
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
