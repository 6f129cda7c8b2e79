"""One side of the choices for a handout: what is chosen, below headings, one after the other."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.choice_row import ChoiceRow
from ketaref.gui.widgets.tick import Tick
from ketaref.handouts import permission
from ketaref.i18n import _

Made = TypeVar("Made", bound=QWidget)


class Side(QScrollArea):
    """Holds controls in a column, which scrolls where the window is too low for it.

    Attributes:
        inside: the parent of what it holds.
        column: their layout.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QFrame(self)
        self.inside.setProperty("role", "side")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.GAP)
        self.column.setSpacing(metrics.TIGHT)
        self.setWidget(self.inside)

    def whole_width(self) -> int:
        """Return the width at which nothing of it is cut off."""
        return self.inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def heading(self, text: str) -> QLabel:
        """Put a heading at the end."""
        label = self._muted(text)
        label.setContentsMargins(0, metrics.CLOSE, 0, 0)
        return label

    def below(self, text: str, widget: Made, stretch: int = 0) -> Made:
        """Put a widget below a heading, at the end."""
        self.heading(text)
        self.column.addWidget(widget, stretch)
        return widget

    def row(
        self,
        name: str,
        choices: list[tuple[object, str]],
        chosen: Callable[[object], object],
        allowed: tuple[object, ...] | None = None,
    ) -> ChoiceRow:
        """Put a row of choices at the end; of those not `allowed` it says that they are not a person's to make."""
        row = self.below(name, ChoiceRow(name, choices, self.inside))
        row.chosen.connect(chosen)
        if allowed and len(allowed) < len(choices):
            row.offer(set(allowed))
            said = _(permission.BY_ADMINISTRATOR)
            row.setAccessibleDescription(said)
            self._muted(said).setWordWrap(True)
        return row

    def tick(self, text: str, deed: Callable[[bool], object]) -> Tick:
        """Put a tick at the end."""
        tick = Tick(text, self.inside)
        tick.toggled.connect(deed)
        self.column.addWidget(tick)
        return tick

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text, self.inside)
        label.setProperty("role", "muted")
        self.column.addWidget(label)
        return label


def set_quietly(tick: QCheckBox, on: bool) -> None:
    """Set a tick without its saying so."""
    blocked = tick.blockSignals(True)
    tick.setChecked(on)
    tick.blockSignals(blocked)
