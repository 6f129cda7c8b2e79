"""A list whose order a person decides: Ctrl with the arrow keys moves a row, Delete takes it off."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.wrapping_row import WrappingRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(ListOfRows):
    """A list of rows that says what is to become of the current one; buttons beside it may be asked for that.

    Signals: move_wanted -- so many places down or, negative, up.
             remove_wanted -- off the list.
    """

    move_wanted = Signal(int)
    remove_wanted = Signal()

    gives_back = False
    _high = 0

    def lay_out(self, owner: QWidget, buttons: tuple[QPushButton, ...]) -> None:
        """Fill `owner` with the list and, in a row below it, the buttons that change it."""
        below = WrappingRow()
        for button in buttons:
            below.addWidget(button)
        column = QVBoxLayout(owner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.TIGHT)
        column.addWidget(self)
        column.addLayout(below)

    def show_height_of(self, rows: int) -> None:
        """Take the height of the first rows, so many of them; what is not there counts as a row of one line."""
        self._high = rows
        there = min(rows, len(self.rows))
        line = self.fontMetrics().height() + 2 * metrics.CLOSE + 2
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(there))) + (rows - there) * line)

    def current_id(self) -> str:
        """Return the id of the current row, empty where there is none."""
        index = self.currentIndex()
        return self.rows[index.row()].entry_id if index.isValid() else ""

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for as many rows in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._high:
            self.show_height_of(self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for rows whose text wraps at another width."""
        super().resizeEvent(event)
        if self._high and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, lambda: self.show_height_of(self._high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row, or take it off."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_wanted.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete and self.current_id():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
