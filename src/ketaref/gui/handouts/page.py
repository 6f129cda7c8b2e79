"""The handouts tab: what is chosen at the left, the typeset pages beside it, the same as text at the right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from ketaref.clinic.letterhead import letterhead_of
from ketaref.clinic.records import Letterhead
from ketaref.errors import KetaRefError
from ketaref.gui import copies, metrics
from ketaref.gui.desk import Desk
from ketaref.gui.handouts.choices import Choices, template_for
from ketaref.gui.handouts.entry_picker import EntryPicker
from ketaref.gui.handouts.options_panel import OptionsPanel
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.handouts.press import Press, Preview
from ketaref.gui.handouts.previewer import Previewer
from ketaref.gui.handouts.save_dialog import SaveDialog
from ketaref.gui.handouts.set_keeper import SetKeeper
from ketaref.gui.handouts.sheet_bar import SheetBar
from ketaref.gui.saved import tell_saved
from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.handouts.templates import Template, catalogue
from ketaref.i18n import _, spoken

_OPTIONS_WIDTH = 330
_PAGES_AND_TEXT = (560, 360)
_TEXT_FROM_WIDTH = 1240


class HandoutPage(QWidget):
    """Shows the handout as it will be printed, anew after every choice; pages are made away from this thread.

    Attributes:
        choices: what is chosen.
        preview: the handout being shown, None as long as there is none; of another choice, until that one is whole.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._press = Press(desk.library.path)
        self._templates = {template.id: template for template in catalogue()}
        self.choices = self._first_choices()
        self.preview: Preview | None = None
        self.options_panel = OptionsPanel(list(self._templates.values()), desk.theme, self)
        self.options_panel.setMinimumWidth(max(_OPTIONS_WIDTH, self.options_panel.whole_width()))
        self.bar = SheetBar(self)
        self.pages = PageView(desk.theme, self)
        self._previewer = Previewer(self._press, self.pages, desk.background, self)
        self._once_made: Callable[[], object] | None = None
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(metrics.WIDE)
        self.text.setAccessibleName(_("The handout as text"))
        self._build()
        self._connect()
        self._show_choices()

    def _build(self) -> None:
        side = QSplitter(Qt.Orientation.Horizontal, self)
        side.setChildrenCollapsible(False)
        side.setHandleWidth(1)
        side.addWidget(self.pages)
        side.addWidget(self.text)
        side.setStretchFactor(0, 1)
        side.setSizes(list(_PAGES_AND_TEXT))
        right = QFrame(self)
        right.setProperty("role", "desk")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(side, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.options_panel)
        layout.addWidget(right, 1)
        self.text.hide()

    def _connect(self) -> None:
        panel = self.options_panel
        panel.template_chosen.connect(lambda name: self.choose(self.choices.with_template(name)))
        panel.changed.connect(lambda field, value: self.choose(self.choices._replace(**{field: value})))
        panel.packet.sheet_chosen.connect(lambda at: self.choose(self.choices.showing(at)))
        panel.packet.add_wanted.connect(lambda: self.choose(self.choices.with_sheet(self._templates)))
        panel.packet.remove_wanted.connect(lambda: self.choose(self.choices.without_sheet()))
        panel.packet.move_wanted.connect(lambda steps: self.choose(self.choices.moved_sheet(steps)))
        self._sets = SetKeeper(self._desk, panel.sets, self._templates, lambda: self.choices, self.choose)
        panel.part_changed.connect(lambda key, on: self.choose(self.choices.with_part(key, on)))
        panel.entries.add_wanted.connect(self._pick_entry)
        panel.entries.remove_wanted.connect(lambda name: self.choose(self.choices.without_entry(name)))
        panel.entries.move_wanted.connect(lambda name, steps: self.choose(self.choices.moved(name, steps)))
        self._previewer.made.connect(self._show_preview)
        self._previewer.failed.connect(self._failed)
        self.bar.text_wanted.connect(self.text.setVisible)
        self.bar.print_wanted.connect(self.print_handout)
        self.bar.save_wanted.connect(self.save)
        self.bar.copy_wanted.connect(self.copy_text)
        self.bar.checks_wanted.connect(self.show_checks)

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
        self.choices = choices
        self._show_choices()
        self.refresh()

    def take_over(self, before: "HandoutPage") -> None:
        """Go on with what was chosen on the same page, which another language made stale."""
        self.choices = before.choices
        self.bar.show_text(before.text.isVisibleTo(before))
        self._show_choices()

    def add_entry(self, entry_id: str) -> str:
        """Put an entry on the handout, on another sheet where this one does not take it; returns what to say.

        Entries that were chosen before come along where there is a sheet for all of them.
        """
        title = self._desk.library.entry(entry_id).edition(spoken()).title
        kept = tuple(chosen for chosen in self.choices.entries if chosen != entry_id)
        template = self._template_for(*kept, entry_id)
        if template is None:
            kept, template = (), self._template_for(entry_id)
        if template is None:
            return _("“{title}” is for reading: no handout is made from it.").format(title=title)
        choices = self.choices if template is self.template else self.choices.with_template(template.id)
        self.choose(choices._replace(entries=(*kept, entry_id)))
        return _("“{title}” is on the handout “{sheet}”.").format(
            title=title, sheet=template.title.in_language(spoken())
        )

    def _template_for(self, *entry_ids: str) -> Template | None:
        types = [self._desk.library.entry(entry_id).type for entry_id in entry_ids]
        return template_for(types, list(self._templates.values()), self.choices.template)

    def print_handout(self) -> None:
        """Ask for a printer, then print what is shown; where its paper is another, say so before a sheet is wasted."""
        preview = self._whole(self.print_handout)
        if preview is None:
            return
        from ketaref.gui.handouts import printing

        document, pages = preview.document, preview.pages
        if not self._may(permission.check_printing, document):
            return
        printer = printing.printer_for(document)
        dialog = printing.dialog_for(printer, len(pages), self)

        def send() -> None:
            self._sent(lambda: printing.print_pages(pages, printer))

        def warn_or_send() -> None:
            paper = printing.other_paper(document, printer)
            if not paper:
                send()
                return
            said = _("Not printed yet: the printer has {paper} paper, and the handout is made for another.")
            self._desk.tell(said.format(paper=paper), "caution", (_("Print it to fit"), send))

        dialog.accepted.connect(warn_or_send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def save(self) -> None:
        """Ask where to, then save what is shown as PDF."""
        preview = self._whole(self.save)
        if preview is None:
            return
        from ketaref.handouts.output import file_name

        document = preview.document
        if not self._may(permission.check_saving, document):
            return
        dialog = SaveDialog(file_name(document), self)
        dialog.accepted.connect(lambda: self.save_to(document, dialog.target))
        dialog.open()

    def save_to(self, document: Document, target: Path) -> None:
        """Write `document` to `target`, and say that the file stays."""
        self._work(lambda: self._press.pdf(document, target), lambda saved: tell_saved(self._desk, saved))

    def copy_text(self) -> None:
        """Copy the handout as text."""
        preview = self._whole(self.copy_text)
        if preview and self._may(permission.check_approved, preview.document):
            copies.copy(preview.text)
            self._desk.tell(_("The handout's text is copied."))

    def show_checks(self) -> None:
        """Show how the handout meets each item of PEMAT that a machine can judge."""
        preview = self._whole(self.show_checks)
        if preview:
            from ketaref.gui.dialogs.text_dialog import TextDialog
            from ketaref.gui.handouts.pemat_page import pemat_page

            TextDialog(pemat_page(preview.checks), self._desk.theme, self, self._desk.settings.now.zoom).open()

    def forget(self) -> None:
        """Forget what was chosen, and show nothing until a page is asked for again."""
        self._previewer.forget()
        self._desk.background.run(self._press.forget, lambda _nothing: None, lambda _sentence: None)
        self.choices = self._first_choices()
        self.options_panel.own.forget()
        self._show_nothing("")
        self._show_choices()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Have the pages made anew; what is asked for later makes earlier answers stale."""
        try:
            sheets = self.choices.sheets(self._templates, self._desk.today, self._letterhead())
        except KetaRefError as error:
            self._failed(str(error))
            return
        self._previewer.make(sheets)

    def set_zoom(self, zoom: int) -> None:
        """Show pages and text at `zoom` percent."""
        self.pages.set_zoom(zoom)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * zoom / 100)
        self.text.setFont(font)

    def take_focus(self) -> None:
        """Put the keyboard on the choices."""
        self.options_panel.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through; the text comes into view with it."""
        self.bar.show_text(True)
        return [self.options_panel.first_control(), self.pages, self.text]

    # Showing it ---------------------------------------------------------------------------------------

    def _first_choices(self) -> Choices:
        first = next(iter(self._templates))
        offered = permission.languages()
        language = spoken() if spoken() in offered else offered[0]
        return Choices(first, language=language, paper=permission.papers()[0])

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

        LetterheadDialog(self._desk, self).open()

    def _show_choices(self) -> None:
        template = self.template
        ids = self.choices.entries or template.default_entries
        library = self._desk.library
        entries = [(entry_id, library.entry(entry_id).edition(spoken()).title) for entry_id in ids]
        words = library.wording("common") | library.wording(template.id)
        parts = [
            (key, words[f"{key}-heading"].in_language(spoken()) if f"{key}-heading" in words else key)
            for key in template.optional_parts()
        ]
        titles = [self._templates[pick.template].title.in_language(spoken()) for pick in self.choices.picks]
        self.options_panel.show_choices(self.choices, entries, parts, titles)
        self.options_panel.let_entries_be_chosen(bool(template.entry_types))

    def _show_preview(self, preview: Preview) -> None:
        self.preview = preview._replace(document=self._signed_off(preview.document))
        if self.text.toPlainText() != preview.text:
            self.text.setPlainText(preview.text)
        passed = [item.passed for item in preview.checks]
        self.bar.show_sheet(preview.document.title, preview.facts, preview.statements, passed)
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
        self.text.clear()
        self.bar.show_trouble(sentence)

    def _failed(self, sentence: str) -> None:
        self._show_nothing(sentence)
        self._desk.tell(sentence, "caution")

    def _pick_entry(self) -> None:
        kinds = self.template.entry_types
        held = [
            entry
            for kind in kinds
            for entry in self._desk.library.entries(kind, spoken())
            if entry.status == "published"
        ]
        dialog = EntryPicker(held, self._desk.theme, self)
        dialog.accepted.connect(lambda: self.add_entry(dialog.chosen))
        dialog.open()

    # Work in the background ---------------------------------------------------------------------------

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._desk.background.run(work, done, lambda sentence: self._desk.tell(sentence, "danger"))

    def _signed_off(self, document: Document) -> Document:
        try:
            return permission.signed_off(document, self._desk.open_clinic)
        except KetaRefError as error:
            self._desk.tell(str(error), "caution")
            return document

    def _may(self, check: Callable[[Document], None], document: Document) -> bool:
        """Ask the policy; where it says no, say so."""
        try:
            check(document)
        except KetaRefError as error:
            self._desk.tell(str(error), "caution")
            return False
        return True

    def _sent(self, send: Callable[[], object]) -> None:
        try:
            send()
        except KetaRefError as error:
            self._desk.tell(str(error), "danger")
        else:
            self._desk.tell(_("The handout is on its way to the printer."))

    # Qt -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Have the first handout made when the page is first seen."""
        super().showEvent(event)
        if self.preview is None:
            self.refresh()
        QTimer.singleShot(0, self, self._sets.show)  # the clinic's file is opened once the first page is being made
