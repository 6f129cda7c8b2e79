"""The list and the page beside it: in large text and small windows the list gives way to the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ketaref.gui import metrics
from ketaref.gui.document_style import body_size
from ketaref.gui.text_size import grown, normal_font

_PAGE_EM = 14.0
"""What the page keeps, in sizes of its text, before the list is as wide as its own text needs."""


class TwoSides(QSplitter):
    """Shows the list at the left, as wide as its words need or as it was dragged, and the page in all that is left."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._wanted = metrics.LIST_WIDTH
        self._zoom = metrics.ZOOM_NORMAL
        self._left = left
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.setSizes([metrics.LIST_WIDTH, metrics.WINDOW_SIZE[0] - metrics.LIST_WIDTH])
        self.splitterMoved.connect(self._drag)
        self._share()

    def set_zoom(self, zoom: int) -> None:
        """Leave room for a page at `zoom` percent."""
        self._zoom = zoom
        self._share()

    def _drag(self, wide: int) -> None:
        self._wanted = wide

    def _share(self) -> None:
        page = _PAGE_EM * body_size(QFontInfo(normal_font()).pixelSize() / metrics.UI_PER_SYSTEM, self._zoom)
        needed = min(grown(metrics.LIST_LEAST_WIDTH), metrics.LIST_MOST_NEEDED)
        room = max(metrics.LIST_LEAST_WIDTH, self.width() - round(page))
        self._left.setMinimumWidth(min(needed, room))
        left = min(max(self._wanted, needed), room)
        if left != self.sizes()[0]:
            self.setSizes([left, self.width() - left])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Share it anew for a list with words of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share()
