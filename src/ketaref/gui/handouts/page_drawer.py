"""Has typeset pages drawn away from the window's thread: those in view first, then their neighbors, no others."""

from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ketaref.gui.background import Background
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.press import draw

_NUMBERS = count()


class PageDrawer(QObject):
    """Draws SVG pages for one view.

    Signals: drawn -- every page that the view wants is drawn; failed -- why one is not.
    """

    drawn = Signal()
    failed = Signal(str)

    def __init__(self, view: PageView, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._background = background
        self._lane = lane = f"drawing {next(_NUMBERS)}"
        view.destroyed.connect(lambda: background.forget(lane))  # another language made a new one, as it was resized
        self._pages: list[bytes] = []
        view.pages_wanted.connect(self._draw)

    def show(self, pages: list[bytes]) -> None:
        """Show these pages instead, each as soon as it is drawn."""
        self._pages = pages
        self._view.show_count(len(pages))
        self._view.want_all()

    def stop(self) -> None:
        """Let no page come any more that is being drawn."""
        self._background.forget(self._lane)
        self._pages = []

    def width(self) -> int:
        """Return how many device pixels wide a page is drawn."""
        return round(self._view.page_width() * self._view.devicePixelRatioF())

    def _draw(self) -> None:
        """Have the next page drawn that is wanted; what was being drawn comes too late."""
        at = self._view.wanted()
        if at is None or at >= len(self._pages):  # pages of a handout that is being made again are not drawn
            self.drawn.emit()
            return
        page, width = self._pages[at], self.width()

        def show(image: QImage) -> None:
            self._view.show_page(at, image)
            self._draw()

        self._background.run(lambda: draw(page, width), show, self.failed.emit, self._lane)
