"""The steps of the diagram as a list, with a scroll bar of its own or, where the page scrolls, as high as all of it."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.i18n import _

_LEAST_HIGH = 120
"""Pixels of a list that scrolls by itself."""


class StepsList(ListOfRows):
    """Lists the steps.

    Signals: came_to -- the place in the list of the step that the keyboard is on.
    """

    came_to = Signal(QRect)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _("Steps of the diagram"), parent)
        self._whole = False
        self.selectionModel().currentChanged.connect(self._tell)

    def be_whole(self, wanted: bool) -> None:
        """Be as high as all steps, or as high as there is room."""
        self._whole = wanted
        if wanted:
            QTimer.singleShot(0, self, self._take_height)
        else:
            self.setMinimumHeight(_LEAST_HIGH)
            self.setMaximumHeight(metrics.ANY_LENGTH)

    def _take_height(self) -> None:
        if self._whole and self.rows:
            first, last = (self.visualRect(self.model().index(at, 0)) for at in (0, len(self.rows) - 1))
            around = self.height() - self.viewport().height()
            self.setFixedHeight(last.bottom() - first.top() + 1 + first.left() + around)

    def _tell(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self.came_to.emit(self.visualRect(self.currentIndex()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the keyboard is now."""
        super().focusInEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where steps wrap otherwise."""
        super().resizeEvent(event)
        if self._whole and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._take_height)
