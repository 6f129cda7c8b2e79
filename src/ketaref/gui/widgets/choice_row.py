"""A few choices side by side, one of them taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ketaref.gui.widgets.wrapping_row import WrappingRow


class ChoiceRow(QWidget):
    """Offers values by their names; arrow keys and clicks choose.

    Signals: chosen -- the value that was chosen by a person.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: list[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        layout = WrappingRow(self)
        for value, text in choices:
            button = QPushButton(text, self)
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a screen reader says then that it is one of several
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            layout.addWidget(button)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))

    def show_choice(self, value: object) -> None:
        """Show which value is taken."""
        self._group.button(self._values.index(value)).setChecked(True)

    def offer(self, values: set[object]) -> None:
        """Let only these values be chosen."""
        for at, value in enumerate(self._values):
            self._group.button(at).setEnabled(value in values)
