"""The handout as text, beside its pages: what a screen reader reads, and who reads large text."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ketaref.gui import caret, metrics
from ketaref.gui.text_size import normal_font, write_in_own
from ketaref.i18n import _


class TextView(QPlainTextEdit):
    """Shows text to read and to copy, in the size of the pages that are read.

    Attributes:
        zoom: that size, in percent.
    """

    zoom = metrics.ZOOM_NORMAL

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.document().setDocumentMargin(metrics.WIDE)
        self.setAccessibleName(_("The handout as text"))
        caret.give(self)

    def set_zoom(self, zoom: int) -> None:
        """Show the text at `zoom` percent."""
        self.zoom = zoom
        font = normal_font()
        font.setPointSizeF(font.pointSizeF() * zoom / metrics.ZOOM_NORMAL)
        write_in_own(self, font)
