"""Printing and copying what is read: the entry or the comparison in front, with its sources."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ketaref.errors import ClinicError, KetaRefError
from ketaref.gui import copies
from ketaref.i18n import _

if TYPE_CHECKING:
    from ketaref.clinic.records import SignOff
    from ketaref.gui.dialogs.paper_dialog import Compose
    from ketaref.gui.main_window import MainWindow


def print_page(window: "MainWindow") -> None:
    """Show the page that is read as paper, to print or to save; say so where it is none to print."""
    from ketaref.gui.dialogs.paper_dialog import PaperDialog

    compose = _composer(window)
    if compose is None:
        window.desk.tell(_("Open an entry, a comparison or a handout first, then print it."))
        return
    try:
        PaperDialog(compose, window.desk, window).open()
    except KetaRefError as error:
        window.desk.tell(str(error), "danger")


def copy_page(window: "MainWindow") -> None:
    """Copy what is selected of the page that is read, or all of it, with the sources that it cites."""
    from ketaref.gui.chosen_text import cited, plain_text
    from ketaref.model.reading import with_sources

    browse = window.browse
    chosen = browse.pane.view.textCursor()
    if chosen.hasSelection():
        numbers = cited(chosen)
    else:  # all of it, where its sources stand at the end
        chosen.select(QTextCursor.SelectionType.Document)
        numbers = set()
    sources = [citation for citation in browse.citations if citation.number in numbers]
    version = window.desk.library.release().content_version
    copies.copy(with_sources(plain_text(chosen), browse.pane.view.accessibleName(), version, sources))
    window.desk.tell(_("The text is copied, with its sources."))


def _composer(window: "MainWindow") -> "Compose | None":
    """What makes the document of the page in front; None where it is neither an entry nor a comparison."""
    from ketaref.handouts import permission, reading
    from ketaref.handouts.options import Options

    browse, desk = window.browse, window.desk
    handouts = window.handouts_made
    paper = handouts.choices.paper if handouts else permission.papers()[0]
    signed = _signed(window)
    if browse.entry:
        entry, section = browse.entry, browse.pane.section
        return lambda size: reading.entry_document(
            desk.library, entry, section, Options(as_of=desk.today, size=size, paper=paper, signed=signed)
        )
    compared = browse.compared
    if compared is None:
        return None
    return lambda size: reading.comparison_document(
        desk.library, _(browse.tab.title), compared, Options(as_of=desk.today, size=size, paper=paper, signed=signed)
    )


def _signed(window: "MainWindow") -> "tuple[SignOff, ...]":
    """What the clinic has signed off; nothing where its file cannot be read, which is told."""
    from ketaref.clinic.letterhead import on_paper

    try:
        return on_paper(window.desk.clinic).signed
    except ClinicError as error:
        window.desk.tell(str(error), "caution")
        return ()
