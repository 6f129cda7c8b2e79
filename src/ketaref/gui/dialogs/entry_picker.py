"""Choosing one entry of several."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.text_size import open_at
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_list import EntryList
from ketaref.i18n import _
from ketaref.model.entry import EntrySummary


class EntryPicker(QDialog):
    """Lists entries with a filter; Enter or a click takes one.

    Attributes:
        chosen: the id of the entry that was taken, empty before.
    """

    def __init__(self, title: str, entries: list[EntrySummary], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.chosen = ""
        self.entries = EntryList(theme, self)
        self.entries.for_picking = True
        self.entries.show_entries(_("Entries"), entries)
        self.entries.entry_chosen.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(metrics.GAP, 0, metrics.GAP, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, metrics.GAP)
        layout.addWidget(self.entries, 1)
        layout.addWidget(buttons)
        open_at(self, 420, 480)
        self.finished.connect(self.deleteLater)

    def _take(self, entry_id: str) -> None:
        self.chosen = entry_id
        self.accept()
