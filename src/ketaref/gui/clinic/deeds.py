"""What the commands of the menu Clinic do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketaref.errors import ClinicError
from ketaref.gui.actions import Deeds
from ketaref.gui.announce import announce
from ketaref.i18n import _

if TYPE_CHECKING:
    from ketaref.clinic.records import Record
    from ketaref.gui.main_window import MainWindow


def clinic_deeds(window: "MainWindow") -> Deeds:
    """Return the deed of each command, by its id."""
    return {
        "favourite": lambda: _trying(window, _turn_favourite),
        "favourites": lambda: _trying(window, _show_favourites),
        "note": lambda: _trying(window, _write_note),
        "sign-off": lambda: _trying(window, _sign_off),
        "letterhead": lambda: _trying(window, _show_letterhead),
        "clinic-file": lambda: _trying(window, _show_file),
    }


def look_at_clinic(window: "MainWindow") -> None:
    """Look at the clinic's file in the background, then show what it has to say; a mended one is told of."""
    desk = window.desk
    desk.background.run(
        lambda: desk.clinic.ready(),
        lambda said: _looked(window, said),
        lambda sentence: desk.tell(sentence, "caution"),
    )


def _looked(window: "MainWindow", said: str) -> None:
    _show_kept(window)
    if said:
        window.desk.tell(said, "caution", (_("Clinic file…"), lambda: _trying(window, _show_file)))


def _show_kept(window: "MainWindow") -> None:
    """Show what the clinic's file has to say about page, list and handout: it has changed."""
    from ketaref.gui.browse_page import FAVOURITES
    from ketaref.gui.clinic.favourites import favourites_of, favourites_page

    browse, place = window.browse, window.browse.history.current
    browse.left.entry_list.mark(favourites_of(window.desk))
    if window.handouts_made:
        window.handouts_made.renew()
    if browse.entry:
        browse.pane.show_again(browse.entry)
    elif place and place.address == FAVOURITES:
        browse.pane.show_page(favourites_page(window.desk), browse.pane.view.position())


def _trying(window: "MainWindow", deed: "Callable[[MainWindow], object]") -> None:
    """Do what may fail, with the file looked at; trouble is told."""
    try:
        said = window.desk.clinic.ready()
        if said:
            _looked(window, said)
        deed(window)
    except ClinicError as error:
        window.desk.tell(str(error), "caution")


def _put(window: "MainWindow", before: "Record | None", after: "Record | None", kept: str, removed: str) -> None:
    """Keep `after` in the place of `before`; what was removed is said, and can be put back.

    What was kept is seen at once, so it is said to a screen reader only.
    """
    window.desk.clinic.swap(before, after)
    _show_kept(window)
    if before and not after:
        undo = (_("Undo"), lambda: _trying(window, lambda _window: _put(window, None, before, kept, removed)))
        window.desk.tell(removed, "info", undo)
    else:
        announce(window, kept)


def _turn_favourite(window: "MainWindow") -> None:
    from ketaref.clinic.records import Favourite

    entry = window.browse.entry
    if entry:
        there = window.desk.clinic.get(Favourite, entry.id)
        title = _title(window)
        kept = _("“{title}” is a favorite now.").format(title=title)
        gone = _("“{title}” is no longer a favorite.").format(title=title)
        _put(window, there, None if there else Favourite(entry.id), kept, gone)


def _show_favourites(window: "MainWindow") -> None:
    from ketaref.gui.browse_page import FAVOURITES

    window.on_browse(lambda: window.browse.visit(FAVOURITES))
    window.browse.pane.take_focus()


def _write_note(window: "MainWindow") -> None:
    from ketaref.clinic.records import Note
    from ketaref.gui.clinic.note_dialog import NoteDialog

    entry, desk = window.browse.entry, window.desk
    if not entry:
        return
    before = desk.clinic.get(Note, entry.id)

    def keep(text: str) -> None:
        after = Note(entry.id, text, desk.today) if text else None
        _put(window, before, after, _("The note is kept."), _("The note was removed; older backups still hold it."))

    NoteDialog(_title(window), before.text if before else "", keep, window).open()


def _sign_off(window: "MainWindow") -> None:
    from ketaref.clinic.records import SignOff, sign_off_key
    from ketaref.clinic.sign_offs import holding, signed_by
    from ketaref.gui.clinic.beside import signed_language
    from ketaref.gui.clinic.sign_off_dialog import SignOffDialog

    entry, desk = window.browse.entry, window.desk
    if not entry:
        return
    language = signed_language(window.browse.pane.section)
    before = desk.clinic.get(SignOff, sign_off_key(entry.id, language))

    def keep(name: str) -> None:
        after = signed_by(name, entry, language, desk.today) if name else None
        _put(window, before, after, _("The sign-off is kept."), _("The sign-off was withdrawn."))

    SignOffDialog(_title(window), language, holding(before, entry), keep, window).open()


def _show_letterhead(window: "MainWindow") -> None:
    from ketaref.gui.clinic.letterhead_dialog import LetterheadDialog

    dialog = LetterheadDialog(window.desk, window)
    dialog.accepted.connect(lambda: _show_kept(window))
    dialog.open()


def _show_file(window: "MainWindow") -> None:
    from ketaref.gui.clinic.file_dialog import ClinicFileDialog

    ClinicFileDialog(window.desk, lambda: _show_kept(window), window).open()


def _title(window: "MainWindow") -> str:
    from ketaref.model.reading import language_of

    entry = window.browse.entry
    return entry.edition(language_of(entry, window.browse.pane.section)).title if entry else ""
