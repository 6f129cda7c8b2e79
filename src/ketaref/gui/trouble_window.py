"""The window without a library: it opens all the same, says what is wrong and what to do, and whom to call."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.background import Background
from ketaref.gui.page import trouble_page
from ketaref.gui.text_size import open_with
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.help_strip import HelpStrip
from ketaref.i18n import _


class TroubleWindow(QMainWindow):
    """Shows one sentence instead of a library, with the help lines below it; a content pack can be installed.

    Signals: content_wanted -- there is content now.
    """

    content_wanted = Signal()

    def __init__(self, sentence: str, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("KetaRef")
        open_with(self, *metrics.WINDOW_SIZE)
        self.view = EntryView(theme, self)
        self.strip = HelpStrip(self)
        self.install = QPushButton(_("&Install content…"), self)
        self.install.clicked.connect(self.choose_pack)
        self.background = Background(self)
        self.successor: QMainWindow | None = None
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addSpacing(metrics.GAP)
        layout.addWidget(self.install, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(metrics.GAP)
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.tell(sentence)
        self.view.setFocus()

    def tell(self, sentence: str, tone: str = "", deed: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show another sentence."""
        self.view.show_page(trouble_page(sentence))

    def choose_pack(self) -> None:
        """Ask for a content pack and offer to install it."""
        from ketaref.gui.packs.deeds import ask_for_pack

        ask_for_pack(self, self.offer)

    def offer(self, source: Path) -> None:
        """Offer to install the pack in a file."""
        from ketaref.gui.packs.deeds import offer_over

        offer_over(self, source, self.background, self.tell, self.content_wanted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work in the background before the window goes."""
        self.background.stop()
        super().closeEvent(event)
