"""The entries a handout is about, in the order in which they are printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ketaref.gui.theme import Theme
from ketaref.gui.widgets.ordered_list import OrderedList
from ketaref.gui.widgets.rows import Row
from ketaref.i18n import _

_LEAST_ROWS, _MOST_ROWS = 1, 6


class ChosenEntries(QWidget):
    """Lists the entries; the chosen one can be moved (Ctrl+Up, Ctrl+Down) and taken off (Delete).

    Signals: add_wanted -- another entry is to be chosen.
             remove_wanted -- take the entry of that id off.
             move_wanted -- move the entry of that id so many places down or, negative, up.
    """

    add_wanted = Signal()
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OrderedList(theme, _("Entries of the handout"), self)
        self.list.move_wanted.connect(self._move)
        self.list.remove_wanted.connect(lambda: self.remove_wanted.emit(self.list.current_id()))
        self._add = QPushButton(_("Add…"), self)
        self._add.setAccessibleName(_("Add an entry"))
        self._add.clicked.connect(self.add_wanted)
        self._remove = self._button(_("Remove"), lambda: self.remove_wanted.emit(self.list.current_id()))
        self._up = self._button(_("Up"), lambda: self._move(-1))
        self._down = self._button(_("Down"), lambda: self._move(1))
        self.list.lay_out(self, (self._add, self._remove, self._up, self._down))

    def show_entries(self, entries: list[tuple[str, str]], own: bool) -> None:
        """Show entries by id and title; `own` says that a person chose them, so that they can be changed."""
        ids, before = [entry_id for entry_id, _title in entries], self.list.current_id()
        chosen = before if before in ids or not own else ids[-1]  # or there would be nothing to remove or to move
        self.list.show_rows([Row(title, entry_id) for entry_id, title in entries], chosen)
        rows = max(_LEAST_ROWS, min(_MOST_ROWS, len(entries)))
        self.list.show_height_of(rows)
        self._remove.setEnabled(own)
        for button in (self._up, self._down):
            button.setEnabled(own and len(entries) > 1)

    def last_control(self) -> QWidget:
        """Return the control that has the keyboard last."""
        return self._down

    def _button(self, text: str, deed: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(deed)
        return button

    def _move(self, steps: int) -> None:
        if self.list.current_id():
            self.move_wanted.emit(self.list.current_id(), steps)
