"""What can be chosen for a handout. Nothing among it is about a client."""

import datetime
from typing import Literal

import msgspec

from ketaref.clinic.records import Letterhead, Notice, SignOff
from ketaref.errors import UsageError
from ketaref.handouts.typed import Own, check_letterhead, check_notice, check_own
from ketaref.i18n import _
from ketaref.model.text import Language

LANGUAGE_CHOICES = ("en", "es", "both")
SIZES = (13, 18, 20, 24)
"""Body type in points: standard, and three large prints."""
PAPERS = ("letter", "a4")
_ASKED_AT_MOST = 12


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The choices for one handout.

    Raises UsageError for a value that does not exist, HandoutError for typed words that cannot be printed.

    Attributes:
        as_of: the day by which review dates are judged; the caller's clock, never ours.
        entries: ids of entries; empty for the template's own.
        language: `en`, `es`, or `both`: English front, Spanish back.
        size: body type in points; 18 and more is large print, set anew in one column.
        sections: keys of the parts wanted; empty for all. What a sheet must carry is never left out.
        short: the short form, of one side at standard size, where the template has one.
        greyscale: no colour, for printers that charge for it.
        discreet: a title that names no medicine and no condition.
        paper: `letter` or `a4`.
        letterhead: the clinic's name and telephone, empty for none.
        own: the counselor's own sentences. Kept in memory only.
        notice: the clinic's own, for the foot of every sheet; empty for none.
        signed: what the clinic has signed off; of other texts, and of these as they once were, it says nothing.
    """

    as_of: datetime.date
    entries: tuple[str, ...] = ()
    language: Literal["en", "es", "both"] = "en"
    size: int = 13
    sections: tuple[str, ...] = ()
    short: bool = False
    greyscale: bool = False
    discreet: bool = False
    paper: Literal["letter", "a4"] = "letter"
    letterhead: Letterhead = Letterhead()
    own: Own = Own()
    notice: Notice = Notice()
    signed: tuple[SignOff, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values that no menu offers, and typed ones that no sheet holds: options also come from scripts."""
        _one_of(_("language"), self.language, LANGUAGE_CHOICES)
        _one_of(_("size"), self.size, SIZES)
        _one_of(_("paper"), self.paper, PAPERS)
        check_letterhead(self.letterhead)
        check_own(self.own)
        check_notice(self.notice)
        if len(set(self.entries)) != len(self.entries):
            raise UsageError(_("An entry is named twice; name each once."))
        if len(self.entries) > _ASKED_AT_MOST:
            raise UsageError(_("A handout takes at most {most} entries; make two.").format(most=_ASKED_AT_MOST))

    def languages(self) -> tuple[Language, ...]:
        """Return the languages in the order of the sheets."""
        return ("en", "es") if self.language == "both" else (self.language,)


def _one_of(name: str, value: object, choices: tuple[object, ...]) -> None:
    if value not in choices:
        listed = ", ".join(str(choice) for choice in choices)
        raise UsageError(
            _("{value!r} is not a {name} for handouts; use one of {choices}.").format(
                value=value, name=name, choices=listed
            )
        )
