"""Has a handout made and drawn away from the window's thread: its first page at once, then the whole of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ketaref.gui.background import Background
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.press import Press, Preview, draw
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template

_PREVIEW, _DRAWING = "preview", "drawing"


class Previewer(QObject):
    """Shows pages in a view. What is asked for later makes earlier answers stale.

    Signals: made -- the whole handout (a Preview); failed -- why there is none.

    Attributes:
        busy: whether a handout has been asked for that is not whole yet.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, press: Press, pages: PageView, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._press = press
        self._pages = pages
        self._background = background
        self._drawn: list[bytes] = []
        self.busy = False
        pages.sharper_wanted.connect(self._draw)

    def make(self, sheets: list[tuple[Template, Options]]) -> None:
        """Have the handout of these sheets made and shown."""
        self.busy = True
        width = self._width()

        def begin() -> tuple[Document, QImage | None]:
            document = self._press.compose(sheets)
            return document, self._press.beginning(document, width)

        self._run(begin, self._show_beginning)

    def forget(self) -> None:
        """Show nothing, and let nothing come that was asked for."""
        for lane in (_PREVIEW, _DRAWING):
            self._background.forget(lane)
        self.busy = False
        self._drawn = []
        self._pages.show_count(0)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._background.run(work, done, self._fail, _PREVIEW)

    def _show_beginning(self, begun: tuple[Document, QImage | None]) -> None:
        document, image = begun
        if image is not None:
            self._background.forget(_DRAWING)  # what is left of the handout before
            self._drawn = []
            self._pages.show_count(max(1, self._pages.page_count))
            self._pages.show_page(0, image)
        self._run(lambda: self._press.preview(document), self._show_whole)

    def _show_whole(self, preview: Preview) -> None:
        self.busy = False
        self._drawn = preview.pages
        self._pages.show_count(len(preview.pages))
        self._draw()
        self.made.emit(preview)

    def _fail(self, sentence: str) -> None:
        self.forget()
        self.failed.emit(sentence)

    def _draw(self) -> None:
        if self._drawn:
            self._draw_page(self._drawn, 0)

    def _draw_page(self, pages: list[bytes], at: int) -> None:
        """Have the pages from this one on drawn, one after the other; a later choice ends it."""
        page, width = pages[at], self._width()

        def show(image: QImage) -> None:
            self._pages.show_page(at, image)
            if at + 1 < len(pages):
                self._draw_page(pages, at + 1)

        self._background.run(lambda: draw(page, width), show, self._fail, _DRAWING)

    def _width(self) -> int:
        return round(self._pages.page_width() * self._pages.devicePixelRatioF())
