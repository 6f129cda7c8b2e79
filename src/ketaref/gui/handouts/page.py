"""The handouts tab: what is chosen at the left, the typeset pages beside it, the same as text at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketaref.clinic.letterhead import letterhead_of
from ketaref.clinic.records import Letterhead
from ketaref.errors import KetaRefError
from ketaref.gui.desk import Desk
from ketaref.gui.handouts.choices import Choices, first_choices
from ketaref.gui.handouts.entry_adder import EntryAdder
from ketaref.gui.handouts.options_panel import OptionsPanel
from ketaref.gui.handouts.outputs import Outputs
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.pages_and_text import PagesAndText
from ketaref.gui.handouts.press import Press, Preview
from ketaref.gui.handouts.previewer import Previewer
from ketaref.gui.handouts.set_keeper import SetKeeper
from ketaref.gui.handouts.sheet_bar import SheetBar
from ketaref.gui.handouts.sheet_head import SheetHead
from ketaref.gui.handouts.text_view import TextView
from ketaref.handouts import permission
from ketaref.handouts.templates import Template, catalogue
from ketaref.i18n import _, spoken


class HandoutPage(QWidget):
    """Shows the handout as it will be printed, anew after every choice; pages are made away from this thread.

    Attributes:
        choices: what is chosen.
        preview: the handout being shown, None as long as there is none; of another choice, until that one is whole.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._press = Press(desk.library.path, desk.open_clinic)
        self._templates = {template.id: template for template in catalogue()}
        self.choices = first_choices(self._templates)
        self.preview: Preview | None = None
        self.options_panel = OptionsPanel(list(self._templates.values()), desk.theme, self)
        self.bar = SheetBar(self)
        self.pages = PageView(desk.theme, self)
        self.head = SheetHead(self)
        self.pages.put_above(self.head)
        self._previewer = Previewer(self._press, self.pages, desk.background, self)
        self._once_made: Callable[[], object] | None = None
        self._adder = EntryAdder(desk, self._templates, lambda: self.choices, self.choose)
        self.outputs = Outputs(desk, self._press, self._whole, self)
        self.text = TextView(self)
        self._build()
        self._connect()
        self._show_choices()

    def _build(self) -> None:
        self._side = PagesAndText(self.pages, self.text, self)
        right = QFrame(self)
        right.setProperty("role", "desk")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._side, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.options_panel)
        layout.addWidget(right, 1)

    def _connect(self) -> None:
        panel = self.options_panel
        panel.template_chosen.connect(lambda name: self.choose(self.choices.with_template(name)))
        panel.changed.connect(lambda field, value: self.choose(self.choices.with_choice(field, value)))
        panel.packet.sheet_chosen.connect(lambda at: self.choose(self.choices.showing(at)))
        panel.packet.add_wanted.connect(lambda: self.choose(self.choices.with_sheet(self._templates)))
        panel.packet.remove_wanted.connect(lambda: self.choose(self.choices.without_sheet()))
        panel.packet.move_wanted.connect(lambda steps: self.choose(self.choices.moved_sheet(steps)))
        self._sets = SetKeeper(self._desk, panel.sets, self._templates, lambda: self.choices, self.choose)
        panel.part_changed.connect(lambda key, on: self.choose(self.choices.with_part(key, on)))
        panel.entries.add_wanted.connect(lambda: self._adder.pick(self))
        panel.entries.remove_wanted.connect(lambda name: self.choose(self.choices.without_entry(name)))
        panel.entries.move_wanted.connect(lambda name, steps: self.choose(self.choices.moved(name, steps)))
        self._previewer.made.connect(self._show_preview)
        self._previewer.failed.connect(self._failed)
        self.bar.text_wanted.connect(self._side.show_text)
        self.bar.print_wanted.connect(self.outputs.print_handout)
        self.bar.save_wanted.connect(self.outputs.save)
        self.bar.copy_wanted.connect(self.outputs.copy_text)
        self.head.checks_wanted.connect(self.outputs.show_checks)

    # What a person can do -----------------------------------------------------------------------------

    @property
    def template(self) -> Template:
        """The template that is chosen."""
        return self._templates[self.choices.template]

    def choose(self, choices: Choices) -> None:
        """Show the handout with other choices, a saved set's for instance; says so where the policy leaves them not."""
        try:
            permission.check_choice(choices.language, choices.paper)
        except KetaRefError as error:
            self._desk.tell(str(error), "caution")
            return
        another = (choices.at, len(choices.picks)) != (self.choices.at, len(self.choices.picks))
        self.choices = choices
        self._show_choices()
        self.refresh(go_to=choices.at if another else None)

    def take_over(self, before: "HandoutPage") -> None:
        """Go on with what was chosen on the same page, which another language made stale."""
        self.choices = before.choices.of_window()
        self.bar.show_text(before.text.isVisibleTo(before))
        self._show_choices()

    def add_entry(self, entry_id: str) -> str:
        """Put an entry on the handout, on another sheet where this one does not take it; returns what to say."""
        return self._adder.add(entry_id)

    def forget(self) -> None:
        """Forget what was chosen, and show nothing until a page is asked for again."""
        self._previewer.forget()
        self._desk.background.run(self._press.forget, lambda _nothing: None, lambda _sentence: None)
        self.choices = first_choices(self._templates)
        self.options_panel.own.forget()
        self._show_nothing("")
        self._show_choices()
        if self.isVisible():
            self.refresh()

    def refresh(self, go_to: int | None = None) -> None:
        """Have the pages made anew; what is asked for later makes earlier answers stale.

        `go_to` is the place of a sheet of the packet that is to come into view.
        """
        try:
            sheets = self.choices.sheets(self._templates, self._desk.today, self._letterhead())
        except KetaRefError as error:
            self._failed(str(error))
            return
        self._previewer.make(sheets, go_to)

    def renew(self) -> None:
        """Show what the clinic has changed since, as soon as the page is seen."""
        self.preview = None
        if self.isVisible():
            self.refresh()

    def set_zoom(self, zoom: int) -> None:
        """Show pages and text at `zoom` percent."""
        self.text.set_zoom(zoom)
        self._side.show_text(self.text.isVisibleTo(self))

    def take_focus(self) -> None:
        """Put the keyboard on the choices."""
        self.options_panel.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.options_panel.first_control(), self.pages, self.text]

    # Showing it ---------------------------------------------------------------------------------------

    def _letterhead(self) -> Letterhead | None:
        """The clinic's letterhead where it is asked for; the tick goes where there is none."""
        if not self.choices.letterhead:
            return None
        found = letterhead_of(self._desk.clinic)
        if found is None or not (found.name or found.phone):
            self.choices = self.choices._replace(letterhead=False)
            self._show_choices()
            self._desk.tell(_("The clinic has no letterhead yet."), "caution", (_("Write it…"), self._write_letterhead))
        return found

    def _write_letterhead(self) -> None:
        from ketaref.gui.clinic.letterhead_dialog import LetterheadDialog

        dialog = LetterheadDialog(self._desk, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _show_choices(self) -> None:
        template, library = self.template, self._desk.library
        ids = self.choices.entries or template.default_entries
        entries = [(entry_id, library.entry(entry_id).edition(spoken()).title) for entry_id in ids]
        words = library.wording("common") | library.wording(template.id)
        parts = [
            (key, words[f"{key}-heading"].in_language(spoken()) if f"{key}-heading" in words else key)
            for key in template.optional_parts(self.choices.short and template.has_short)
        ]
        sheets = [self._templates[pick.template] for pick in self.choices.picks]
        self.options_panel.show_choices(self.choices, entries, parts, sheets)

    def _show_preview(self, preview: Preview) -> None:
        self.preview = preview
        if preview.trouble:
            self._desk.tell(preview.trouble, "caution")
        self.text.show_text(preview.text)
        passed = [item.passed for item in preview.checks]
        self.head.show_sheet(preview.statements, passed)
        self.bar.show_facts(preview.facts)
        if self._once_made:
            deed, self._once_made = self._once_made, None
            deed()

    def _whole(self, deed: Callable[[], object]) -> Preview | None:
        """Return what is shown if all of it is made; else `deed` is done as soon as it is."""
        if self._previewer.busy:
            self._once_made = deed
            return None
        return self.preview

    def _show_nothing(self, sentence: str) -> None:
        self._previewer.forget()
        self._once_made = None
        self.preview = None
        self.text.show_text("")
        self.head.show_trouble(sentence)
        self.bar.show_facts("")

    def _failed(self, sentence: str) -> None:
        self._show_nothing(sentence)
        self._desk.tell(sentence, "caution")

    # Qt -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Have the first handout made when the page is first seen."""
        super().showEvent(event)
        if self.preview is None:
            self.refresh()
        QTimer.singleShot(0, self, self._sets.show)  # the clinic's file is opened once the first page is being made
