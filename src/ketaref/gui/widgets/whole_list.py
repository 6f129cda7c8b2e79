"""A list with a scroll bar of its own or, where all that it stands in scrolls, as high as all of its rows."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row


class WholeList(ListOfRows):
    """Lists rows, and never has a scroll bar beside that of what it stands in.

    Signals: came_to -- the place in the list of the row that the keyboard is on.
             height_taken -- it has another height, for all of its rows.

    Attributes:
        least: the height in pixels that it keeps where it scrolls by itself; taken when it begins to.
        whole: whether it is as high as all of its rows.
    """

    came_to = Signal(QRect)
    height_taken = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget, least: int) -> None:
        super().__init__(theme, name, parent)
        self.least = least
        self.whole = False
        self.selectionModel().currentChanged.connect(self._tell)

    def be_whole(self, wanted: bool) -> None:
        """Be as high as all rows, or as high as there is room."""
        self.whole = wanted
        if wanted:
            QTimer.singleShot(0, self, self._take_height)
        else:
            self.setMinimumHeight(self.least)
            self.setMaximumHeight(metrics.ANY_LENGTH)

    def show_rows(self, rows: list[Row], chosen: str = "") -> None:
        """Show these rows, and be as high as they are where that is wanted."""
        super().show_rows(rows, chosen)
        if self.whole:
            QTimer.singleShot(0, self, self._take_height)

    def _take_height(self) -> None:
        if self.whole and self.rows:
            first, last = (self.visualRect(self.model().index(at, 0)) for at in (0, len(self.rows) - 1))
            around = self.height() - self.viewport().height()
            height = last.bottom() - first.top() + 1 + first.left() + around
            if height != self.maximumHeight():
                self.setFixedHeight(height)
                self.height_taken.emit()

    def _tell(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self.came_to.emit(self.visualRect(self.currentIndex()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the keyboard is now."""
        super().focusInEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where rows wrap otherwise."""
        super().resizeEvent(event)
        if self.whole and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._take_height)
