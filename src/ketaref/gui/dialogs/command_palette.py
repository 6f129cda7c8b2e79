"""The command palette (Ctrl+Shift+P): every command by its name, with its keys beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.actions import ways_to_ask
from ketaref.gui.announce import announce
from ketaref.gui.menus import name_of
from ketaref.gui.text_size import open_at
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row
from ketaref.i18n import _, plural
from ketaref.library.folding import fold

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class CommandPalette(QDialog):
    """Lists the commands of the menus; typing keeps those that are called or asked for so, Enter runs one, Esc leaves.

    A command that cannot be used now is listed all the same, and said to be so.
    """

    def __init__(self, menus: dict[str, list[QAction]], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Commands"))
        self._actions = {action.objectName(): action for found in menus.values() for action in found}
        self._rows = {
            menu: [_row(name, action, menu) for name, action in self._actions.items() if action in found]
            for menu, found in menus.items()
        }
        self._asked = {name: fold(f"{name_of(action)} {ways_to_ask(name)}") for name, action in self._actions.items()}
        self._field = QLineEdit(self)
        self._field.setAccessibleName(_("Command"))
        self._field.setAccessibleDescription(_("Commands appear as you type. Down and Enter run one."))
        self._field.setPlaceholderText(_("What do you want to do?"))
        self._field.textChanged.connect(self._fill)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._count.setContentsMargins(metrics.GAP, 0, 0, 0)
        self._count.setWordWrap(True)
        self.list = ListOfRows(theme, _("Commands"), self)
        self.list.entry_chosen.connect(self._run)
        self._build()
        self._fill()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.GAP, metrics.GAP, metrics.GAP)
        layout.setSpacing(metrics.CLOSE)
        layout.addWidget(self._field)
        layout.addWidget(self._count)
        layout.addWidget(self.list, 1)
        open_at(self, *metrics.PALETTE_SIZE)
        self.finished.connect(self.deleteLater)

    @property
    def said(self) -> str:
        """The line above the commands."""
        return self._count.text()

    def _fill(self) -> None:
        wanted = fold(self._field.text()).split()
        rows = self._found(wanted) if wanted else self._all()
        self.list.show_rows(rows)
        commands = [row for row in rows if not row.is_heading]
        first = next((row for row in commands if row.able), commands[0] if commands else None)
        self.list.choose(first.entry_id if first else "")
        found = sum(not row.is_heading for row in rows)
        nothing = _("No command holds these words.")
        self._count.setText(plural("{count} command", "{count} commands", found) if found else nothing)
        if wanted:
            announce(self, f"{self._count.text()}. {self._spoken()}" if found else nothing)

    def _all(self) -> list[Row]:
        """Every command below the name of its menu, in the order of the menus."""
        return [row for menu, commands in self._rows.items() for row in (Row(menu), *commands)]

    def _found(self, wanted: list[str]) -> list[Row]:
        """The commands that hold every word, the best first: no heading, since what is near stands in several menus."""
        found = [
            row._replace(aside=" · ".join(filter(None, (menu, row.aside))))
            for menu, commands in self._rows.items()
            for row in commands
            if all(word in f"{self._asked[row.entry_id]} {fold(menu)}" for word in wanted)
        ]
        return sorted(found, key=lambda row: (not row.able, _farness(fold(row.title), wanted)))

    def _spoken(self) -> str:
        """What a screen reader says of the chosen command."""
        index = self.list.currentIndex()
        return self.list.rows[index.row()].spoken if index.isValid() else ""

    def _run(self, name: str) -> None:
        action = self._actions[name]
        if not action.isEnabled():
            self._count.setText(_("“{command}” cannot be used now.").format(command=name_of(action)))
            announce(self, self._count.text())
            return
        self.accept()
        action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list while typing, and run the chosen command."""
        if event.key() in _MOVES:
            self.list.step(_MOVES[Qt.Key(event.key())])
            announce(self, self._spoken())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.open_current()
        else:
            super().keyPressEvent(event)


def _farness(name: str, wanted: list[str]) -> int:
    """Say how far a command of that name is from the words: 0 begins with them, 3 is only asked for so."""
    if name.startswith(" ".join(wanted)):
        return 0
    if all(any(part.startswith(word) for part in name.split()) for word in wanted):
        return 1
    return 2 if all(word in name for word in wanted) else 3


def _row(name: str, action: QAction, menu: str) -> Row:
    title = name_of(action)
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    state = _("chosen") if action.isChecked() else "" if action.isEnabled() else _("not now")
    spoken = _("cannot be used now") if not action.isEnabled() else state
    return Row(
        title,
        name,
        spoken=", ".join(filter(None, (title, menu, keys, spoken))),
        aside=" · ".join(filter(None, (state, keys))),
        able=action.isEnabled(),
    )
