"""The choices for a handout, from top to bottom in the order in which they are made."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.chosen_entries import ChosenEntries
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.choice_row import ChoiceRow
from ketaref.handouts import permission
from ketaref.handouts.templates import Template
from ketaref.i18n import _, spoken


class OptionsPanel(QScrollArea):
    """Shows `Choices` and says when a person changes one; it decides nothing itself.

    Signals: template_chosen -- the id of a template.
             changed -- the name of a field of `Choices`, and its new value.
             part_changed -- the key of a part, and whether it is wanted.
    """

    template_chosen = Signal(str)
    changed = Signal(str, object)
    part_changed = Signal(str, bool)

    def __init__(self, templates: list[Template], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Choices for the handout"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QFrame(self)
        self._inside.setProperty("role", "side")
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(metrics.WIDE, metrics.GAP, metrics.WIDE, metrics.WIDE)
        self._layout.setSpacing(metrics.TIGHT)
        self._templates = self._sheets(templates)
        self._heading(_("About"))
        self.entries = ChosenEntries(theme, self._inside)
        self._layout.addWidget(self.entries)
        self._rows = {
            "language": self._row("language", _("Language"), _languages(), permission.languages()),
            "size": self._row("size", _("Text size"), _sizes()),
            "paper": self._row("paper", _("Paper"), [("letter", _("Letter")), ("a4", "A4")], permission.papers()),
        }
        self._heading(_("Look"))
        self._ticks = {
            "greyscale": self._tick(_("Without color"), lambda on: self.changed.emit("greyscale", on)),
            "discreet": self._tick(_("Title that names no medicine"), lambda on: self.changed.emit("discreet", on)),
        }
        self._heading(_("Parts"))
        self._parts: dict[str, QCheckBox] = {}
        self._layout.addStretch(1)
        self.setWidget(self._inside)

    def show_choices(self, choices: Choices, entries: list[tuple[str, str]], parts: list[tuple[str, str]]) -> None:
        """Show what is chosen; `entries` are ids and titles, `parts` keys and headings of what can be left out."""
        self._templates[choices.template].setChecked(True)
        self.entries.show_entries(entries, bool(choices.entries))
        for name, row in self._rows.items():
            row.show_choice(getattr(choices, name))
        for name, tick in self._ticks.items():
            _set_quietly(tick, getattr(choices, name))
        self._show_parts(choices, parts)

    def first_control(self) -> QWidget:
        """Return the control that takes the keyboard first."""
        return next(button for button in self._templates.values() if button.isChecked())

    def _show_parts(self, choices: Choices, parts: list[tuple[str, str]]) -> None:
        if list(self._parts) != [key for key, _heading in parts]:
            for tick in self._parts.values():
                self._layout.removeWidget(tick)
                tick.deleteLater()
            self._parts = {key: self._part(key, heading) for key, heading in parts}
        for key, tick in self._parts.items():
            _set_quietly(tick, key not in choices.left_out)

    def _sheets(self, templates: list[Template]) -> dict[str, QRadioButton]:
        self._heading(_("Sheet"))
        group = QButtonGroup(self)
        made = {}
        for template in templates:
            button = QRadioButton(template.title.in_language(spoken()), self._inside)
            button.clicked.connect(lambda _on=False, name=template.id: self.template_chosen.emit(name))
            group.addButton(button)
            self._layout.addWidget(button)
            made[template.id] = button
        return made

    def _heading(self, text: str) -> None:
        label = QLabel(text, self._inside)
        label.setProperty("role", "muted")
        label.setContentsMargins(0, metrics.GAP, 0, 0)
        self._layout.addWidget(label)

    def _row(
        self, field: str, name: str, choices: list[tuple[object, str]], allowed: tuple[object, ...] | None = None
    ) -> ChoiceRow:
        """Make a row of choices; of those that are not `allowed` the row says that they are not a person's to make."""
        self._heading(name)
        row = ChoiceRow(name, choices, self._inside)
        row.chosen.connect(lambda value: self.changed.emit(field, value))
        self._layout.addWidget(row)
        if allowed and len(allowed) < len(choices):
            row.offer(set(allowed))
            self._note(row, _(permission.BY_ADMINISTRATOR))
        return row

    def _note(self, row: ChoiceRow, text: str) -> None:
        row.setAccessibleDescription(text)
        label = QLabel(text, self._inside)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self._layout.addWidget(label)

    def _tick(self, text: str, deed: Callable[[bool], object]) -> QCheckBox:
        tick = QCheckBox(text, self._inside)
        tick.toggled.connect(deed)
        self._layout.addWidget(tick)
        return tick

    def _part(self, key: str, heading: str) -> QCheckBox:
        tick = QCheckBox(heading, self._inside)
        tick.toggled.connect(lambda on: self.part_changed.emit(key, on))
        self._layout.insertWidget(self._layout.count() - 1, tick)
        return tick


def _languages() -> list[tuple[object, str]]:
    return [("en", "English"), ("es", "Español"), ("both", _("Both"))]


def _sizes() -> list[tuple[object, str]]:
    return [(13, _("13 pt")), (18, _("18 pt")), (20, _("20 pt")), (24, _("24 pt"))]


def _set_quietly(tick: QCheckBox, on: bool) -> None:
    blocked = tick.blockSignals(True)
    tick.setChecked(on)
    tick.blockSignals(blocked)
