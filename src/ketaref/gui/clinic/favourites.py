"""The entries that the clinic wants at hand: the page that lists them, and the stars in the lists."""

from html import escape

import msgspec

from ketaref.errors import ClinicError
from ketaref.gui.actions import key_of
from ketaref.gui.desk import Desk
from ketaref.gui.page import Page, overview_page
from ketaref.i18n import _, spoken
from ketaref.model.types import entry_type


def favourites_of(desk: Desk) -> frozenset[str]:
    """Return the ids of the favorites; none until the clinic's file has been looked at, or where it cannot be read."""
    clinic = desk.open_clinic.ready
    if clinic is None:
        return frozenset()
    from ketaref.clinic.records import Favourite

    try:
        return frozenset(kept.entry for kept in clinic.all(Favourite))
    except ClinicError as error:
        desk.tell(str(error), "caution")
        return frozenset()


def favourites_page(desk: Desk) -> Page:
    """Return the page that lists the favorites under their types; those this library lacks are left out."""
    kept, name = favourites_of(desk), _("Favorites")
    entries = [
        msgspec.structs.replace(entry, group=entry_type(entry.type).plural.in_language(spoken()))
        for entry in desk.library.entries(language=spoken())
        if entry.id in kept
    ]
    if entries:
        return overview_page(name, entries)
    how = _("No favorites yet. Open an entry and press the star above it, or {key}.")
    how = how.format(key=key_of("favourite"))
    return Page(name, f"<h1>{escape(name)}</h1><p>{escape(how)}</p>")
