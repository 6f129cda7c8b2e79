"""How wide a page is in its view: lines of a readable length, whatever the width of the window."""

from PySide6.QtWidgets import QAbstractScrollArea

from ketaref.gui import metrics


def page_width(view: QAbstractScrollArea, body: float, em: float) -> int:
    """Return the width of a page in pixels, whether or not there is a bar to scroll.

    Its text is `body` pixels high; it may be `em` sizes of that text wide.
    """
    room = view.width() - view.verticalScrollBar().sizeHint().width()
    return room - 2 * metrics.page_margin(room, body, em)


def aside(width: int, body: float, em: float) -> int:
    """Return what text leaves free at its right on such a page: tables may be as wide as the page, lines may not."""
    spare = width - 2 * metrics.WIDE - body * metrics.MEASURE_EM
    return round(min(max(0, spare), body * (em - metrics.MEASURE_EM)))
