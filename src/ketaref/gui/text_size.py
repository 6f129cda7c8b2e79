"""Text beside the page, in the size that the reader chose."""

from PySide6.QtGui import QFont

from ketaref.gui import metrics


def beside_page(font: QFont, zoom: int) -> QFont:
    """Return `font` at `zoom` percent, as far as lists and bars can grow and leave the page its room."""
    grown = QFont(font)
    grown.setPointSizeF(font.pointSizeF() * min(zoom, metrics.LIST_ZOOM_MOST) / 100)
    return grown
