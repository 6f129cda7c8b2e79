"""Another text size: the page has it at once, all that stands around it, and the file of settings, a moment later."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from ketaref.gui import metrics, text_size
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.theme import Theme


class Growing(QTimer):
    """Lets menus, tabs, buttons, fields and lists follow the size of the pages.

    To tell every widget of another style sheet takes several frames, and a disk that is busy as long. So it waits until
    the page has been painted and no further size is asked for; then `keep` is given the size.
    """

    def __init__(self, theme: Theme, keep: Callable[[int], object], window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._keep = keep
        self._window = window
        self._wanted = 0  # until pages have a size that was chosen
        window.installEventFilter(self)
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
        grow(self._theme, self._wanted, self._window.size())
        self._keep(self._wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow again where the window has room for more, or for less."""
        resized = self._wanted and event.type() == QEvent.Type.Resize
        if resized and text_size.beside_page(self._wanted, self._window.size()) != text_size.percent():
            self.start()
        return False


def grow(theme: Theme, zoom: int, window: QSize | None = None) -> None:
    """Write everything but pages in the size that goes with pages of `zoom` percent; nothing where it is so already.

    In a `window` of a small size that is less than in others.
    """
    size = text_size.beside_page(zoom, window)
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
