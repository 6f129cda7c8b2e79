"""The choices for a handout, from top to bottom in the order in which they are made."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.chosen_entries import ChosenEntries
from ketaref.gui.handouts.own_words import OwnWords
from ketaref.gui.handouts.packet_list import PacketList
from ketaref.gui.handouts.saved_sets import SavedSets
from ketaref.gui.handouts.sheet_chooser import SheetChooser
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.choice_row import ChoiceRow
from ketaref.handouts import permission
from ketaref.handouts.templates import Template
from ketaref.i18n import _

_TICK_WIDTH = 270
"""Pixels of a heading beside its tick; a longer one is cut, and whole in its tip and for a screen reader."""
Made = TypeVar("Made", bound=QWidget)


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
        self._headings: dict[QWidget, QLabel] = {}
        self.chooser = self._below(_("Sheet"), SheetChooser(templates, theme, self._inside))
        self.chooser.sheet_chosen.connect(self.template_chosen)
        self.entries = self._below(_("About"), ChosenEntries(theme, self._inside))
        self.packet = self._below(_("Packet"), PacketList(theme, self._inside))
        self._rows = {
            "language": self._row("language", _("Language"), _languages(), permission.languages()),
            "short": self._row("short", _("Length"), [(False, _("Whole sheet")), (True, _("One side"))]),
            "size": self._row("size", _("Text size"), _sizes()),
            "paper": self._row("paper", _("Paper"), [("letter", _("Letter")), ("a4", "A4")], permission.papers()),
        }
        self._heading(_("Look"))
        self._ticks = {
            "greyscale": self._tick(_("Without color"), lambda on: self.changed.emit("greyscale", on)),
            "discreet": self._tick(_("Title that names no medicine"), lambda on: self.changed.emit("discreet", on)),
            "letterhead": self._tick(_("Letterhead of the clinic"), lambda on: self.changed.emit("letterhead", on)),
        }
        self.own = self._below(_("Your own sentence"), OwnWords(self._inside))
        self.own.changed.connect(lambda own: self.changed.emit("own", own))
        self._heading(_("Parts"))
        self._parts: dict[str, QCheckBox] = {}
        self._after_parts = self._layout.count()
        self.sets = self._below(_("Saved sets"), SavedSets(theme, self._inside))
        self._layout.addStretch(1)
        self.setWidget(self._inside)

    def show_choices(
        self, choices: Choices, entries: list[tuple[str, str]], parts: list[tuple[str, str]], sheets: list[str]
    ) -> None:
        """Show what is chosen.

        `entries` are ids and titles, `parts` keys and headings of what can be left out, `sheets` the packet's titles.
        """
        self.chooser.show_chosen(choices.template)
        self.entries.show_entries(entries, bool(choices.entries))
        self.packet.show_sheets(sheets, choices.at)
        self.own.show_own(choices.own, choices.language)
        for name, row in self._rows.items():
            row.show_choice(getattr(choices, name))
        for name, tick in self._ticks.items():
            _set_quietly(tick, getattr(choices, name))
        self._show_parts(choices, parts)

    def let_entries_be_chosen(self, able: bool) -> None:
        """Show the entries of the sheet, or nothing where it takes none."""
        self.entries.setEnabled(able)
        for widget in (self.entries, self._headings[self.entries]):
            widget.setVisible(able)

    def whole_width(self) -> int:
        """Return the width at which nothing of the panel is cut off."""
        return self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def first_control(self) -> QWidget:
        """Return the control that takes the keyboard first."""
        return self.chooser.list

    def _show_parts(self, choices: Choices, parts: list[tuple[str, str]]) -> None:
        if list(self._parts) != [key for key, _heading in parts]:
            for tick in self._parts.values():
                self._layout.removeWidget(tick)
                tick.deleteLater()
            self._parts = {key: self._part(key, heading, at) for at, (key, heading) in enumerate(parts)}
        for key, tick in self._parts.items():
            _set_quietly(tick, key not in choices.left_out)

    def _below(self, heading: str, widget: Made) -> Made:
        """Put a widget below a heading, at the end of the panel."""
        self._headings[widget] = self._heading(heading)
        self._layout.addWidget(widget)
        return widget

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self._inside)
        label.setProperty("role", "muted")
        label.setContentsMargins(0, metrics.GAP, 0, 0)
        self._layout.addWidget(label)
        return label

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

    def _part(self, key: str, heading: str, at: int) -> QCheckBox:
        shown = self.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, _TICK_WIDTH)
        tick = QCheckBox(shown, self._inside)
        tick.setAccessibleName(heading)
        tick.setToolTip(heading if shown != heading else "")
        tick.toggled.connect(lambda on: self.part_changed.emit(key, on))
        self._layout.insertWidget(self._after_parts + at, tick)
        return tick


def _languages() -> list[tuple[object, str]]:
    return [("en", "English"), ("es", "Español"), ("both", _("Both"))]


def _sizes() -> list[tuple[object, str]]:
    return [(13, _("13 pt")), (18, _("18 pt")), (20, _("20 pt")), (24, _("24 pt"))]


def _set_quietly(tick: QCheckBox, on: bool) -> None:
    blocked = tick.blockSignals(True)
    tick.setChecked(on)
    tick.blockSignals(blocked)
