"""Asking for a file to read."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ketaref.gui.dialogs.folder_dialog import FolderDialog
from ketaref.i18n import _


class ChooseFile(FolderDialog):
    """Asks for a file of the kinds that end in one of `suffixes`.

    Attributes:
        chosen: the file, once the dialog was accepted.
    """

    def __init__(self, title: str, suffixes: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(title, _("Folders and files"), _("Choose a file in {folder}"), suffixes, parent)
        self.chosen = Path()
        self.file_opened.connect(self._take)
        self._build(QDialogButtonBox.StandardButton.Open, self._open_current)
        self.list.setFocus()

    def go_to(self, folder: Path) -> None:
        """Show what is in `folder`, with the first of it chosen."""
        super().go_to(folder)
        self.list.setCurrentRow(0)

    def _open_current(self) -> None:
        if self.list.currentRow() >= 0:
            self._activate(self.list.currentItem())

    def _take(self, file: Path) -> None:
        self.chosen = file
        self.accept()
