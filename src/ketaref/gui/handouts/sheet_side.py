"""Which sheet it is: the template, the entries it is about, and which of its parts are wanted."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.chosen_entries import ChosenEntries
from ketaref.gui.handouts.sheet_chooser import SheetChooser
from ketaref.gui.handouts.side import Side, set_quietly
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.tick import Tick
from ketaref.handouts.templates import Template
from ketaref.i18n import _


class SheetSide(Side):
    """The list of sheets takes the height that entries and parts leave; where that is little, all of it scrolls.

    Signals: part_changed -- the key of a part, and whether it is wanted.
    """

    part_changed = Signal(str, bool)

    def __init__(self, templates: list[Template], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Choices of the sheet"), parent)
        self._unseen = False
        self.chooser = SheetChooser(templates, theme, self.inside)
        self.chooser.list.came_to.connect(self._bring_into_view)
        self.chooser.list.height_taken.connect(self._bring_chosen)
        self.chooser.list.selectionModel().currentChanged.connect(self._bring_chosen)
        self.column.addWidget(self.chooser, 1)
        self._about = self.heading(_("About"))
        self.entries = ChosenEntries(theme, self.inside)
        self.column.addWidget(self.entries)
        self._parts: dict[str, Tick] = {}
        self._ticks = self.below(_("Parts"), QWidget(self.inside))
        self._ticks_column = QVBoxLayout(self._ticks)
        self._ticks_column.setContentsMargins(0, 0, 0, 0)
        self._ticks_column.setSpacing(metrics.TIGHT)

    def show_choices(self, choices: Choices, entries: list[tuple[str, str]], parts: list[tuple[str, str]]) -> None:
        """Show what is chosen; `entries` are ids and titles, `parts` keys and headings of what can be left out."""
        self.chooser.show_chosen(choices.template)
        self.entries.show_entries(entries, bool(choices.entries))
        if [(key, tick.text()) for key, tick in self._parts.items()] != parts:
            for tick in self._parts.values():
                self._ticks_column.removeWidget(tick)
                tick.deleteLater()
            self._parts = {key: self._part(key, heading) for key, heading in parts}
            self._join_parts()
        for key, tick in self._parts.items():
            set_quietly(tick, key not in choices.left_out)

    def let_entries_be_chosen(self, able: bool) -> None:
        """Show the entries of the sheet, or nothing where it takes none."""
        self.entries.setEnabled(able)
        for widget in (self.entries, self._about):
            widget.setVisible(able)

    def _part(self, key: str, heading: str) -> Tick:
        tick, group = Tick(heading, self._ticks), _("Parts")
        tick.setAccessibleName(f"{group}: {heading}")
        tick.toggled.connect(lambda on: self.part_changed.emit(key, on))
        self._ticks_column.addWidget(tick)
        return tick

    def _join_parts(self) -> None:
        """Let Tab come to the parts after what stands above them: Qt puts new ones behind the whole window."""
        before: QWidget = self.entries.last_control()
        for tick in self._parts.values():
            QWidget.setTabOrder(before, tick)
            before = tick

    def _fit(self) -> None:
        """Let the list scroll by itself, unless it would have fewer rows than it needs: two bars beside each other."""
        sheets = self.chooser.list
        others = self.inside.minimumSizeHint().height() - sheets.minimumHeight()
        wanted = others + sheets.least > self.viewport().height()
        if wanted != sheets.whole:
            sheets.be_whole(wanted)

    def _bring_chosen(self) -> None:
        """Scroll to the sheet that is chosen, once it can be seen, unless somebody is typing above it."""
        self._unseen = not self.isVisible()
        place = self.chooser.list.visualRect(self.chooser.list.currentIndex())
        if self.isVisible() and self.chooser.list.whole and place.isValid() and not self.chooser.field.hasFocus():
            self._bring_into_view(place)

    def _bring_into_view(self, place: QRect) -> None:
        self.column.activate()  # or it is where it was before the list took its height
        at = self.chooser.list.viewport().mapTo(self.inside, place.center())
        self.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + metrics.GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another height; a chosen sheet that was seen stays so."""
        sheets = self.chooser.list
        end = sheets.viewport().mapTo(self.viewport(), sheets.visualRect(sheets.currentIndex()).bottomLeft()).y()
        super().resizeEvent(event)
        self._fit()
        if event.size().height() <= end < event.oldSize().height():
            self._bring_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the sheet that was chosen from elsewhere."""
        super().showEvent(event)
        if self._unseen:
            QTimer.singleShot(0, self, self._bring_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew where what stands below the list needs another."""
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)
