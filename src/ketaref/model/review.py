"""Review state: who has read an entry, when it is due, and what is said about it aloud."""

import datetime
from typing import Literal

import msgspec

from ketaref.model.text import Bilingual, Language

_DRAFT = Bilingual(
    "Drafted from the cited sources, not yet reviewed by a clinician.",
    "Borrador hecho con las fuentes citadas; todavía no lo ha revisado un profesional clínico.",
)
_DRAFT_SHEET = Bilingual(
    "Draft: a clinician has not checked this sheet yet.",
    "No revisado por un profesional clínico.",
)
_DRAFT_TRANSLATION = Bilingual(
    "Draft translation: not reviewed by a qualified translator.",
    "Borrador: no revisado por un traductor calificado.",
)
_OVERDUE = Bilingual(
    "This text was due for review on {date}. Check with your clinic.",
    "Este texto debía revisarse el {date}. Pregunte en su clínica.",
)
_EXPIRED = Bilingual(
    "Something said here held through {date} only. It may no longer be true.",
    "Algo de lo que se dice aquí era válido solo hasta el {date}. Puede que ya no sea cierto.",
)
_OVERDUE_AT_MOST = datetime.timedelta(days=365)
"""A text so long past its review is expired: reviews are at most two years apart, and none may be older than three."""
_MONTHS = (
    ("January", "enero"), ("February", "febrero"), ("March", "marzo"), ("April", "abril"),
    ("May", "mayo"), ("June", "junio"), ("July", "julio"), ("August", "agosto"),
    ("September", "septiembre"), ("October", "octubre"), ("November", "noviembre"), ("December", "diciembre"),
)  # fmt: skip


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dates of an entry and the state of the gates that need people ("not-done" until somebody signs)."""

    drafted: datetime.date
    literature_through: datetime.date
    due: datetime.date
    clinician: Literal["not-done", "done"] = "not-done"
    translator: Literal["not-done", "done"] = "not-done"
    valid_through: datetime.date | None = None

    def expired(self, as_of: datetime.date) -> bool:
        """Say whether the text is not to be handed out unasked: what it says has run out, or it is a year overdue."""
        ended = self.valid_through is not None and as_of > self.valid_through
        return ended or as_of > self.due + _OVERDUE_AT_MOST


def statements(
    review: Review, language: Language, as_of: datetime.date, *, signed: bool = False, for_client: bool = False
) -> list[str]:
    """Return what must be said aloud about an entry read in `language` on the day `as_of`.

    Run-out and overdue statements come first, since they change what a reader should do. Of what the clinic has
    `signed` off it is not said that it is a draft. A sheet `for_client` says the same in a client's words.
    """
    said: list[str] = []
    if review.valid_through and as_of > review.valid_through:
        said.append(_EXPIRED.in_language(language).format(date=long_date(review.valid_through, language)))
    if as_of > review.due:
        said.append(_OVERDUE.in_language(language).format(date=long_date(review.due, language)))
    if signed:
        return said
    if review.clinician == "not-done":
        said.append((_DRAFT_SHEET if for_client else _DRAFT).in_language(language))
    if language == "es" and review.translator == "not-done":
        said.append(_DRAFT_TRANSLATION.in_language(language))
    return said


def long_date(date: datetime.date, language: Language) -> str:
    """Return the date in words: "November 22, 2026" or "22 de noviembre de 2026"."""
    english, spanish = _MONTHS[date.month - 1]
    if language == "es":
        return f"{date.day} de {spanish} de {date.year}"
    return f"{english} {date.day}, {date.year}"
