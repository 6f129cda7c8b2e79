"""How wide a page is in its view: lines of a readable length, whatever the width of the window."""

from PySide6.QtWidgets import QAbstractScrollArea

from ketaref.gui import metrics


def margin_and_width(view: QAbstractScrollArea, body: float, em: float, empty: int = 0) -> tuple[int, int]:
    """Return in pixels what a page leaves free at each side, and its width, whether or not there is a bar to scroll.

    Its text is `body` pixels high; it may be `em` sizes of that text wide. `empty` pixels at its right are not for it.
    """
    room = view.width() - empty - view.verticalScrollBar().sizeHint().width()
    side = metrics.page_margin(room, body, em)
    return side, room - 2 * side


def room_on(width: int, body: float, em: float) -> tuple[int, int]:
    """Return the pixels that text leaves free at its right on such a page, and the sizes of text that tables have.

    Tables may be as wide as the page, lines may not.
    """
    inside = width - 2 * metrics.WIDE
    spare = inside - body * metrics.MEASURE_EM
    return round(min(max(0, spare), body * (em - metrics.MEASURE_EM))), int(inside / body)
