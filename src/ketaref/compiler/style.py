"""Measurable rules of writing: numbers and their sources, reading level, words we do not use, lengths."""

import re
from collections.abc import Callable, Iterator

from ketaref import readability
from ketaref.compiler import house_words
from ketaref.compiler.assemble import FACTS_KEY, BuiltEdition, BuiltEntry
from ketaref.compiler.content import Content
from ketaref.compiler.made_sections import MADE
from ketaref.model.blocks import Block, FigureBlock, ListBlock, Paragraph, Run, Table, passages, plain
from ketaref.model.entry import SectionText
from ketaref.model.figures import Figure, Rate
from ketaref.model.problem import Problem
from ketaref.model.text import Language
from ketaref.model.wording import both_frames, client_text

Say = Callable[[str, str], Problem]
"""Makes a problem of a section: field and sentence."""

MAX_CLIENT_WORDS: dict[Language, int] = {"en": 90, "es": 110}
"""Of one client section; Spanish needs about a fifth more words to say the same."""
MAX_LIST_ITEMS = 7
MAX_ITEM_WORDS = 15
MAX_COUNSELOR_SENTENCE = 30

_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])|\d\s*%|%")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[A-ZÁÉÍÓÚÑ¿¡\"“(])")


def problems(content: Content, entry: BuiltEntry) -> Iterator[Problem]:
    """Yield what breaks a rule of writing in any edition of an entry."""
    for edition in entry.editions:
        yield from _edition(content, entry, edition)


def _edition(content: Content, entry: BuiltEntry, edition: BuiltEdition) -> Iterator[Problem]:
    source = entry.source
    spanish = source.spanish if edition.language == "es" else None
    path = spanish.raw.path if spanish else source.raw.path
    lines = {section.kind.key: section.line for section in (spanish or source).sections}
    client: dict[str, list[str]] = {}
    for section in edition.sections:
        line = lines.get(section.key, source.raw.line_of("facts"))

        def say(field: str, message: str, line: int = line) -> Problem:
            return Problem(path, line, field, message)

        yield from _everywhere(section, edition.language, say)
        if section.key in MADE or (section.key == FACTS_KEY and edition.language != "en"):  # checked in English
            continue
        if section.audience == "client":
            client[section.heading] = said(section.blocks, content.figures, edition.language, entry.of)
            yield from _client(section, edition.language, say)
        else:
            yield from _counselor(section, say)
    if client:
        for message in readability.problems(client, edition.language):
            yield Problem(path, (spanish or source).raw.first, "reading level", message)
    if edition.language == "en" and not _has_source(edition):
        yield Problem(
            path,
            lines["client"],
            "For the client",
            "has no citation and no figure; every claim needs a source",
        )


def said(blocks: list[Block], figures: dict[str, Figure], language: Language, of: int) -> list[str]:
    """Return the passages a client reads, drawn figures in the words of their sentences."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, FigureBlock):
            figure = figures[block.figure]
            if isinstance(figure, Rate):
                found += both_frames(figure, language, of)
            else:
                found.append(client_text(figure, language))
        else:
            found += passages([block])
    return found


def _everywhere(section: SectionText, language: Language, say: Say) -> Iterator[Problem]:
    match = house_words.PROMOTION[language].search(section.plain)
    if match:
        yield say(section.heading, f"says {match[0]!r}, a marketing word; say what was measured")
    match = house_words.DATES[language].search(section.plain)
    if match:
        example = "March 5, 2019" if language == "en" else "5 de marzo de 2019"
        yield say(section.heading, f"writes a date as {match[0]!r}; write it as in {example}")


def _client(section: SectionText, language: Language, say: Say) -> Iterator[Problem]:
    heading = section.heading
    for runs in _units(section.blocks):
        own = "".join(run.text for run in runs if not run.figure and not run.cite)
        if _NUMBER.search(own):
            yield say(heading, f"has a bare number in {_quote(own)}; make it a figure and cite it")
        for words, why in (
            (house_words.COUNTS, "counts people in words; make it a figure"),
            (house_words.CHANCE, "uses a word for chance; give the number or leave it out"),
            (house_words.ADVICE, "tells a client what to take, or what they have; say it for anyone"),
        ):
            match = words[language].search(own)
            if match:
                yield say(heading, f"{why} ({match[0]!r} in {_quote(own)})")
    words_said = sum(len(text.split()) for text in passages(section.blocks))
    if words_said > MAX_CLIENT_WORDS[language]:
        yield say(heading, f"has {words_said} words; the limit is {MAX_CLIENT_WORDS[language]}")
    yield from _lists(section, say)


def _lists(section: SectionText, say: Say) -> Iterator[Problem]:
    for block in section.blocks:
        if not isinstance(block, ListBlock):
            continue
        if len(block.items) > MAX_LIST_ITEMS:
            yield say(section.heading, f"has a list of {len(block.items)} items; the limit is {MAX_LIST_ITEMS}")
        for item in block.items:
            if len(plain(item).split()) > MAX_ITEM_WORDS + 5:
                yield say(section.heading, f"has a long list item, {_quote(plain(item))}; say it shorter")


def _counselor(section: SectionText, say: Say) -> Iterator[Problem]:
    for runs in _units(section.blocks):
        own = "".join(run.text for run in runs if not run.figure and not run.cite)
        sourced = any(run.cite or run.figure for run in runs)
        if _NUMBER.search(own) and not sourced:
            yield say(section.heading, f"has a number without a source in {_quote(own)}; cite it")
    if section.key == FACTS_KEY:
        return
    for passage in passages(section.blocks):
        for sentence in _SENTENCE_END.split(passage):
            count = len(sentence.split())
            if count > MAX_COUNSELOR_SENTENCE:
                yield say(
                    section.heading,
                    f"has a sentence of {count} words, {_quote(sentence)}; say it in two",
                )


def _units(blocks: list[Block]) -> Iterator[list[Run]]:
    """Yield the stretches where a number and its source must stand together: paragraph, item, table row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, ListBlock):
            yield from block.items
        elif isinstance(block, Table):
            for row in block.rows:
                yield [run for cell in row for run in (*cell, Run(" "))]  # cells must not run together


def _has_source(edition: BuiltEdition) -> bool:
    client = next(section for section in edition.sections if section.key == "client")
    drawn = any(isinstance(block, FigureBlock) for block in client.blocks)
    return drawn or any(run.cite or run.figure for runs in _units(client.blocks) for run in runs)


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:70]}…”" if len(text) > 70 else f"“{text}”"
