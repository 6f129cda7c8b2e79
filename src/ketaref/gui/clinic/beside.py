"""What the clinic's file holds about the entry being read."""

from typing import TYPE_CHECKING, NamedTuple

from ketaref.errors import ClinicError
from ketaref.gui.desk import Desk
from ketaref.model.entry import Entry
from ketaref.model.reading import Section
from ketaref.model.text import Language

if TYPE_CHECKING:
    from ketaref.clinic.records import Note


class Beside(NamedTuple):
    """The clinic's note on an entry, whether it is a favorite, and what is said of who approved the text."""

    note: "Note | None" = None
    favourite: bool = False
    approval: str = ""


def beside(desk: Desk, entry: Entry, section: Section) -> Beside:
    """Return what the clinic has about an entry in the text being read.

    Until its file has been looked at, and where it cannot be read, that is nothing; trouble is told.
    """
    clinic = desk.open_clinic.ready
    if clinic is None:
        return Beside()
    from ketaref.clinic.records import Favourite, Note, SignOff, sign_off_key
    from ketaref.clinic.sign_offs import approval, holding

    language = signed_language(section)
    try:
        note, favourite, signed = clinic.find(
            (Note, entry.id), (Favourite, entry.id), (SignOff, sign_off_key(entry.id, language))
        )
    except ClinicError as error:
        desk.tell(str(error), "caution")
        return Beside()
    holds = holding(signed if isinstance(signed, SignOff) else None, entry)
    return Beside(note if isinstance(note, Note) else None, favourite is not None, approval(holds) if holds else "")


def signed_language(section: Section) -> Language:
    """Return the language of the text that whoever signs has read; the counselor's text is English."""
    return "es" if section == "spanish" else "en"
