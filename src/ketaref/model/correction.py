"""Corrections: what was wrong in an earlier revision of an entry, said aloud and kept."""

import datetime
from typing import Literal

import msgspec

from ketaref.model.review import long_date
from ketaref.model.text import Bilingual, Language

_SHOWN_FOR = datetime.timedelta(days=366)
_CORRECTED = Bilingual(
    "Corrected on {date}. It said: {wrong} It now says: {right}",
    "Corregido el {date}. Decía: {wrong} Ahora dice: {right}",
)


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One mistake that readers may hold on paper: it stood in `entry` from content `since` to before `mended_in`.

    `severity` is "a" where it could do harm, "b" for a wrong fact without likely harm, "c" for wording (the three
    classes of the editorial policy). `revision` is the first right revision of the entry.
    """

    entry: str
    revision: int
    severity: Literal["a", "b", "c"]
    since: str
    mended_in: str
    mended_on: datetime.date
    what_was_wrong: Bilingual
    what_is_right: Bilingual


def said(correction: Correction, language: Language) -> str:
    """Return what is said of one correction: since when, what was wrong, what is right."""
    return _CORRECTED.in_language(language).format(
        date=long_date(correction.mended_on, language),
        wrong=correction.what_was_wrong.in_language(language),
        right=correction.what_is_right.in_language(language),
    )


def corrected(corrections: list[Correction], language: Language, as_of: datetime.date) -> list[str]:
    """Return what a page says for a year of each wrong fact it once held; wording (class "c") is not spoken of."""
    return [
        said(one, language)
        for one in corrections
        if one.severity != "c" and one.mended_on <= as_of < one.mended_on + _SHOWN_FOR
    ]
