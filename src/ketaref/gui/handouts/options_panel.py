"""The choices for a handout on three sides: which sheet, how it looks, and which sheets go together."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.look_side import LookSide
from ketaref.gui.handouts.packet_side import PacketSide
from ketaref.gui.handouts.sheet_side import SheetSide
from ketaref.gui.handouts.side import Side
from ketaref.gui.theme import Theme
from ketaref.handouts.templates import Template
from ketaref.i18n import _

_LEAST_WIDTH, _MOST_WIDTH = 342, 430


class OptionsPanel(QFrame):
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
        self.setProperty("role", "side")
        self.tabs = QTabBar(self)
        self._sheet = SheetSide(templates, theme, self)
        self._look = LookSide(self)
        self._together = PacketSide(theme, self)
        self.chooser, self.entries = self._sheet.chooser, self._sheet.entries
        self.own, self.ticks = self._look.own, self._look.ticks
        self.packet, self.sets = self._together.packet, self._together.sets
        self._build()
        self.chooser.sheet_chosen.connect(self.template_chosen)
        self._sheet.part_changed.connect(self.part_changed)
        self._look.changed.connect(self.changed)

    def _build(self) -> None:
        self._sides: dict[str, tuple[str, Side]] = {
            "sheet": (_("Sheet"), self._sheet),
            "look": (_("Options"), self._look),
            "packet": (_("Packet"), self._together),
        }
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        for name, side in self._sides.values():
            self.tabs.addTab(name)
            self._stack.addWidget(side)
        self.tabs.setAccessibleName(_("Choices for the handout"))  # after its tabs: Qt says their name too
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, metrics.TIGHT, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def show_choices(
        self, choices: Choices, entries: list[tuple[str, str]], parts: list[tuple[str, str]], sheets: list[Template]
    ) -> None:
        """Show what is chosen.

        `entries` are ids and titles, `parts` keys and headings of what can be left out, `sheets` those of the packet.
        """
        self._sheet.show_choices(choices, entries, parts)
        self._look.show_choices(choices, any(sheet.has_short for sheet in sheets))
        self.packet.show_sheets(sheets, choices.at)
        several = f" ({len(sheets)})" if len(sheets) > 1 else ""
        self.tabs.setTabText(list(self._sides).index("packet"), self._sides["packet"][0] + several)
        self._sheet.let_entries_be_chosen(bool(sheets[choices.at].entry_types))

    def show_side(self, name: str) -> None:
        """Turn to a side: `sheet`, `look` or `packet`."""
        self.tabs.setCurrentIndex(list(self._sides).index(name))

    def take_filter(self) -> None:
        """Put the keyboard into the field that filters the sheets."""
        self.show_side("sheet")
        self._sheet.ensureWidgetVisible(self.chooser.field)
        self.chooser.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chooser.field.selectAll()

    def first_control(self) -> QWidget:
        """Return the control that takes the keyboard first: on the side being shown."""
        at = self.tabs.currentIndex()
        return self.chooser.list if at == 0 else self.tabs

    def minimumSizeHint(self) -> QSize:
        """Return the size at which nothing of the panel is cut off."""
        widest = max(side.whole_width() for _name, side in self._sides.values())
        return super().minimumSizeHint().expandedTo(QSize(max(_LEAST_WIDTH, widest), 0))

    def sizeHint(self) -> QSize:
        """Return the size at which rows of buttons are one line beside a bar, as far as the pages keep their room."""
        hint, least = super().sizeHint(), self.minimumSizeHint()
        wide = hint.width() + self._sheet.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), min(wide, _MOST_WIDTH)), hint.height())
