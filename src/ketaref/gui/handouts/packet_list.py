"""The sheets of the packet being made, in the order in which they are printed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ketaref.gui.theme import Theme
from ketaref.gui.widgets.ordered_list import OrderedList
from ketaref.gui.widgets.rows import Row
from ketaref.handouts.packet import MOST_SHEETS
from ketaref.handouts.templates import Template
from ketaref.i18n import _, spoken

_MOST_ROWS = 8


class PacketList(QWidget):
    """Lists the sheets; the chosen one is being made. Ctrl+Up and Ctrl+Down move it, Delete takes it off.

    Signals: sheet_chosen -- the place of the sheet that is to be made, counted from 0.
             add_wanted, remove_wanted -- one more sheet, or one less.
             move_wanted -- move the sheet being made so many places down or, negative, up.
    """

    sheet_chosen = Signal(int)
    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OrderedList(theme, _("Sheets of the packet"), self)
        self.list.entry_chosen.connect(lambda place: self.sheet_chosen.emit(int(place)))
        self.list.move_wanted.connect(self.move_wanted)
        self.list.remove_wanted.connect(self.remove_wanted)
        self.add = self._button(_("Add a sheet"), self.add_wanted.emit)
        self.remove = self._button(_("Take off"), self.remove_wanted.emit)
        self.up = self._button(_("Up"), lambda: self.move_wanted.emit(-1))
        self.down = self._button(_("Down"), lambda: self.move_wanted.emit(1))
        self.up.setAccessibleName(_("Sheet up"))
        self.down.setAccessibleName(_("Sheet down"))
        self.list.lay_out(self, (self.add, self.remove, self.up, self.down))

    def show_sheets(self, sheets: list[Template], at: int) -> None:
        """Show the sheets by their titles; the one at `at` is being made."""
        titles = [f"{place}. {sheet.title.in_language(spoken())}" for place, sheet in enumerate(sheets, start=1)]
        self.list.show_rows([Row(title, str(place)) for place, title in enumerate(titles)], str(at))
        rows = min(_MOST_ROWS, len(titles))
        self.list.show_height_of(rows)
        self.list.setVisible(len(titles) > 1)
        self.add.setEnabled(len(titles) < MOST_SHEETS)
        for button in (self.remove, self.up, self.down):
            button.setVisible(len(titles) > 1)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < len(titles))

    def _button(self, text: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _on=False: deed())
        return button
