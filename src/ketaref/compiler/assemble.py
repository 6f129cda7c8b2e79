"""Rendering entries: every text becomes blocks, HTML and plain text; citations get numbers."""

import datetime
import hashlib

import msgspec

from ketaref.compiler.content import Content
from ketaref.compiler.fact_sheet import FactSheet
from ketaref.compiler.html import to_html
from ketaref.compiler.made_sections import made_sections
from ketaref.compiler.markup import to_blocks
from ketaref.compiler.source_entry import SourceEntry, SourceSection
from ketaref.compiler.speaker import Citations, Speaker
from ketaref.model.badges import badges_of, group_of
from ketaref.model.blocks import Block, FigureBlock, Run, Table, passages, plain, runs_of
from ketaref.model.entry import Badge, SectionText
from ketaref.model.figures import Quantity, Rate, denominator
from ketaref.model.groupings import Heading, groupings_of
from ketaref.model.problem import Problem
from ketaref.model.text import LANGUAGES, Bilingual, Language
from ketaref.model.types import COUNSELOR
from ketaref.model.wording import caption, client_text

FACTS_KEY = "facts"
FACTS = Bilingual("Facts", "Datos")
CELL = " | "
"""Between the cells of a table in plain text."""


class BuiltEdition(msgspec.Struct, frozen=True):
    """One language of an entry, rendered."""

    language: Language
    title: str
    summary: str
    aliases: list[str]
    lay_words: list[str]
    sections: list[SectionText]
    hash: str


class BuiltEntry(msgspec.Struct, frozen=True):
    """An entry ready to be written.

    `of` is the denominator in which its client texts say rates, `valid_through` the last day on which all holds that
    it says: its own, or that of a figure it cites. `groupings` holds its heading by way of grouping, `cells` what it
    says where treatments stand side by side, by the language of its labels.
    """

    source: SourceEntry
    of: int
    group: str
    badges: list[Badge]
    cited: list[str]
    figure_ids: list[str]
    editions: list[BuiltEdition]
    groupings: dict[str, Heading]
    cells: dict[Language, dict[str, list[Run]]]
    valid_through: datetime.date | None = None


class _Renderer:
    """Renders the sections of one entry; holds what they share."""

    def __init__(self, content: Content, entry: SourceEntry) -> None:
        self.content = content
        self.entry = entry
        self.citations = Citations()
        self._by_makers = {key for key, source in content.sources.items() if source.by_maker}
        self.problems: list[Problem] = []
        self.of = _denominator(content, entry)
        self.drawn: list[str] = []

    def section(self, section: SourceSection, language: Language, path: str) -> SectionText:
        """Return one section rendered; problems name `path` and the section's heading."""
        kind = section.kind
        speaker = Speaker(self.content, self.citations, language, kind.audience, self.of)
        blocks, found = to_blocks(section.text, speaker.say)
        heading = kind.heading.in_language(language)
        self.problems += [Problem(path, section.line, heading, text) for text in found + speaker.problems]
        blocks = self._known(blocks)
        return self._text(kind.key, heading, kind.audience, blocks, language)

    def facts(self, language: Language) -> list[SectionText]:
        """Return the facts as a section for the counselor, none where there are none.

        English reports its problems, another language those of the texts that are said in it.
        """
        speaker = Speaker(self.content, self.citations, language, "counselor", self.of)
        said = self.entry.facts_in(language)
        sheet = FactSheet(speaker, self.content, language, said)
        blocks = sheet.blocks(self.entry.facts)
        if language == "en":
            found = sheet.problems + [("facts", text) for text in speaker.problems]
            self.problems += [self._problem(field, text) for field, text in found]
        elif spanish := self.entry.spanish:
            found = [(field, text) for field, text in sheet.problems if field.removeprefix("facts.") in said]
            self.problems += [
                Problem(spanish.raw.path, spanish.raw.line_of(field), field, text) for field, text in found
            ]
        heading = FACTS.in_language(language)
        return [self._text(FACTS_KEY, heading, COUNSELOR.audience, blocks, language)] if blocks else []

    def cells(self, language: Language) -> dict[str, list[Run]]:
        """Return what the facts say side by side with others; what is wrong in them `facts` has said."""
        speaker = Speaker(self.content, self.citations, language, "counselor", self.of)
        return FactSheet(speaker, self.content, language, self.entry.facts_in(language)).cells(self.entry.facts)

    def made(self, language: Language) -> list[SectionText]:
        """Return the sections that the facts make by themselves in `language`."""
        speaker = Speaker(self.content, self.citations, language, "client", self.of)
        made = made_sections(self.entry.facts, self.content, speaker, language)
        self.problems += [self._problem("facts", text) for text in speaker.problems]
        return [
            self._text(kind.key, kind.heading.in_language(language), kind.audience, blocks, language)
            for kind, blocks in made
        ]

    def _problem(self, field: str, text: str) -> Problem:
        raw = self.entry.raw
        return Problem(raw.path, raw.line_of(field), field, text)

    def _known(self, blocks: list[Block]) -> list[Block]:
        known = [
            block for block in blocks if not isinstance(block, FigureBlock) or block.figure in self.content.figures
        ]
        self.drawn += [block.figure for block in known if isinstance(block, FigureBlock)]
        return known

    def _text(self, key: str, heading: str, audience: str, blocks: list[Block], language: Language) -> SectionText:
        html = to_html(blocks, self.content.figures, language, self.of, self._by_makers)
        plain = "\n".join(self._plain(block, language) for block in blocks)
        return SectionText(key, heading, "client" if audience == "client" else "counselor", html, plain, blocks)

    def _plain(self, block: Block, language: Language) -> str:
        if isinstance(block, Table):
            rows = [block.header, *([plain(cell) for cell in row] for row in block.rows)]
            return "\n".join(CELL.join(row) for row in rows)
        if not isinstance(block, FigureBlock):
            return "\n".join(passages([block])) or getattr(block, "text", "")
        figure = self.content.figures[block.figure]
        if isinstance(figure, Rate):
            return caption(figure, language, self.of)
        return client_text(figure, language)


