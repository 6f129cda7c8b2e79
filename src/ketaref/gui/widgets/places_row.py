"""The row of buttons with which dialogs go to another folder."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ketaref.gui.places import places
from ketaref.i18n import _


class PlacesRow(QWidget):
    """Offers desktop, documents, each drive, and the folder above. None of its buttons answers Enter for the dialog.

    Signals: folder_wanted -- go to this folder.
             above_wanted -- go to the folder above the one being shown.
    """

    folder_wanted = Signal(Path)
    above_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for text, folder in places():
            self._add(text).clicked.connect(lambda _on=False, folder=folder: self.folder_wanted.emit(folder))
        self._add(_("Folder above")).clicked.connect(self.above_wanted)
        row.addStretch(1)

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        self._row.addWidget(button)
        return button
