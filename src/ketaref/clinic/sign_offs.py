"""Sign-offs: somebody typed that he read and approved an entry. It holds for the very text that was read, no longer."""

import datetime
from collections.abc import Iterable

from ketaref.clinic.records import SignOff, sign_off_key
from ketaref.clinic.store import ClinicFile
from ketaref.model.entry import Entry
from ketaref.model.review import long_date
from ketaref.model.text import Bilingual, Language

_APPROVED = Bilingual(
    "Read and approved by {by} on {date}, this version. Typed at this clinic, not verified.",
    "Esta versión la leyó y aprobó {by} el {date}. Escrito en esta clínica, sin verificar.",
)
_APPROVED_SHEET = Bilingual(
    "Texts of this sheet read and approved by {by} on {date} ({revisions}). Typed at this clinic, not verified.",
    "Los textos de esta hoja los leyó y aprobó {by} el {date} ({revisions}). Escrito en esta clínica, sin verificar.",
)
_REVISION, _REVISIONS = Bilingual("revision", "revisión"), Bilingual("revisions", "revisiones")


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


def covering(signed: Iterable[SignOff], entries: Iterable[Entry], language: Language) -> dict[str, SignOff]:
    """Return by entry the sign-offs that hold for these entries in this language, as the texts are now."""
    known = {entry.id: entry for entry in entries}
    return {
        one.entry: one
        for one in signed
        if one.language == language and one.entry in known and holding(one, known[one.entry])
    }


def approvals(signed: Iterable[SignOff], language: Language) -> list[str]:
    """Return what a sheet says of those who signed off what it draws on: a line for each name and day."""
    revisions: dict[tuple[str, datetime.date], set[int]] = {}
    for one in signed:
        revisions.setdefault((one.by, one.on), set()).add(one.revision)
    return [
        _APPROVED_SHEET.in_language(language).format(
            by=by,
            date=long_date(day, language),
            revisions=f"{(_REVISIONS if len(some) > 1 else _REVISION).in_language(language)} {_listed(some)}",
        )
        for (by, day), some in revisions.items()
    ]


def _listed(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
