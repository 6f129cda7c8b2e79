"""How the sheets look, and what the counselor adds: the same for all sheets of a packet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.own_words import OwnWords
from ketaref.gui.handouts.side import Side, set_quietly
from ketaref.gui.widgets.choice_row import ChoiceRow
from ketaref.handouts import permission
from ketaref.i18n import _


class LookSide(Side):
    """Languages, size, paper and length in rows, ticks, and the counselor's own sentence.

    Signals: changed -- the name of a field of `Choices`, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Choices of the look"), parent)
        self._rows = {
            "language": self._row("language", _("Language"), _languages(), permission.languages()),
            "short": self._row("short", _("Length"), [(False, _("Whole sheet")), (True, _("One side"))]),
            "size": self._row("size", _("Text size"), _sizes()),
            "paper": self._row("paper", _("Paper"), [("letter", _("Letter")), ("a4", "A4")], permission.papers()),
        }
        self.ticks = {
            name: self.tick(text, lambda on, name=name: self.changed.emit(name, on))  # type: ignore[misc]
            for name, text in (
                ("greyscale", _("Without color")),
                ("discreet", _("Title that names no medicine")),
                ("letterhead", _("Letterhead of the clinic")),
            )
        }
        self.own = self.below(_("Your own sentence"), OwnWords(self.inside))
        self.own.changed.connect(lambda own: self.changed.emit("own", own))
        self.column.addStretch(1)

    def show_choices(self, choices: Choices, has_short: bool) -> None:
        """Show what is chosen; `has_short` says whether there is a sheet of one side."""
        self.own.show_own(choices.own, choices.language)
        for name, row in self._rows.items():
            row.show_choice(getattr(choices, name))
        self._rows["short"].offer({False, True} if has_short else {choices.short})
        for name, tick in self.ticks.items():
            set_quietly(tick, getattr(choices, name))

    def _row(
        self, field: str, name: str, choices: list[tuple[object, str]], allowed: tuple[object, ...] | None = None
    ) -> ChoiceRow:
        return self.row(name, choices, lambda value: self.changed.emit(field, value), allowed)


def _languages() -> list[tuple[object, str]]:
    return [("en", "English"), ("es", "Español"), ("both", _("Both"))]


def _sizes() -> list[tuple[object, str]]:
    return [(13, _("13 pt")), (18, _("18 pt")), (20, _("20 pt")), (24, _("24 pt"))]
