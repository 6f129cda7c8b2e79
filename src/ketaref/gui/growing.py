"""Another text size: the page has it at once, all that stands around it a moment later."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ketaref.gui import metrics, text_size
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.theme import Theme


class Growing(QTimer):
    """Lets menus, tabs, buttons, fields and lists follow the size of the pages.

    To tell every widget of another style sheet takes several frames. So it waits until the page has been painted and
    no further size is asked for.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted = metrics.ZOOM_NORMAL
        self.setSingleShot(True)
        self.setInterval(metrics.AFTER_ZOOM_MS)
        self.timeout.connect(lambda: grow(self._theme, self._wanted))

    def follow(self, zoom: int) -> None:
        """Follow pages of `zoom` percent soon."""
        self._wanted = zoom
        self.start()


def grow(theme: Theme, zoom: int) -> None:
    """Write everything but pages in the size that goes with pages of `zoom` percent; nothing where it is so already."""
    application = QApplication.instance()
    size = text_size.beside_page(zoom)
    if size != text_size.percent() and isinstance(application, QApplication):
        text_size.write_at(size)
        application.setStyleSheet(style_sheet(theme.colours, size))
