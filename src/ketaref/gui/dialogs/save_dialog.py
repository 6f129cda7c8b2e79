"""Asking where to save a file."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QWidget

from ketaref.gui.dialogs.folder_dialog import FolderDialog
from ketaref.i18n import _

_LONGEST_NAME = 200
"""Bytes; disks hold 255, and the part file that is written first has a longer name."""


class SaveDialog(FolderDialog):
    """Shows the folders inside a folder, and a field for the file's name, which gets `suffix` where it lacks it.

    Attributes:
        target: the file to write, once the dialog was accepted.
    """

    def __init__(self, name: str, parent: QWidget, title: str = "", suffix: str = ".pdf") -> None:
        super().__init__(title or _("Save the handout"), _("Folders"), _("Save in {folder}"), (), parent)
        self._suffix = suffix
        self.target = Path()
        self._name = QLineEdit(name, self)
        self._name.setAccessibleName(_("File name"))
        label = QLabel(_("File name"), self)
        label.setBuddy(self._name)
        self._build(QDialogButtonBox.StandardButton.Save, self._save, label, self._name)
        self._name.setFocus()
        self._name.setSelection(0, len(Path(name).stem))

    def _save(self) -> None:
        """Accept a good name; one that is taken has to be confirmed by saving once more."""
        name = self._name.text().strip()
        target = self.folder / (name if name.lower().endswith(self._suffix) else f"{name}{self._suffix}")
        if not _fit(target.name, name):
            self._say(_("Give the file a short name, without folders or unusual signs."))
        elif target.exists() and target != self.target:
            self.target = target
            self._say(_("A file of that name is there already. Save again to replace it."))
        else:
            self.target = target
            self.accept()


def _fit(file: str, typed: str) -> bool:
    """Say whether a name, typed without its ending perhaps, is one that any disk can hold."""
    return bool(typed) and Path(typed).name == typed and file.isprintable() and len(file.encode()) <= _LONGEST_NAME
