"""Pages as the documents that a view shows; those shown last are kept, so that going back to one waits for nothing."""

from functools import cached_property

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ketaref.gui import metrics
from ketaref.gui.outline import Heading, headings_of
from ketaref.gui.tables import with_tables

_KEPT = 10
"""Every tab's page, and a few entries."""


class PageDocument(QTextDocument):
    """A page made into a document."""

    @cached_property
    def headings(self) -> list[Heading]:
        """Its headings in their order."""
        return headings_of(self)


class PageDocuments:
    """Makes documents of pages for one view, which answers for their figures.

    A page becomes a document before the view takes it: given HTML, the view would lay it out with and without its
    scroll bar.
    """

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._kept: dict[tuple[str, str, str, float], PageDocument] = {}

    def document(self, html: str, css: str, font: QFont) -> PageDocument:
        """Return the document of a page in this look."""
        wanted = (html, css, font.toString(), self._view.devicePixelRatioF())
        found = self._kept.pop(wanted, None) or self._make(html, css, font)
        self._kept[wanted] = found  # the newest at the end
        while len(self._kept) > _KEPT:
            self._drop(next(iter(self._kept)))
        return found

    def forget(self) -> None:
        """Keep the page that is shown and no other."""
        for wanted, document in list(self._kept.items()):
            if document is not self._view.document():
                self._drop(wanted)
        with_tables.cache_clear()

    def _make(self, html: str, css: str, font: QFont) -> PageDocument:
        made = PageDocument(self._view)
        made.setUndoRedoEnabled(False)
        made.setDefaultFont(font)
        made.setDocumentMargin(metrics.WIDE)
        made.setIndentWidth(round(font.pixelSize() * metrics.INDENT))
        made.setPageSize(QSizeF(0, 0))  # lays nothing out: the view does, once it gives the page its own width
        made.setDefaultStyleSheet(css)
        made.setHtml(f"<body>{html}</body>")
        return made

    def _drop(self, wanted: tuple[str, str, str, float]) -> None:
        self._kept.pop(wanted).deleteLater()
