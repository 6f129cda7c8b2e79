"""Asking where to save a handout. Qt's own dialog notes folders and names on the disk; this one notes nothing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.places import first_folder
from ketaref.gui.text_size import open_at
from ketaref.gui.widgets.places_row import PlacesRow
from ketaref.i18n import _

_LONGEST_NAME = 200
"""Bytes; disks hold 255, and the part file that is written first has a longer name."""


class SaveDialog(QDialog):
    """Shows the folders inside a folder, and a field for the file's name, which gets `suffix` where it lacks it.

    Attributes:
        target: the file to write, once the dialog was accepted.
    """

    def __init__(self, name: str, parent: QWidget, title: str = "", suffix: str = ".pdf") -> None:
        super().__init__(parent)
        self.setWindowTitle(title or _("Save the handout"))
        self._suffix = suffix
        self.target = Path()
        self._folder = first_folder()
        self._here = QLabel(self)
        self._here.setTextFormat(Qt.TextFormat.PlainText)
        self._here.setWordWrap(True)
        self._folders = QListWidget(self)
        self._folders.setAccessibleName(_("Folders"))
        self._folders.itemActivated.connect(lambda item: self.go_to(self._folder / item.text()))
        self._name = QLineEdit(name, self)
        self._name.setAccessibleName(_("File name"))
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._build()
        self.go_to(self._folder)
        self._name.setFocus()
        self._name.setSelection(0, len(Path(name).stem))
        open_at(self, 560, 460)
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        row = PlacesRow(self)
        row.folder_wanted.connect(self.go_to)
        row.above_wanted.connect(lambda: self.go_to(self._folder.parent))
        save = QDialogButtonBox.StandardButton.Save
        buttons = QDialogButtonBox(save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        label = QLabel(_("File name"), self)
        label.setBuddy(self._name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.CLOSE)
        for widget in (row, self._here, self._folders, label, self._name, self._said, buttons):
            layout.addWidget(widget)

    def go_to(self, folder: Path) -> None:
        """Show the folders inside `folder`."""
        try:
            inside = sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[:1] != ".")
        except OSError:
            self._say(_("That folder cannot be opened. Choose another one."))
            return
        self._folder = folder
        self._here.setText(_("Save in {folder}").format(folder=folder))
        self._folders.clear()
        for name in inside:
            self._folders.addItem(QListWidgetItem(name))
        self._say("")

    def _save(self) -> None:
        """Accept a good name; one that is taken has to be confirmed by saving once more."""
        name = self._name.text().strip()
        target = self._folder / (name if name.lower().endswith(self._suffix) else f"{name}{self._suffix}")
        if not _fit(target.name, name):
            self._say(_("Give the file a short name, without folders or unusual signs."))
        elif target.exists() and target != self.target:
            self.target = target
            self._say(_("A file of that name is there already. Save again to replace it."))
        else:
            self.target = target
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        announce(self, text)


def _fit(file: str, typed: str) -> bool:
    """Say whether a name, typed without its ending perhaps, is one that any disk can hold."""
    return bool(typed) and Path(typed).name == typed and file.isprintable() and len(file.encode()) <= _LONGEST_NAME
