"""Asking for a file to read. Qt's own dialog notes folders and names on the disk; this one notes nothing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
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

_IS_FOLDER = int(Qt.ItemDataRole.UserRole)


class ChooseFile(QDialog):
    """Lists the folders inside a folder, and its files of the kinds asked for.

    Attributes:
        chosen: the file, once the dialog was accepted.
    """

    def __init__(self, title: str, suffixes: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.chosen = Path()
        self._suffixes = suffixes
        self._folder = Path.home()
        self._here = QLabel(self)
        self._here.setTextFormat(Qt.TextFormat.PlainText)
        self._here.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Folders and files"))
        self.list.itemActivated.connect(self._open)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._build()
        self.go_to(first_folder())
        self.list.setFocus()
        open_at(self, 560, 460)
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        row = PlacesRow(self)
        row.folder_wanted.connect(self.go_to)
        row.above_wanted.connect(lambda: self.go_to(self._folder.parent))
        open_button = QDialogButtonBox.StandardButton.Open
        buttons = QDialogButtonBox(open_button | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self._open_current)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.CLOSE)
        for widget in (row, self._here, self.list, self._said, buttons):
            column.addWidget(widget)

    def go_to(self, folder: Path) -> None:
        """Show what is in `folder`."""
        try:
            inside = sorted(path for path in folder.iterdir() if path.name[:1] != ".")
            folders = [path.name for path in inside if path.is_dir()]
            files = [path.name for path in inside if path.suffix.lower() in self._suffixes and path.is_file()]
        except OSError:
            self._say(_("That folder cannot be opened. Choose another one."))
            return
        self._folder = folder
        self._here.setText(_("Choose a file in {folder}").format(folder=folder))
        self.list.clear()
        for name, is_folder in [(name, True) for name in folders] + [(name, False) for name in files]:
            item = QListWidgetItem(f"{name}/" if is_folder else name)
            item.setData(_IS_FOLDER, is_folder)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._say("" if files else _("No file of that kind is in this folder."))

    def _open_current(self) -> None:
        if self.list.currentRow() >= 0:
            self._open(self.list.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(_IS_FOLDER):
            self.go_to(self._folder / item.text().rstrip("/"))
        else:
            self.chosen = self._folder / item.text()
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        announce(self, text)
