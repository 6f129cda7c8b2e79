"""Help lines: numbers to call, each with its source."""

import datetime

import msgspec

from ketaref.model.text import Bilingual


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: `dial` is the number as it stands inside a sentence, `call` the whole instruction."""

    id: str
    name: Bilingual
    dial: Bilingual
    call: Bilingual
    hours: Bilingual
    sources: list[str]
    checked: datetime.date
    strip: bool = False
