"""Sign-offs: somebody typed that he read and approved an entry. It holds for the very text that was read, no longer."""

import datetime

from ketaref.clinic.records import SignOff, sign_off_key
from ketaref.clinic.store import ClinicFile
from ketaref.model.entry import Entry
from ketaref.model.review import long_date
from ketaref.model.text import Bilingual, Language

_APPROVED = Bilingual(
    "Read and approved by {by} on {date}, this version. Typed at this clinic, not verified.",
    "Esta versión la leyó y aprobó {by} el {date}. Escrito en esta clínica, sin verificar.",
)


def sign_off_of(clinic: ClinicFile, entry: Entry, language: Language) -> SignOff | None:
    """Return the sign-off of an entry in a language; None where there is none, or the entry has changed since.

    Raises what `ClinicFile.get` raises.
    """
    return holding(clinic.get(SignOff, sign_off_key(entry.id, language)), entry)


def holding(signed: SignOff | None, entry: Entry) -> SignOff | None:
    """Return the sign-off where it is of the text that `entry` has now."""
    same = signed and (signed.revision, signed.hash) == (entry.revision, entry.edition(signed.language).hash)
    return signed if same else None


def signed_by(name: str, entry: Entry, language: Language, day: datetime.date) -> SignOff:
    """Return the sign-off of an entry as it is now, by whoever typed his name."""
    return SignOff(entry.id, language, entry.revision, entry.edition(language).hash, name, day)


def approval(signed: SignOff) -> str:
    """Return what is said of a sign-off, in the language of the text."""
    day = long_date(signed.on, signed.language)
    return _APPROVED.in_language(signed.language).format(by=signed.by, date=day)
