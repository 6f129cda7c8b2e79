"""The pages of a handout and, where it is wanted, its text beside them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ketaref.gui import metrics
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.text_view import TextView

_TEXT_SHARE, _TEXT_MOST = 0.39, 0.55
"""What the text has of the width: at 100 percent, and where it is larger."""
_TEXT_LEAST = 24
"""Letters in a line of the text; where it has no room for them beside the pages, it has their place."""


class PagesAndText(QSplitter):
    """Shows both side by side, in a narrow window one of them: whoever wants the text reads it."""

    def __init__(self, pages: PageView, text: TextView, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pages, self._text = pages, text
        self._wanted = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(pages)
        self.addWidget(text)
        self.setStretchFactor(0, 1)
        text.hide()

    def show_text(self, wanted: bool) -> None:
        """Show the text beside the pages, which are whole then: it is the text that is read large."""
        self._wanted = wanted
        zoom = self._text.zoom
        share = min(_TEXT_MOST, _TEXT_SHARE * zoom / metrics.ZOOM_NORMAL)
        self._fit()
        self.setSizes([round(1000 * (1 - share)), round(1000 * share)])
        self._pages.set_zoom(min(zoom, metrics.ZOOM_NORMAL) if wanted else zoom)

    def _fit(self) -> None:
        least = _TEXT_LEAST * self._text.fontMetrics().averageCharWidth() + 2 * metrics.WIDE
        self._text.setVisible(self._wanted)
        self._pages.setVisible(not self._wanted or self.width() >= self._pages.minimumWidth() + least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both as soon as there is room for them."""
        super().resizeEvent(event)
        self._fit()
