"""Has a handout made and drawn away from the window's thread: its first page at once, then the whole of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ketaref.gui.background import Background
from ketaref.gui.handouts.page_drawer import PageDrawer
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.press import Press, Preview
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template

_PREVIEW = "preview"


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
        self._drawer = PageDrawer(pages, background, self)
        self._drawer.failed.connect(self._fail)
        self._go_to: int | None = None
        self.busy = False

    def make(self, sheets: list[tuple[Template, Options]], go_to: int | None = None) -> None:
        """Have the handout of these sheets made and shown; `go_to` is the place of one that is to come into view."""
        self.busy = True
        self._go_to = self._go_to if go_to is None else go_to
        width, seen = self._drawer.width(), self._pages.first_page_seen()

        def begin() -> tuple[Document, QImage | None]:
            document = self._press.compose(sheets)
            return document, self._press.beginning(document, width, seen)

        self._run(begin, self._show_beginning)

    def forget(self) -> None:
        """Show nothing, and let nothing come that was asked for."""
        self._background.forget(_PREVIEW)
        self._drawer.stop()
        self.busy = False
        self._pages.show_count(0)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._background.run(work, done, self._fail, _PREVIEW)

    def _show_beginning(self, begun: tuple[Document, QImage | None]) -> None:
        document, image = begun
        if image is not None:
            self._drawer.stop()  # what is left of the handout before
            self._pages.show_count(max(1, self._pages.page_count))
            self._pages.show_page(0, image)
        self._run(lambda: self._press.preview(document), self._show_whole)

    def _show_whole(self, preview: Preview) -> None:
        self.busy = False
        self._drawer.show(preview.pages)
        self.made.emit(preview)
        if (sheet := self._go_to) is not None and not self.busy:
            self._run(lambda: self._press.pages_before(preview.document, sheet), self._bring_page)

    def _bring_page(self, at: int) -> None:
        self._go_to = None
        self._pages.go_to_page(at)

    def _fail(self, sentence: str) -> None:
        self.forget()
        self.failed.emit(sentence)
