"""A list of entries under headings, for the eye, the keyboard and a screen reader."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.row_painter import HoverList, RowPainter
from ketaref.gui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class Standing(NamedTuple):
    """Where a list stands: the number of its first row in view, and where that begins, in pixels below the top."""

    row: int = 0
    below: int = 0


class ListOfRows(HoverList):
    """Shows rows; the current one is opened with Enter or a click.

    A keyboard that comes to it stands on a row: where none is chosen, on the first one in view.

    Signals: entry_chosen -- the id of the entry that was opened.

    Attributes:
        gives_back: whether that row is no longer marked when the keyboard goes on: it would be taken for what is open.
    """

    entry_chosen = Signal(str)

    gives_back = True
    _lent = ""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, above: int = metrics.CLOSE) -> None:
        super().__init__(parent)
        self._rows = Rows(self)
        self.setModel(self._rows)
        self._painter = RowPainter(theme, self, self._rows, above)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))

    @property
    def rows(self) -> list[Row]:
        """The rows being shown."""
        return self._rows.rows

    @property
    def chosen(self) -> str:
        """The id of the chosen entry; empty where none is."""
        at = self.currentIndex()
        return self.rows[at.row()].entry_id if at.isValid() else ""

    def show_rows(self, rows: list[Row], chosen: str = "") -> None:
        """Show these rows from the top, with one entry chosen; without one, nothing is."""
        self._rows.show(rows)
        if not rows:
            self._painter.take_font()  # which lets go of the texts of before
        self.scrollToTop()
        self.choose(chosen)

    def choose(self, entry_id: str) -> bool:
        """Mark an entry as the chosen one without opening it; says whether it is in the list."""
        place = self._rows.place_of(entry_id)
        if place.isValid() and place == self.currentIndex():
            return True
        self.setCurrentIndex(place)
        if entry_id != self._lent:
            self._lent = ""
        if not place.isValid():
            self.clearSelection()
        return place.isValid()

    def choose_in_place(self, entry_id: str) -> None:
        """Mark an entry as the chosen one; the list stays where it stands, whether or not it is in view."""
        self.setAutoScroll(False)  # or a hidden list would go there when it is shown
        self.choose(entry_id)
        self.setAutoScroll(True)

    def standing(self) -> Standing:
        """Return where the list stands."""
        first = self.indexAt(QPoint())
        return Standing(first.row(), self.visualRect(first).top()) if first.isValid() else Standing()

    def stand_at(self, place: Standing) -> None:
        """Go to where the list stood, with the same rows."""
        self.scrollTo(self._rows.index(place.row), self.ScrollHint.PositionAtTop)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - place.below)

    def choose_first(self) -> None:
        """Mark the first entry as the chosen one."""
        self.setCurrentIndex(self._rows.first_entry())

    def step(self, steps: int) -> None:
        """Choose the entry `steps` further down or, negative, up; stays within the list."""
        entries = [at for at, row in enumerate(self.rows) if not row.is_heading]
        if not entries:
            return
        at = entries.index(self.currentIndex().row()) + steps if self.currentIndex().isValid() else 0
        self.setCurrentIndex(self._rows.index(entries[max(0, min(len(entries) - 1, at))]))

    def stand_somewhere(self) -> None:
        """Let a keyboard that is on no row stand on the first one in view."""
        if self.hasFocus() and not self.currentIndex().isValid():
            top = max(0, self.indexAt(QPoint(0, 0)).row())
            found = next((at for at in range(top, len(self.rows)) if not self.rows[at].is_heading), -1)
            self.setCurrentIndex(self._rows.index(found) if found >= 0 else QModelIndex())
            self._lent = self.chosen if self.gives_back else ""

    def open_current(self) -> None:
        """Open the chosen entry, or the first one."""
        place = self.currentIndex()
        self._open(place if place.isValid() else self._rows.first_entry())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self.rows[index.row()].is_heading:
            self._lent = ""
            self.setCurrentIndex(index)
            self.entry_chosen.emit(self.rows[index.row()].entry_id)

    def _hover(self, row: int) -> None:
        self.hovered = row
        self.viewport().update()

    def focusInEvent(self, event: "QFocusEvent") -> None:
        """Stand on a row, unless the mouse is about to say which."""
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_somewhere()
        super().focusInEvent(event)

    def focusOutEvent(self, event: "QFocusEvent") -> None:
        """Give back the row on which nobody chose anything, unless the keyboard goes for a moment only."""
        super().focusOutEvent(event)
        why = Qt.FocusReason
        if event.reason() not in (why.PopupFocusReason, why.ActiveWindowFocusReason, why.MenuBarFocusReason):
            if self._lent and self._lent == self.chosen:
                self.choose("")
            self._lent = ""

    def changeEvent(self, event: QEvent) -> None:
        """Write the rows in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._painter.take_font()
            self.scheduleDelayedItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is below the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out anew at another width, since their text wraps there; a chosen one that was read stays so."""
        chosen = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        if chosen.top() >= 0 and event.size().height() <= chosen.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        row = self.visualRect(self._rows.index(0))  # a bar may have come by now; to ask the viewport takes 5 ms
        room = min(event.size().width(), row.width()) if row.isValid() else event.size().width()
        if self.room != room:
            self.room = room
            self.scheduleDelayedItemsLayout()
