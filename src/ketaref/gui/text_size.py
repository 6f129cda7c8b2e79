"""The size of text: that of pages is what the reader chose, that of all else follows it as far as it has room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from ketaref.gui import metrics

_PERCENT, _OWN = "ketaref_text_percent", "ketaref_own_size"


def beside_page(zoom: int, window: QSize | None = None) -> int:
    """Return the size in percent of menus, tabs, buttons, fields and lists beside pages of `zoom` percent.

    In a small `window` they grow less: beyond, they would leave no page.
    """
    most = max((step for step in metrics.ZOOM_STEPS if _has_room(window, step)), default=0)
    return max(metrics.ZOOM_NORMAL, min(zoom, metrics.BESIDE_MOST, most))


def _has_room(window: QSize | None, zoom: int) -> bool:
    """Say whether a window is large enough for what stands around its page at `zoom` percent."""
    if window is None:
        return True
    wide, high = metrics.WINDOW_LEAST_EM
    em = QFontInfo(normal_font()).pixelSize() * zoom / metrics.ZOOM_NORMAL
    return window.width() >= wide * em and window.height() >= high * em


def percent() -> int:
    """Return the size in percent that everything but pages is written in now."""
    application = QApplication.instance()
    return (application.property(_PERCENT) if application else None) or metrics.ZOOM_NORMAL


def write_at(size: int) -> None:
    """Write everything but pages at `size` percent: the font of the program, which its style sheet hands on."""
    font = normal_font()
    font.setPointSizeF(font.pointSizeF() * size / metrics.ZOOM_NORMAL)
    QApplication.setFont(font)
    application = QApplication.instance()
    if application:
        application.setProperty(_PERCENT, size)


def write_in_own(widget: QWidget, font: QFont) -> None:
    """Write a widget in a font whose size is its own, whatever size is used around it."""
    widget.setProperty(_OWN, True)
    widget.setFont(font)


def write_as_all(widget: QWidget) -> None:
    """Write a widget in the font of the program again."""
    widget.setProperty(_OWN, False)
    widget.setFont(QApplication.font())


def has_own(widget: QWidget) -> bool:
    """Say whether the size of a widget's text is its own."""
    return bool(widget.property(_OWN))


def normal_font() -> QFont:
    """Return the font of the program at 100 percent."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * metrics.ZOOM_NORMAL / percent())
    return font


def grown(pixels: int) -> int:
    """Return a length at 100 percent in the size that is used now."""
    return round(pixels * percent() / metrics.ZOOM_NORMAL)


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, which is `width` and `height` at 100 percent, as far as the screen has room."""
    open_with(dialog, grown(width), grown(height))


def open_with(window: QWidget, width: int, height: int) -> None:
    """Give a window or dialog a size in pixels, as far as the screen has room."""
    window.resize(QSize(width, height).boundedTo(room_on_screen(window)))


def room_on_screen(window: QWidget) -> QSize:
    """Return the largest size at which a window or dialog opens."""
    return window.screen().availableSize() * metrics.SCREEN_SHARE
