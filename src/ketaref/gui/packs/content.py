"""Which content the window shows: checked whole once the window stands, and exchanged while it is open."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QMenuBar

from ketaref.errors import KetaRefError, LibraryError
from ketaref.gui import tabs
from ketaref.gui.main_window import MainWindow
from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.packs import trial
from ketaref.packs.choice import Choice, after_damage, put_aside
from ketaref.packs.choice import check as check_bytes
from ketaref.packs.here import here


def tell(window: MainWindow, chosen: Choice) -> None:
    """Say what was passed over at the start, and put what is damaged aside: the next start finds it in order."""
    window.desk.tell(chosen.notice, "caution")
    window.desk.background.run(lambda: put_aside(here(), chosen.damaged), lambda _nothing: None, window.desk.tell)


def check(window: MainWindow) -> None:
    """Go through every byte of the content in the background; where it is not whole, show the next that is."""
    path = window.desk.library.path
    window.desk.background.run(
        lambda: _instead_of(path),
        lambda chosen: _show_instead(window, chosen) if chosen else None,
        lambda sentence: window.desk.tell(sentence, "danger"),
    )


def take(window: MainWindow, library: Library) -> None:
    """Show other content from now on: every part of the window is made anew over it.

    The entry being read, the handout and the text size stay, as far as the new content has them.
    """
    desk, browse, handouts = window.desk, window.browse, window.handouts_made
    desk.background.stop()  # its answers would go to pages that are gone
    window.setMenuBar(QMenuBar(window))
    window.tabs = tabs.shown(library)
    window.make_parts(desk._replace(library=library))
    window.furnish()
    window.idle_bar.extend()
    if handouts and _all_there(library, handouts.choices.entries):
        window.handouts.take_over(handouts)
    if browse.entry and _all_there(library, (browse.entry.id,)):
        window.browse.visit(f"entry:{browse.entry.id}")
    window.set_zoom(browse.zoom)
    check(window)


def _instead_of(path: Path) -> Choice | None:
    """What to show instead of the library at `path`: None where it is whole. Raises LibraryError without any."""
    place = here()
    try:
        with Library.open(path) as library:
            check_bytes(place, library)
        if pack := place.pack_at(path):
            trial.passed(place.folder, pack.folder)
    except LibraryError as damage:
        with suppress(LibraryError):
            return after_damage(place, path)
        raise damage from None
    return None


def _show_instead(window: MainWindow, chosen: Choice) -> None:
    take(window, chosen.library)
    said = _("Content {version} is shown.").format(version=chosen.library.release().content_version)
    window.desk.tell(chosen.notice or said, "danger" if chosen.notice else "info")


def _all_there(library: Library, entries: tuple[str, ...]) -> bool:
    try:
        return all(library.entry(entry) for entry in entries)
    except KetaRefError:
        return False
