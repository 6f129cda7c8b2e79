"""The reading view: shows one page of HTML and never fetches anything, neither from a network nor from a disk."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontInfo, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ketaref.gui import caret, metrics
from ketaref.gui.announce import announce
from ketaref.gui.chosen_text import copied, show_copying_menu
from ketaref.gui.document_style import FAMILY, body_size, document_css
from ketaref.gui.drawings import DRAWING, Drawings, no_picture, size_asked_for, widest
from ketaref.gui.heading_sizes import heading_sizes
from ketaref.gui.links import next_link, unmark_link
from ketaref.gui.measure import margin_and_width, room_on
from ketaref.gui.outline import Heading
from ketaref.gui.page import Page
from ketaref.gui.reading_place import ReadingPlace
from ketaref.gui.tables import with_tables
from ketaref.gui.text_size import normal_font, write_in_own
from ketaref.gui.theme import Theme
from ketaref.gui.top_line import TopLine, show_at_top, top_line
from ketaref.gui.widgets.page_documents import PageDocument, PageDocuments
from ketaref.i18n import _


class EntryView(QTextBrowser):
    """Shows a page with lines of a readable length, whatever the width of the window.

    Signals: link_chosen -- the address of a link that was chosen, such as "entry:ID" or "cite:3".
             zoom_wanted -- steps of text size asked for with the wheel.
             page_shown -- another page, or the same in another look, stands in the view.

    Attributes:
        empty: pixels at its right that stay empty, where other pages have something beside them.
    """

    link_chosen = Signal(str)
    zoom_wanted = Signal(int)
    page_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawings: Drawings | None = None
        self._page, self.empty = Page("", ""), 0
        self._zoom, self._keeps = metrics.ZOOM_NORMAL, False
        self._shown: PageDocument | None = None
        self._place = ReadingPlace(self)
        self._documents = PageDocuments(self)
        write_in_own(self, normal_font())  # pages have a size of their own
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)  # or it is laid out anew when its bar comes
        self.setOpenLinks(False)
        self.setAccessibleName(_("Entry"))
        self.setAccessibleDescription(_("F7 puts a text cursor into it, to read line by line."))
        caret.give(self)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))

    # What is shown ------------------------------------------------------------------------------------

    def read_drawings(self, read: Callable[[str], bytes], measure: Callable[[str], tuple[float, float] | None]) -> None:
        """Take figures from `read`, which gives the SVG of a key, and `measure`, which gives its size in points."""
        self._drawings = Drawings(read, measure)

    def show_page(self, page: Page, position: float = 0.0) -> None:
        """Show a page from `position`, a part of its height from 0 to 1."""
        another, self._page = page.name != self._page.name, page
        self._place.page = page.name
        self.setAccessibleName(page.name)
        self._render()
        self.go_to_position(position)
        self.page_shown.emit()
        if another and self.hasFocus():
            announce(self, page.name)  # the keyboard stays where it is: nothing else would say that the page is another

    @property
    def zoom(self) -> int:
        """The text size in percent."""
        return self._zoom

    def set_zoom(self, zoom: int, take_room: Callable[[], object] | None = None) -> None:
        """Show text at `zoom` percent; the words at the top stay there.

        `take_room` gives the view its width beside text of that size: before, or its page would be made twice.
        """
        with self._place.kept():
            self._zoom, self._keeps = zoom, True
            if take_room:
                take_room()
            self._keeps = False
            self._render_alone()
        self.page_shown.emit()

    def refresh(self) -> None:
        """Show the same page again in the colours and size in use, at the same place."""
        with self._place.kept():
            self._render_alone()
        self.page_shown.emit()

    def forget(self) -> None:
        """Forget the pages that were shown before this one, and where they were read."""
        self._documents.forget()
        self._place.forget()

    def body(self) -> float:
        """Return the size of running text in pixels."""
        return body_size(QFontInfo(self.font()).pixelSize() / metrics.UI_PER_SYSTEM, self._zoom)

    # Where it is read ---------------------------------------------------------------------------------

    def position(self) -> float:
        """Return how far down the page is read, from 0 to 1."""
        return self._place.position()

    def go_to_position(self, position: float) -> None:
        """Scroll to a part of the page's height."""
        self._place.go_to(position)

    def stay_at(self, position: float) -> None:
        """Go to a part of the page's height, and stay there while the window takes its size."""
        self._place.stay_at(position)

    def headings(self) -> list[Heading]:
        """Return the headings of the page in their order."""
        return self._shown.headings if self._shown else []

    def heading_here(self) -> int:
        """Return the number of the heading that what is read at the top stands under."""
        first = top_line(self, below=8).character
        return max(0, sum(heading.position <= first for heading in self.headings()) - 1)

    def go_to_heading(self, number: int) -> None:
        """Bring a heading to the top, put the text cursor there and have it announced."""
        headings = self.headings()
        if not headings:
            return
        heading = headings[max(0, min(len(headings) - 1, number))]
        caret.put(self, heading.position)
        show_at_top(self, TopLine(heading.position))
        announce(self, _("{text}, heading level {level}").format(text=heading.text, level=heading.level))

    def step_heading(self, steps: int) -> None:
        """Go to the next heading or, negative, to one before."""
        self.go_to_heading(self.heading_here() + steps)

    def section_here(self) -> str:
        """Return the anchor name of the section being read, empty above the first."""
        above = self.headings()[: self.heading_here() + 1]
        return next((heading.name for heading in reversed(above) if heading.name), "")

    def go_to_section(self, name: str) -> None:
        """Bring the section of that anchor name to the top, where the page has it."""
        if name:
            self.scrollToAnchor(name)

    # Inside -------------------------------------------------------------------------------------------

    def _render(self) -> None:
        self._set_margins()
        font = self.font()
        font.setFamily(FAMILY)
        font.setPixelSize(round(self.body()))
        aside, room = self._room()
        css = document_css(self._theme.colours, self.body(), aside, heading_sizes(self._page.html, room))
        html = with_tables(self._page.html, room)
        html = self._drawings.sized(html, self._figure_size) if self._drawings else html
        made = self._documents.document(html, css, font)
        if made is not self._shown:
            self.setExtraSelections([])  # what was marked in the one before
            self._shown = made
            self.setDocument(made)

    def _render_alone(self) -> None:
        """Render the page in another look, in which none of the others is."""
        self._render()
        self._documents.forget()

    def _figure_size(self, key: str) -> QSizeF:
        room = self.lineWrapColumnOrWidth() - 2 * metrics.WIDE - self.body()
        size = (self._zoom / 100, widest(key, room, self.body()), self.devicePixelRatioF())
        return self._drawings.size(key, *size) if self._drawings else QSizeF(1, 1)

    def _set_margins(self) -> None:
        """Keep lines at a readable length, in the middle of the view, whether or not there is a bar to scroll."""
        side, wide = margin_and_width(self, self.body(), self._page.em, self.empty)
        self.setViewportMargins(side, 0, side + self.empty, 0)
        if wide != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(wide)

    def _room(self) -> tuple[int, int]:
        return room_on(self.lineWrapColumnOrWidth(), self.body(), self._page.em)

    # Qt -----------------------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer for figures only. Everything else is empty: given nothing, Qt would try the disk."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray(b" ")  # style sheets, which `@import` may name
        if url.scheme() != DRAWING or not self._drawings:
            return no_picture()
        size = size_asked_for(url.query()) or self._figure_size(url.path())
        return self._drawings.picture(url.path(), self._theme.colours, size, self.devicePixelRatioF())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, without colours and addresses."""
        return copied(self.textCursor())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy and to select, nothing that leads elsewhere."""
        show_copying_menu(self, event.globalPos())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next link, from where one reads."""
        return next_link(self, lambda: super(EntryView, self).focusNextPrevChild(forward), self._theme.colours)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No link has the keyboard any more."""
        super().focusOutEvent(event)
        unmark_link(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or, with Ctrl, change the text size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line length, and the words at the top."""
        if self._keeps:
            super().resizeEvent(event)
            return
        room, shown = self._room(), self._shown
        with self._place.kept():
            self._set_margins()
            super().resizeEvent(event)
            if self._room() != room and self._page.html:
                self._render()
        if self._shown is not shown:
            self.page_shown.emit()
