"""Entries as the running program reads them from the library."""

from typing import Literal

import msgspec

from ketaref.model.blocks import Block
from ketaref.model.correction import Correction
from ketaref.model.figures import Figure
from ketaref.model.review import Review
from ketaref.model.source import mark_of
from ketaref.model.text import Bilingual, Language

Status = Literal["published", "held", "withdrawn"]
Tone = Literal["good", "info", "caution", "danger", "neutral"]


class Badge(msgspec.Struct, frozen=True):
    """A short statement at the head of an entry; `tone` is its colour role, never its only meaning."""

    text: Bilingual
    tone: Tone


class EntrySummary(msgspec.Struct, frozen=True):
    """What lists show of an entry.

    `group` is the list heading it stands under, empty for none; `counted` the figure that put it there, in words.
    """

    id: str
    type: str
    title: str
    summary: str
    status: Status
    languages: tuple[Language, ...]
    group: str = ""
    counted: str = ""


class SectionText(msgspec.Struct, frozen=True):
    """One section in one language: rendered HTML, plain text, and the blocks handouts are made from."""

    key: str
    heading: str
    audience: Literal["counselor", "client"]
    html: str
    plain: str
    blocks: list[Block]


class Citation(msgspec.Struct, frozen=True):
    """A numbered source of an entry, as it is shown: the reference line, its address, its kind and its design."""

    number: int
    source_id: str
    reference: str
    link: str
    kind: str
    confirmed: str
    funding: str = ""
    by_maker: bool = False
    design: str = ""

    @property
    def mark(self) -> str:
        """The number as it is printed."""
        return mark_of(self.number, self.by_maker)


class Edition(msgspec.Struct, frozen=True):
    """An entry in one language, with what it leads to. `hash` is the SHA-256 of its canonical text."""

    language: Language
    title: str
    summary: str
    aliases: list[str]
    lay_words: list[str]
    sections: list[SectionText]
    hash: str
    related: list[EntrySummary] = []


class Entry(msgspec.Struct, frozen=True):
    """A whole entry. `editions` holds English and, where it exists, Spanish."""

    id: str
    type: str
    status: Status
    status_reason: str
    revision: int
    review: Review
    badges: list[Badge]
    facts: dict[str, object]
    figures: list[Figure]
    figure_ids: list[str]
    citations: list[Citation]
    editions: dict[Language, Edition]
    corrections: list[Correction] = []

    def edition(self, language: Language) -> Edition:
        """Return the edition in `language`, or the English one where there is none."""
        return self.editions.get(language) or self.editions["en"]
