"""The typeset pages on a desk: sheets of paper, one below the other, as wide as there is room.

Pictures are kept of the pages in view and of their neighbors: thirty pages of large print would take 60 MB.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.i18n import _

_LETTER = 11 / 8.5
_LEAST_SEEN = 0.1
_LEAST_WIDTH, _MOST_WIDTH = 320, 860
_AFTER_RESIZE_MS = 120


class Sheet(QWidget):
    """One page. Paper stays white in dark colours: it shows what comes out of the printer.

    Attributes:
        drawn: whether its picture is that of the page in the width in use.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._shape = _LETTER
        self.drawn = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage, width: int) -> None:
        """Show a page, `width` pixels wide."""
        self._image = image
        self._shape = image.height() / image.width()
        self.drawn = True
        self.fit(width)

    def put_away(self) -> None:
        """Show white paper of the same size."""
        self._image = QImage()
        self.drawn = False

    def fit(self, width: int) -> None:
        """Take another width; the height follows the paper."""
        self.setFixedSize(QSize(width, round(width * self._shape)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QColor(self._theme.colours.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PageView(QScrollArea):
    """Shows pages, each as soon as it is drawn; until sharper ones come, those that are there are stretched.

    Signals: pages_wanted -- a page has come near that is not drawn, or not in the width in use.
    """

    pages_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = metrics.ZOOM_NORMAL
        self._sheets: list[Sheet] = []
        self.setProperty("role", "desk")
        self.setAccessibleName(_("Pages of the handout"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._head: QWidget | None = None
        self._desk = QWidget(self)
        whole = QVBoxLayout(self._desk)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._column = QVBoxLayout()
        whole.addLayout(self._column, 1)
        self._column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        self._column.setSpacing(metrics.WIDE)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._desk)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_RESIZE_MS)
        self._soon.timeout.connect(self.want_all)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def put_above(self, head: QWidget) -> None:
        """Put something above the first page, as wide as the view; it is scrolled away with the pages."""
        self._head = head
        whole = self._desk.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(0, head, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self, head)
        head.installEventFilter(self)
        self._fit_head()

    @property
    def page_count(self) -> int:
        """The number of pages being shown."""
        return len(self._sheets)

    def page_width(self) -> int:
        """Return the width of a page in pixels."""
        room = self.viewport().width() - 2 * metrics.WIDE
        return round(max(240, min(room, _MOST_WIDTH)) * self._zoom / 100)

    def first_page_seen(self) -> float:
        """Return the share of the first page above the lower edge of the view: all of it where a later one is seen.

        What stands above it is left out, since it may become lower with the next handout.
        """
        below = self.verticalScrollBar().value() + self.viewport().height() - metrics.WIDE
        return max(_LEAST_SEEN, min(1, below / (self.page_width() * _LETTER)))

    def show_count(self, count: int) -> None:
        """Show so many pages, those that were there and empty ones after them; what was in view stays in view."""
        while len(self._sheets) > count:
            gone = self._sheets.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self._sheets) < count:
            sheet = Sheet(self._theme, self._desk)
            self._sheets.append(sheet)
            self._column.addWidget(sheet)
            sheet.fit(self.page_width())
            sheet.show()
        for at, sheet in enumerate(self._sheets):
            sheet.setAccessibleName(_("Page {number} of {count}").format(number=at + 1, count=count))

    def show_page(self, at: int, image: QImage) -> None:
        """Show the picture of the page at that place, counted from 0."""
        self._sheets[at].show_page(image, self.page_width())
        self._lay()

    def go_to_page(self, at: int) -> None:
        """Bring the page at that place to the top; the first one with what stands above it."""
        self._lay()
        self.verticalScrollBar().setValue(self._sheets[at].y() - metrics.CLOSE if 0 < at < len(self._sheets) else 0)

    def want_all(self) -> None:
        """Have every page drawn anew, as it comes near."""
        for sheet in self._sheets:
            sheet.drawn = False
        self._scrolled()

    def wanted(self) -> int | None:
        """Return the place of the next page to draw: the first in view that is not drawn, else one beside them."""
        near = self._near()
        return next((at for at in near if not self._sheets[at].drawn), None)

    def set_zoom(self, zoom: int) -> None:
        """Show pages at `zoom` percent of the width there is."""
        self._zoom = zoom
        self._fit()

    def _near(self) -> list[int]:
        """The places of the pages in view, then of the one after and the one before them."""
        above = self.verticalScrollBar().value()
        below = above + self.viewport().height()
        seen, end = [], self._above()
        for at, sheet in enumerate(self._sheets):  # counted, since the column is laid out later
            top = end + metrics.WIDE
            end = top + sheet.height()
            if top < below and end > above:
                seen.append(at)
        if not seen:
            return list(range(min(2, len(self._sheets))))
        beside = (seen[-1] + 1, seen[0] - 1)
        return [*seen, *(at for at in beside if 0 <= at < len(self._sheets))]

    def _above(self) -> int:
        """The height of what stands above the first page."""
        return self._head.height() if self._head else 0

    def _fit_head(self) -> None:
        """Make it as wide as the view, and as high as its text is then: in a scrolled column Qt would squeeze it."""
        if self._head:
            width = self.viewport().width()
            self._head.setFixedSize(width, self._head.heightForWidth(width))
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(max(_LEAST_WIDTH, self._head.minimumSizeHint().width() + bar))

    def _scrolled(self) -> None:
        near = self._near()
        for at, sheet in enumerate(self._sheets):
            if at not in near:
                sheet.put_away()
        if self.wanted() is not None:
            self.pages_wanted.emit()

    def _fit(self) -> None:
        for sheet in self._sheets:
            sheet.fit(self.page_width())
        self._lay()
        self._soon.start()

    def _lay(self) -> None:
        """Put every page below the one before: Qt forgets to, where pages grow while nobody sees them."""
        self._column.invalidate()
        self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages as wide as there is room."""
        super().resizeEvent(event)
        self._fit_head()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give what stands above the pages the height of another text."""
        if watched is self._head and event.type() == QEvent.Type.LayoutRequest:
            self._fit_head()
        return super().eventFilter(watched, event)
