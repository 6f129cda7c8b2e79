"""What the clinic's own file holds, record by record. Nothing among it is about a client.

Each class is one kind of record; `key` tells those of a kind apart. Lengths are limits of what fits on paper and in
the window. A field that is added later needs a default, so that files from before it can be read.
"""

import datetime
from typing import Annotated, ClassVar, Literal

import msgspec

from ketaref.clinic.limits import LINE_LONGEST, NOTE_LONGEST, NOTICE_LONGEST
from ketaref.model.text import Language

Line = Annotated[str, msgspec.Meta(max_length=LINE_LONGEST)]
"""A name, a number, a title: one line."""
Id = Annotated[str, msgspec.Meta(max_length=200)]
"""The id of an entry, a template or a part."""


class Record(msgspec.Struct, frozen=True):
    """One thing that the clinic keeps."""

    kind: ClassVar[str]

    @property
    def key(self) -> str:
        """What tells this record from others of its kind."""
        return ""


class Letterhead(Record, frozen=True):
    """The clinic's name and telephone, for the head of a sheet; there is one."""

    kind: ClassVar[str] = "letterhead"
    name: Line = ""
    phone: Line = ""


class Notice(Record, frozen=True):
    """The clinic's own notice for the foot of every sheet, in the languages in which it has one; there is one."""

    kind: ClassVar[str] = "notice"
    en: Annotated[str, msgspec.Meta(max_length=NOTICE_LONGEST)] = ""
    es: Annotated[str, msgspec.Meta(max_length=NOTICE_LONGEST)] = ""

    def for_reader(self, language: Language) -> tuple[str, Language]:
        """Return the text for a sheet in `language`, and the language it is in: the other one where it has no such."""
        other: Language = "en" if language == "es" else "es"
        own, also = (self.es, self.en) if language == "es" else (self.en, self.es)
        return (own, language) if own.strip() or not also.strip() else (also, other)


class SheetChoice(msgspec.Struct, frozen=True):
    """One sheet of a set: its template, its entries in their order, and the parts wanted; empty ones mean all."""

    template: Id
    entries: tuple[Id, ...] = ()
    sections: tuple[Id, ...] = ()


class HandoutSet(Record, frozen=True):
    """Sheets that the clinic makes again and again, and how they look. `size` is that of the type in points."""

    kind: ClassVar[str] = "handout-set"
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=LINE_LONGEST)]
    sheets: Annotated[tuple[SheetChoice, ...], msgspec.Meta(max_length=40)] = ()
    language: Literal["en", "es", "both"] = "en"
    size: Literal[13, 18, 20, 24] = 13
    paper: Literal["letter", "a4"] = "letter"
    greyscale: bool = False
    discreet: bool = False
    short: bool = False
    letterhead: bool = False

    @property
    def key(self) -> str:
        """The name, whatever its case."""
        return self.name.strip().casefold()


class Note(Record, frozen=True):
    """What the clinic wrote beside an entry, in Markdown, and on which day."""

    kind: ClassVar[str] = "note"
    entry: Id
    text: Annotated[str, msgspec.Meta(max_length=NOTE_LONGEST)]
    on: datetime.date

    @property
    def key(self) -> str:
        """The entry: it has one note."""
        return self.entry


class Favourite(Record, frozen=True):
    """An entry that the clinic wants at hand."""

    kind: ClassVar[str] = "favourite"
    entry: Id

    @property
    def key(self) -> str:
        """The entry."""
        return self.entry


class SignOff(Record, frozen=True):
    """That somebody read and approved an entry in a language: typed, not verified, and of that version only.

    `revision` and `hash` are those of the text that was read.
    """

    kind: ClassVar[str] = "sign-off"
    entry: Id
    language: Language
    revision: int
    hash: Id
    by: Annotated[str, msgspec.Meta(min_length=1, max_length=LINE_LONGEST)]
    on: datetime.date

    @property
    def key(self) -> str:
        """The entry and the language."""
        return sign_off_key(self.entry, self.language)


def sign_off_key(entry_id: str, language: Language) -> str:
    """Return the key of the sign-off of an entry in a language."""
    return f"{entry_id}/{language}"


KINDS: dict[str, type[Record]] = {
    made.kind: made for made in (Letterhead, Notice, HandoutSet, Note, Favourite, SignOff)
}
"""Every kind of record by its name in the file."""
