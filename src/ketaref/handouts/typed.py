"""What a person types to be printed: the clinic's letterhead and notice, and a sentence or two of the counselor's own.

It is refused with a sentence where it does not fit on paper or in our font, never cut or changed in silence. Nothing
of it is part of a sheet's code, its file name or what the file says of itself.
"""

import msgspec

from ketaref.clinic.limits import NOTICE_LONGEST
from ketaref.clinic.records import Letterhead, Notice
from ketaref.errors import HandoutError
from ketaref.i18n import _
from ketaref.typeset.characters import unprintable

MOST_NAME, MOST_PHONE, MOST_OWN = 80, 40, 400
"""Letters that fit: two lines of a name, a number with an extension, a sentence or two."""


class Own(msgspec.Struct, frozen=True):
    """The counselor's own sentences, each printed on the side of its language; empty for none."""

    en: str = ""
    es: str = ""

    def in_language(self, language: str) -> str:
        """Return the sentences for the side in `language`."""
        return self.es if language == "es" else self.en


def check_letterhead(letterhead: Letterhead) -> None:
    """Raise HandoutError for a letterhead that does not fit, or has letters that the font lacks."""
    _check(letterhead.name, _("The clinic's name"), MOST_NAME)
    _check(letterhead.phone, _("The clinic's telephone"), MOST_PHONE)


def check_own(own: Own) -> None:
    """Raise HandoutError for sentences that are too long, or have letters that the font lacks."""
    _check(own.en, _("Your own sentence in English"), MOST_OWN)
    _check(own.es, _("Your own sentence in Spanish"), MOST_OWN)


def check_notice(notice: Notice) -> None:
    """Raise HandoutError for a notice that is too long, or has letters that the font lacks."""
    _check(notice.en, _("The clinic's notice in English"), NOTICE_LONGEST)
    _check(notice.es, _("The clinic's notice in Spanish"), NOTICE_LONGEST)


def one_line(text: str) -> str:
    """Return text as it is printed: without line breaks and spaces that say nothing."""
    return " ".join(text.split())


def _check(text: str, what: str, most: int) -> None:
    if len(one_line(text)) > most:
        raise HandoutError(
            _("{what} is too long for a sheet: it has {count:,} letters, at most {most} fit.").format(
                what=what, count=len(one_line(text)), most=most
            )
        )
    if missing := unprintable(text):
        raise HandoutError(
            _("{what} has letters that cannot be printed here: {letters}. Write it in Latin letters.").format(
                what=what, letters=" ".join(missing[:5])
            )
        )
