"""The clinic's saved sets of sheets: chosen, saved, renamed and removed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.handouts.name_dialog import NameDialog
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.ordered_list import OrderedList
from ketaref.gui.widgets.rows import Row
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _

_MOST_ROWS = 5


class SavedSets(QWidget):
    """Lists the sets by name; Enter or a click takes one, Delete removes one.

    Signals: set_chosen -- the name of the set to be shown.
             save_wanted -- the name under which to save what is being shown.
             rename_wanted -- the name of a set, and its new name.
             remove_wanted -- the name of the set to be removed.
    """

    set_chosen = Signal(str)
    save_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OrderedList(theme, _("Saved sets"), self)
        self.list.entry_chosen.connect(self.set_chosen)
        self.list.remove_wanted.connect(lambda: self.remove_wanted.emit(self.list.current_id()))
        self.none = QLabel(_("None yet. A set keeps sheets and their look, nothing about a client."), self)
        self.none.setWordWrap(True)
        self.none.setProperty("role", "muted")
        self.rename = QPushButton(_("Rename…"), self)
        self.rename.clicked.connect(self._ask_to_rename)
        self.remove = QPushButton(_("Remove set"), self)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.list.current_id()))
        self.save = QPushButton(_("Save as a set…"), self)  # as it stands: Tab goes by when they are made
        self.save.clicked.connect(self._ask_to_save)
        buttons = WrappingRow()
        for button in (self.rename, self.remove):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(metrics.TIGHT)
        for widget in (self.none, self.list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.selectionModel().currentChanged.connect(self._enable)
        self.show_sets([], "")

    def show_sets(self, names: list[str], chosen: str) -> None:
        """Show the sets there are, with one of them chosen."""
        self.list.show_rows([Row(name, name) for name in names], chosen)
        self.list.show_height_of(min(_MOST_ROWS, len(names)))
        self.none.setVisible(not names)
        for widget in (self.list, self.rename, self.remove):
            widget.setVisible(bool(names))
        self._enable()

    def _enable(self) -> None:
        for button in (self.rename, self.remove):
            button.setEnabled(bool(self.list.current_id()))

    def _ask_to_save(self) -> None:
        dialog = NameDialog(_("Save as a set"), self.list.current_id(), self)
        dialog.accepted.connect(lambda: self.save_wanted.emit(dialog.name))
        dialog.open()

    def _ask_to_rename(self) -> None:
        old = self.list.current_id()
        if not old:
            return
        dialog = NameDialog(_("Rename the set"), old, self)
        dialog.accepted.connect(lambda: self.rename_wanted.emit(old, dialog.name))
        dialog.open()
