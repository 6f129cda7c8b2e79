"""The page being read, with what belongs to it: the switch above, find and source below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics, page
from ketaref.gui.clinic.beside import beside
from ketaref.gui.clinic.star import Star
from ketaref.gui.desk import Desk
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.find_bar import FindBar
from ketaref.gui.widgets.section_switch import SectionSwitch
from ketaref.gui.widgets.source_panel import SourcePanel
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _
from ketaref.model.entry import Citation, Entry
from ketaref.model.reading import Section, sections_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ketaref.clinic.records import Note
    from ketaref.gui.clinic.note_panel import NotePanel

_LEAST_EM = 6.0
"""Of the page, what stays in view when something opens above or below it: four lines, in sizes of its text."""


class ReadingPane(QFrame):
    """Shows one page; for an entry also which of its texts, and a button that adds it to the handout.

    Signals: section_chosen -- another text of the entry is wanted.
             section_shown -- this text of the entry is shown.
             handout_wanted -- the entry is to be added to the handout.
             command_wanted -- the id of the command of a button that was pressed.

    Attributes:
        section: which text of the entry is shown.
    """

    section_chosen = Signal(str)
    section_shown = Signal(str)
    handout_wanted = Signal()
    command_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self.view = EntryView(desk.theme, self)
        self.view.read_drawings(desk.library.drawing, desk.library.drawing_size)
        self.view.setMinimumHeight(metrics.LEAST_TARGET)  # bars above and below it are there for a moment
        self.switch = SectionSwitch(self)
        self.switch.chosen.connect(self.section_chosen)
        self.find_bar = FindBar(self.view, desk.theme, self)
        self.find_bar.closed.connect(self.take_focus)
        self.source = SourcePanel(self)
        self.source.closed.connect(self.take_focus)
        self.find_bar.opened.connect(lambda: self._give_way(self.source.hide))
        self.star = Star(desk.theme, self)
        self.star.clicked.connect(lambda: self.command_wanted.emit("favourite"))
        self._note: NotePanel | None = None
        self._bar = self._build_bar()
        self._above: QWidget | None = None
        self.section: Section = "counselor"
        self._left: dict[Section, float] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._bar, self.find_bar):
            layout.addWidget(widget)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.source)
        desk.theme.changed.connect(self.view.refresh)

    def _build_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "pagebar")
        add = QPushButton(_("Add to handout"), bar)
        add.clicked.connect(self.handout_wanted)
        deeds = QWidget(bar)  # as one: where the line is short, both go to the next
        beside = WrappingRow(deeds, metrics.CLOSE)
        beside.addWidget(self.star)
        beside.addWidget(add)
        layout = WrappingRow(bar, metrics.CLOSE)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(self.switch)
        layout.add_stretch()
        layout.addWidget(deeds)
        return bar

    def show_page(self, shown: page.Page, position: float = 0.0, above: QWidget | None = None) -> None:
        """Show a page that is no entry, with a bar of its own above it where it has one."""
        self._bar.hide()
        self._show_note(None)
        self._put_above(above)
        self.source.hide()
        self._take_room()
        self.view.show_page(shown, position)

    def show_entry(self, entry: Entry, position: float = 0.0) -> None:
        """Show an entry in the text that was chosen last, as far as it has it."""
        self.section = section = self.switch.offer(sections_of(entry))
        self._left.clear()
        self._bar.show()
        self._put_above(None)
        self.source.hide()
        shown = self._page(entry)
        self._take_room()
        self.view.show_page(shown, position)
        self.section_shown.emit(section)

    def show_section(self, entry: Entry, section: Section) -> None:
        """Show another text of the same entry, at the same section where both have it, else where it was left."""
        here, self._left[self.section] = self.view.section_here(), self.view.position()
        self.section = section
        self.view.show_page(self._page(entry))
        if here in {heading.name for heading in self.view.headings() if heading.name}:
            self.view.go_to_section(here)
        else:
            self.view.go_to_position(self._left.get(section, 0.0))
        self.section_shown.emit(section)

    def show_again(self, entry: Entry) -> None:
        """Show the same text where it is being read: what the clinic has beside it has changed."""
        self.view.show_page(self._page(entry), self.view.position())

    @property
    def note(self) -> "NotePanel | None":
        """The panel of the clinic's note, where the entry has one."""
        return self._note if self._note and not self._note.isHidden() else None

    def show_source(self, citations: list[Citation], number: int) -> None:
        """Open the source of that number below the text; the line that names it stays in view."""
        place = self.view.cursorRect()  # of the link that was chosen
        for citation in citations:
            if citation.number == number:
                self.source.show_source(citation)
                self._give_way(self.find_bar.put_away)
                covered = place.bottom() - self.view.viewport().height()
                if 0 <= covered < self.source.height():
                    bar = self.view.verticalScrollBar()
                    bar.setValue(bar.value() + covered + place.height())

    def _take_room(self) -> None:
        """Give the page the height that bars leave it, at once: where it is read is a part of what is out of view."""
        if layout := self.layout():
            layout.activate()

    def _give_way(self, put_away: "Callable[[], object]") -> None:
        """Put away what was opened before, where it and what is open now leave too little of the page."""
        self._take_room()
        if self.view.height() < _LEAST_EM * self.view.body():
            put_away()

    def take_focus(self) -> None:
        """Put the keyboard on the text."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Forget what was looked for, which text was chosen, and the pages that were shown."""
        self.view.forget()
        self.find_bar.clear()
        self.source.hide()
        self.switch.reset()

    def _page(self, entry: Entry) -> page.Page:
        """Return the page of an entry, once what the clinic has about it stands beside it."""
        has = beside(self._desk, entry, self.section)
        self.star.show_state(has.favourite)
        self._show_note(has.note)
        return page.entry_page(entry, self.section, self._desk.today, has.approval)

    def _show_note(self, note: "Note | None") -> None:
        if note and self._note is None:
            from ketaref.gui.clinic.note_panel import NotePanel

            self._note = panel = NotePanel(self._desk, self)
            panel.change_wanted.connect(lambda: self.command_wanted.emit("note"))
            panel.set_body(self.view.body())
            self.view.page_shown.connect(lambda: panel.set_body(self.view.body()))
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(layout.indexOf(self.source), panel)
        if self._note:
            self._note.show_note(note)

    def _put_above(self, bar: QWidget | None) -> None:
        if self._above and self._above is not bar:
            self._above.hide()
        if bar and bar is not self._above:
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(1, bar)
            bar.show()
        self._above = bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away the source or, where none is open, the words looked for."""
        if event.key() == Qt.Key.Key_Escape and not self.source.isHidden():
            self.source.close_panel()
        elif event.key() == Qt.Key.Key_Escape and not self.find_bar.isHidden():
            self.find_bar.close_bar()
        else:
            super().keyPressEvent(event)