def assemble(content: Content, entry: SourceEntry) -> tuple[BuiltEntry, list[Problem]]:
    """Return an entry rendered in each of its languages, and what in its texts cannot be said."""
    renderer = _Renderer(content, entry)
    english = [renderer.section(section, "en", entry.raw.path) for section in entry.sections]
    facts = renderer.facts("en")
    client = sum(text.audience == "client" for text in english)
    english[client:client] = [*renderer.made("en"), *facts]
    front = entry.front
    editions = [_edition("en", front.title, front.summary, front.aliases, front.lay_words, english)]
    if entry.spanish:
        spanish = entry.spanish
        texts = [renderer.section(section, "es", spanish.raw.path) for section in spanish.sections]
        texts += [*renderer.made("es"), *renderer.facts("es")]
        said = spanish.front
        editions.append(_edition("es", said.title, said.summary, said.aliases, said.lay_words, texts))
    built = BuiltEntry(
        source=entry,
        of=renderer.of,
        group=group_of(entry.facts),
        badges=badges_of(entry.facts),
        cited=renderer.citations.ids,
        figure_ids=sorted({*entry.figures, *renderer.drawn}),
        editions=editions,
        groupings=groupings_of(entry.facts, content.figures, entry.figures),
        cells={language: renderer.cells(language) for language in LANGUAGES},
        valid_through=_valid_through(content, entry, editions),
    )
    return built, renderer.problems


def _valid_through(content: Content, entry: SourceEntry, editions: list[BuiltEdition]) -> datetime.date | None:
    """The first day's end after which something said here may be untrue."""
    blocks = [block for edition in editions for section in edition.sections for block in section.blocks]
    said = {block.figure for block in blocks if isinstance(block, FigureBlock)} | {
        run.figure for run in runs_of(blocks)
    }
    cited = (content.figures.get(key) for key in said)
    ends = [figure.valid_through for figure in cited if isinstance(figure, Quantity) and figure.valid_through]
    return min([*ends, *([entry.front.review.valid_through] if entry.front.review.valid_through else [])], default=None)


def _edition(
    language: Language,
    title: str,
    summary: str,
    aliases: list[str],
    lay: list[str],
    sections: list[SectionText],
) -> BuiltEdition:
    canonical = msgspec.json.encode([title, summary, aliases, lay, sections])
    digest = hashlib.sha256(canonical).hexdigest()
    return BuiltEdition(language, title, summary, aliases, lay, sections, digest)


def _denominator(content: Content, entry: SourceEntry) -> int:
    texts = "".join(section.text for section in entry.sections if section.kind.audience == "client")
    rates = [
        figure
        for key, figure in content.figures.items()
        if isinstance(figure, Rate) and f"{{{{figure:{key}}}}}" in texts
    ]
    return denominator(rates)
