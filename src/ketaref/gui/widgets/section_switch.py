"""Three buttons in one: which text of an entry is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ketaref.gui.announce import announce
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _
from ketaref.model.reading import Section


class SectionSwitch(QWidget):
    """Offers the texts an entry has; the choice holds for the entries that follow.

    Signals: chosen -- the section to show.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Which text is shown"))
        self._wanted: Section = "counselor"
        self._group = QButtonGroup(self)
        self._buttons: dict[Section, QPushButton] = {}
        layout = WrappingRow(self)
        for section, text in _choices():
            layout.addWidget(self._button(section, text))
        self._buttons["counselor"].setChecked(True)

    @property
    def wanted(self) -> Section:
        """The section the person asked for, whether or not the entry being shown has it."""
        return self._wanted

    def choose(self, section: Section) -> None:
        """Choose a section, as a click would."""
        if self._buttons[section].isEnabled():
            self._buttons[section].setChecked(True)
            self._wanted = section
            self.chosen.emit(section)
            announce(self, self._buttons[section].text())

    def want(self, section: Section) -> None:
        """Want a section of the entries that follow, without showing one now."""
        self._wanted = section

    def offer(self, sections: tuple[Section, ...]) -> Section:
        """Offer these sections; returns the one to show: the wanted one, or the client's English text."""
        for section, button in self._buttons.items():
            button.setEnabled(section in sections)
        shown = self._wanted if self._wanted in sections else "client"
        self._buttons[shown].setChecked(True)
        return shown

    def reset(self) -> None:
        """Want the counselor's text again."""
        self._wanted = "counselor"
        self._buttons["counselor"].setChecked(True)

    def _button(self, section: Section, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "choice")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # a screen reader says then that it is one of several
        button.clicked.connect(lambda: self.choose(section))
        self._group.addButton(button)
        self._buttons[section] = button
        return button


def _choices() -> tuple[tuple[Section, str], ...]:
    return (("counselor", _("For the counselor")), ("client", _("For the client")), ("spanish", "Español"))
