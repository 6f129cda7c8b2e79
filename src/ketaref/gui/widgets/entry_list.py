"""The list of a tab: a filter field above the entries of its types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.group_by import GroupBy
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row
from ketaref.i18n import _, plural
from ketaref.library.folding import fold
from ketaref.model.entry import EntrySummary

_STAR = "★"
_COUNTED_LINES = 8
"""A figure is read whole: half of one would mislead."""


class EntryList(QFrame):
    """Shows the entries of a tab under their groups; typing in the field keeps those that hold every word.

    Signals: entry_chosen -- the id of the entry that was opened.
             way_chosen -- another way of grouping is wanted.
             search_wanted -- these words are wanted in all tabs.

    Attributes:
        for_picking: whether nothing is read beside it, so that the entry that Enter opens is always marked.
    """

    for_picking = False

    entry_chosen = Signal(str)
    way_chosen = Signal(str)
    search_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._entries: list[EntrySummary] = []
        self._favourites: frozenset[str] = frozenset()
        self._read = ""
        self._filter = QLineEdit(self)
        self._filter.setAccessibleName(_("Filter this list"))
        self._filter.setPlaceholderText(_("Filter this list"))
        self._filter.setClearButtonEnabled(False)
        self._filter.textChanged.connect(self._filtered)
        self.group_by = GroupBy(self)
        self.group_by.chosen.connect(self.way_chosen)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "muted")
        self._everywhere = QPushButton(_("Search everything"), self)
        self._everywhere.clicked.connect(self._search)
        self.list = ListOfRows(theme, _("Entries"), self)
        self.list.entry_chosen.connect(self.entry_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.GAP, metrics.CLOSE, 0)
        layout.setSpacing(metrics.CLOSE)
        layout.addWidget(self._filter)
        layout.addWidget(self.group_by)
        layout.addWidget(self._count)
        layout.addWidget(self._everywhere)
        layout.addWidget(self.list, 1)
        self._count.hide()
        self._everywhere.hide()

    def show_entries(self, name: str, entries: list[EntrySummary], chosen: str = "") -> None:
        """Show the entries of the tab `name`, with one of them chosen."""
        self._entries, self._read = entries, chosen
        self.list.setAccessibleName(name)
        if self._filter.text():
            self._filter.clear()
        self._fill(chosen=chosen)

    def mark(self, favourites: frozenset[str]) -> None:
        """Put a star beside these entries."""
        if favourites != self._favourites:
            self._favourites = favourites
            chosen, above = self.list.chosen, self.list.verticalScrollBar().value()
            self._fill()
            self.list.choose(chosen)
            self.list.verticalScrollBar().setValue(above)

    @property
    def filtered(self) -> str:
        """What stands in the filter field."""
        return self._filter.text()

    def filter(self, text: str) -> None:
        """Keep the entries that hold every word of `text`."""
        self._filter.setText(text)

    def choose(self, entry_id: str) -> None:
        """Mark an entry as the one being read."""
        self._read = entry_id
        if not self.list.choose(entry_id):
            self.list.stand_somewhere()

    def take_filter(self) -> None:
        """Put the keyboard into the field that filters."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard on the list or, where nothing is in it, on the way on."""
        if self._everywhere.isVisible():
            self._everywhere.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _filtered(self) -> None:
        """Mark what Enter opens as long as words are filtered, then what is read again."""
        if self._count.isHidden():
            self._read = self.list.chosen
        self._fill(self._read)
        if self._filter.text().strip():
            first = next((row.title for row in self.list.rows if not row.is_heading), "")
            announce(self, f"{self._count.text()}. {first}".strip())

    def _fill(self, chosen: str = "") -> None:
        wanted = fold(self._filter.text()).split()
        kept = [entry for entry in self._entries if not wanted or _holds(entry, wanted)]
        self.list.show_rows(_rows(kept, self._favourites), chosen)
        if wanted or self.for_picking:
            self.list.choose_first()
        self._count.setVisible(bool(wanted))
        self._everywhere.setVisible(bool(wanted) and not kept)  # the way on, where this list has nothing
        self._count.setText(plural("{count} entry", "{count} entries", len(kept)))

    def _search(self) -> None:
        text = self._filter.text()
        self._filter.clear()
        self.search_wanted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter in the field go to the list, or to where a word is that it does not have; Esc empties it."""
        if event.key() == Qt.Key.Key_Down:
            self.take_focus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._everywhere.isVisible():
                self._search()
            else:
                self.list.open_current()
        elif event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        else:
            super().keyPressEvent(event)


def _rows(entries: list[EntrySummary], favourites: frozenset[str]) -> list[Row]:
    rows: list[Row] = []
    group = ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            rows.append(Row(group))
        star, said = (_STAR, _("favorite")) if entry.id in favourites else ("", "")
        spoken_text = ", ".join(filter(None, (entry.title, said, entry.group, entry.counted)))
        rows.append(Row(entry.title, entry.id, entry.counted, spoken_text, lines=_COUNTED_LINES, aside=star))
    return rows


def _holds(entry: EntrySummary, words: list[str]) -> bool:
    text = fold(f"{entry.title} {entry.summary} {entry.group}")
    return all(word in text for word in words)
