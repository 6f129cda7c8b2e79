"""The handout as text, beside its pages: what a screen reader reads, and who reads large text."""

import re

from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ketaref.gui import caret, metrics
from ketaref.gui.text_size import normal_font, write_in_own
from ketaref.i18n import _

_RULE = re.compile(r"^([=-])\1{2,}$", re.MULTILINE)
"""A line below a heading."""


class TextView(QPlainTextEdit):
    """Shows text to read and to copy, in the size of the pages that are read.

    Attributes:
        zoom: that size, in percent.
    """

    zoom = metrics.ZOOM_NORMAL

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setReadOnly(True)
        self.document().setDocumentMargin(metrics.WIDE)
        self.setAccessibleName(_("The handout as text"))
        caret.give(self)

    def show_text(self, text: str) -> None:
        """Show a text; one that is shown already stays where it is read."""
        self._text = text
        self._fit()

    def set_zoom(self, zoom: int) -> None:
        """Show the text at `zoom` percent."""
        self.zoom = zoom
        font = normal_font()
        font.setPointSizeF(font.pointSizeF() * zoom / metrics.ZOOM_NORMAL)
        write_in_own(self, font)
        self._fit()

    def _fit(self) -> None:
        """Cut the lines below headings to the width there is: they would wrap, and look like more of them."""
        room = self.viewport().width() - 2 * metrics.WIDE
        fits = {mark: max(3, int(room / self.fontMetrics().horizontalAdvance(mark))) for mark in "=-"}
        text = _RULE.sub(lambda rule: rule[0][: fits[rule[1]]], self._text)
        if text == self.toPlainText():
            return
        before, read = self.textCursor(), self.verticalScrollBar().value()
        at = (before.blockNumber(), before.positionInBlock())
        self.setPlainText(text)
        block = self.document().findBlockByNumber(at[0])
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(at[1], block.length() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(read)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to another width."""
        super().resizeEvent(event)
        self._fit()
