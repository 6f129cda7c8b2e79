"""The rows of a list of entries: headings and entries, as a Qt list model. The only Qt model of the window."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

_Index = QModelIndex | QPersistentModelIndex
_TO_READ = Qt.ItemFlag.ItemNeverHasChildren
_TO_CHOOSE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class Row(NamedTuple):
    """One row. A heading has no `entry_id`; `detail` may hold search marks; `spoken` is for a screen reader.

    `level` says how far it stands in, `lines` how many lines of the detail are shown. `aside` stands at the right, on
    the line of the title; a row that is not `able` is painted as what cannot be used.
    """

    title: str
    entry_id: str = ""
    detail: str = ""
    spoken: str = ""
    level: int = 0
    lines: int = 2
    aside: str = ""
    able: bool = True

    @property
    def is_heading(self) -> bool:
        """Whether the row is the heading of the rows below it."""
        return not self.entry_id


class Rows(QStringListModel):
    """A list of rows, replaced whole. Qt holds their titles itself: it asks for their number at every row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows instead."""
        self.rows = rows
        self.setStringList([row.title for row in rows])

    def first_entry(self) -> QModelIndex:
        """Return the first row that is an entry; an invalid index where there is none."""
        found = next((at for at, row in enumerate(self.rows) if not row.is_heading), -1)
        return self.index(found) if found >= 0 else QModelIndex()

    def place_of(self, entry_id: str) -> QModelIndex:
        """Return the row of an entry; an invalid index where it is not listed."""
        found = next((at for at, row in enumerate(self.rows) if row.entry_id == entry_id), -1)
        return self.index(found) if entry_id and found >= 0 else QModelIndex()

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what Qt asks of a row."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return (row.spoken or row.title) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can be read, not chosen."""
        if self.rows[index.row()].is_heading:
            return _TO_READ
        return _TO_CHOOSE
