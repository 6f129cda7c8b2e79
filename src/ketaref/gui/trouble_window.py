"""The window without a library: it opens all the same, says what is wrong and what to do, and whom to call."""

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.page import trouble_page
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.help_strip import HelpStrip


class TroubleWindow(QMainWindow):
    """Shows one sentence instead of a library, with the help lines below it."""

    def __init__(self, sentence: str, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("KetaRef")
        self.resize(*metrics.WINDOW_SIZE)
        self.view = EntryView(theme, self)
        self.strip = HelpStrip(self)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.view.show_page(trouble_page(sentence))
        self.view.setFocus()
