"""Help lines: numbers to call, each with its source."""

import datetime

import msgspec

from ketaref.model.entry import Status
from ketaref.model.text import Bilingual, Words


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: `dial` is the number as it stands inside a sentence, `call` the whole instruction.

    `strip` lines are always in view. A line that is not published gives no number anywhere.
    """

    id: str
    name: Bilingual
    dial: Bilingual
    call: Bilingual
    hours: Bilingual
    sources: list[str]
    checked: datetime.date
    summary: Bilingual = Bilingual("", "")
    strip: bool = False
    aliases: Words = Words()
    lay_words: Words = Words()
    related: list[str] = []
    note: str = ""
    status: Status = "published"
    status_reason: str = ""
