"""Another text size: the page has it at once, all that stands around it, and the file of settings, a moment later."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ketaref.gui import metrics, text_size
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.theme import Theme


class Growing(QTimer):
    """Lets menus, tabs, buttons, fields and lists follow the size of the pages.

    To tell every widget of another style sheet takes several frames, and a disk that is busy as long. So it waits until
    the page has been painted and no further size is asked for; then `keep` is given the size.
    """

    def __init__(self, theme: Theme, keep: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keep = keep
        self._wanted = metrics.ZOOM_NORMAL
        self.setSingleShot(True)
        self.setInterval(metrics.AFTER_ZOOM_MS)
        self.timeout.connect(self._settle)

    def follow(self, zoom: int) -> None:
        """Follow pages of `zoom` percent soon."""
        self._wanted = zoom
        self.start()

    def end(self) -> None:
        """Keep the size that was asked for last, where the window goes before anything has followed."""
        if self.isActive():
            self.stop()
            self._keep(self._wanted)

    def _settle(self) -> None:
        grow(self._theme, self._wanted)
        self._keep(self._wanted)


def grow(theme: Theme, zoom: int) -> None:
    """Write everything but pages in the size that goes with pages of `zoom` percent; nothing where it is so already."""
    size = text_size.beside_page(zoom)
    if size != text_size.percent():
        text_size.write_at(size)
        put_on(theme)


def put_on(theme: Theme) -> None:
    """Have every widget drawn in the colours of the theme, and in the size that text has now."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    own = [(widget, QFont(widget.font())) for widget in application.allWidgets() if text_size.has_own(widget)]
    application.setStyleSheet(style_sheet(theme.colours, text_size.percent()))
    for widget, font in own:  # Qt gives some of them the font back that they had when they were made
        widget.setFont(font)
