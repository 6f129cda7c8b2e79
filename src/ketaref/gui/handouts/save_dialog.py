"""Asking where a handout is to be saved. Qt's own dialog notes folders and file names on the disk; this one does not."""

from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, QSortFilterProxyModel, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileSystemModel,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.i18n import _


class SaveDialog(QDialog):
    """Shows the folders of a place, and a field for the file's name.

    Attributes:
        target: the file that was chosen, once the dialog was accepted.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save the handout as PDF"))
        self.target = Path()
        self._folders = QFileSystemModel(self)
        self._folders.setFilter(QDir.Filter.Dirs | QDir.Filter.NoDotAndDotDot | QDir.Filter.Drives)
        self._folders.setRootPath("")
        self._here = QLabel(self)
        self._here.setWordWrap(True)
        self._list = QListView(self)
        self._list.setModel(self._folders)
        self._list.setAccessibleName(_("Folders"))
        self._list.activated.connect(self._enter)
        up = QPushButton(_("Folder above"), self)
        up.clicked.connect(lambda: self._go(Path(self._folder).parent))
        self._name = QLineEdit(name, self)
        self._name.setAccessibleName(_("File name"))
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._build(up)
        places = QStandardPaths.StandardLocation
        self._go(Path(QStandardPaths.writableLocation(places.DocumentsLocation) or Path.home()))
        self._name.setFocus()
