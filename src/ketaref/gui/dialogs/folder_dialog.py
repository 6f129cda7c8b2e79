"""Going through folders. Qt's own dialogs note folders and names on the disk; those made of this note nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.places import first_folder
from ketaref.gui.text_size import open_at
from ketaref.gui.widgets.places_row import PlacesRow
from ketaref.i18n import _

_IS_FOLDER = int(Qt.ItemDataRole.UserRole)


class FolderDialog(QDialog):
    """Lists the folders inside a folder, and its files of the kinds asked for; says what is wrong below.

    Signals: file_opened -- this file of the list was double-clicked, or Enter was pressed on it.

    Attributes:
        folder: the folder being shown.
        list: what is in it.
    """

    file_opened = Signal(Path)

    def __init__(self, title: str, list_name: str, asked: str, suffixes: tuple[str, ...], parent: QWidget) -> None:
        """Ask with the sentence `asked`, which names the `{folder}`, for files of these `suffixes`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.folder = first_folder()
        self._asked = asked
        self._suffixes = suffixes
        self._here = _label(self)
        self._said = _label(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(list_name)
        self.list.itemActivated.connect(self._activate)
        open_at(self, 560, 460)
        self.finished.connect(self.deleteLater)

    def _build(self, asked: QDialogButtonBox.StandardButton, take: Callable[[], None], *below: QWidget) -> None:
        """Put the parts below each other, with what a kind of dialog has `below` the list, and its button's answer."""
        row = PlacesRow(self)
        row.folder_wanted.connect(self.go_to)
        row.above_wanted.connect(lambda: self.go_to(self.folder.parent))
        buttons = QDialogButtonBox(asked | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.CLOSE)
        for widget in (row, self._here, self.list, *below, self._said, buttons):
            column.addWidget(widget)
        self.go_to(self.folder)

    def go_to(self, folder: Path) -> None:
        """Show what is in `folder`; hidden things are left out."""
        try:
            inside = sorted(path for path in folder.iterdir() if path.name[:1] != ".")
            folders = [path.name for path in inside if path.is_dir()]
            files = [path.name for path in inside if path.suffix.lower() in self._suffixes and path.is_file()]
        except OSError:
            self._say(_("That folder cannot be opened. Choose another one."))
            return
        self.folder = folder
        self._here.setText(self._asked.format(folder=folder))
        self.list.clear()
        for name, is_folder in [(name, True) for name in folders] + [(name, False) for name in files]:
            item = QListWidgetItem(f"{name}/" if is_folder else name)
            item.setData(_IS_FOLDER, is_folder)
            self.list.addItem(item)
        nothing = self._suffixes and not files
        self._say(_("No file of that kind is in this folder.") if nothing else "")

    def _activate(self, item: QListWidgetItem) -> None:
        if item.data(_IS_FOLDER):
            self.go_to(self.folder / item.text().rstrip("/"))
        else:
            self.file_opened.emit(self.folder / item.text())

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        announce(self, text)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a folder may be called <b>
    label.setWordWrap(True)
    return label
