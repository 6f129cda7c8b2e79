"""A window with text to read and a button to close it: the base of About and of the keys sheet."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.page import Page
from ketaref.gui.text_size import open_at
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView


class TextDialog(QDialog):
    """Shows a page of text at `zoom` percent over the window. Esc closes it, and nothing of it stays."""

    def __init__(self, page: Page, theme: Theme, parent: QWidget, zoom: int = metrics.ZOOM_NORMAL) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.name)
        self.view = EntryView(theme, self)
        self.view.set_zoom(zoom)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, metrics.GAP)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        layout.setAlignment(buttons, layout.alignment())
        buttons.setContentsMargins(metrics.GAP, 0, metrics.GAP, 0)
        open_at(self, 720, 600)
        self.view.show_page(page)
        self.view.setFocus()
        self.finished.connect(self.deleteLater)
