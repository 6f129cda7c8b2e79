"""What is done with a handout that is whole: print it, save it, copy its text, show how it meets PEMAT."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ketaref.errors import KetaRefError
from ketaref.gui import copies
from ketaref.gui.desk import Desk
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.handouts.expiry import once_confirmed
from ketaref.gui.handouts.press import Press, Preview
from ketaref.gui.saved import tell_saved
from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.i18n import _

Whole = Callable[[Callable[[], object]], Preview | None]
"""Gives what is shown if all of it is made; else does the deed as soon as it is."""


class Outputs(QObject):
    """Asks the policy before every deed, and says what came of it. `page` is the parent of its dialogs."""

    def __init__(self, desk: Desk, press: Press, whole: Whole, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._press = press
        self._whole = whole
        self._page = page

    def print_handout(self) -> None:
        """Ask for a printer, then print what is shown; where its paper is another, say so before a sheet is wasted."""
        preview = self._whole(self.print_handout)
        if preview and self._may(permission.check_printing, preview.document):
            once_confirmed(preview.document, self._page, lambda: self._choose_printer(preview))

    def _choose_printer(self, preview: Preview) -> None:
        from ketaref.gui.handouts import printing

        document, pages = preview.document, preview.pages
        printer = printing.printer_for(document)
        dialog = printing.dialog_for(printer, len(pages), self._page)

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
        if preview and self._may(permission.check_saving, preview.document):
            once_confirmed(preview.document, self._page, lambda: self._choose_place(preview.document))

    def _choose_place(self, document: Document) -> None:
        from ketaref.handouts.output import file_name

        dialog = SaveDialog(file_name(document), self._page)
        dialog.accepted.connect(lambda: self.save_to(document, dialog.target))
        dialog.open()

    def save_to(self, document: Document, target: Path) -> None:
        """Write `document` to `target`, and say that the file stays."""
        self._desk.background.run(
            lambda: self._press.pdf(document, target),
            lambda saved: tell_saved(self._desk, saved),
            lambda sentence: self._desk.tell(sentence, "danger"),
        )

    def copy_text(self) -> None:
        """Copy the handout as text."""
        preview = self._whole(self.copy_text)
        if preview and self._may(permission.check_approved, preview.document):
            once_confirmed(preview.document, self._page, lambda: self._copy(preview.text))

    def _copy(self, text: str) -> None:
        copies.copy(text)
        self._desk.tell(_("The handout's text is copied."))

    def show_checks(self) -> None:
        """Show how the handout meets each item of PEMAT that a machine can judge."""
        preview = self._whole(self.show_checks)
        if preview:
            from ketaref.gui.dialogs.text_dialog import TextDialog
            from ketaref.gui.handouts.pemat_page import pemat_page

            zoom = self._desk.settings.now.zoom
            TextDialog(pemat_page(preview.checks), self._desk.theme, self._page, zoom).open()

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
