"""Both languages say the same: the same figures, the same numbers to call, the same drawings, section by section."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from content.conftest import Checked
from ketaref.library.library import Library
from ketaref.model.blocks import Block, Chart, DrawingBlock, FigureBlock, runs_of
from ketaref.model.entry import Edition, Entry, SectionText
from ketaref.model.help_line import HelpLine
from ketaref.model.text import Bilingual, Language

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
ENGLISH = re.compile(r"\b(the|and|with|you|your|of|for|are|is)\b", re.IGNORECASE)


@pytest.fixture
def entries(library: Library) -> list[Entry]:
    return [library.entry(summary.id) for summary in library.entries()]


def numbers(text: str, lines: list[HelpLine], language: Language) -> Counter[str]:
    """Return the numbers of a text; a help line counts as itself, whatever is dialled in that language."""
    found: Counter[str] = Counter()
    for line in sorted(lines, key=lambda line: -len(line.dial.in_language(language))):
        dial = line.dial.in_language(language)
        found[line.id] = text.count(dial)
        text = text.replace(dial, "")
    found.update(NUMBER.findall(text))
    return +found


def said(blocks: list[Block]) -> Counter[str]:
    """Return the figures and help lines that blocks say or draw, and the drawings of charts."""
    found = Counter(run.figure for run in runs_of(blocks) if run.figure)
    found.update(block.figure for block in blocks if isinstance(block, FigureBlock))
    for block in blocks:
        if isinstance(block, Chart):
            found.update(row.drawing for group in block.groups for row in group.rows)
        elif isinstance(block, DrawingBlock):
            found[block.drawing.rpartition("-")[0]] += 1
    return found


def client(edition: Edition) -> dict[str, SectionText]:
    return {section.key: section for section in edition.sections if section.audience == "client"}


def pairs(entries: list[Entry]) -> Iterator[tuple[str, SectionText, SectionText]]:
    """Give each client section in English and in Spanish, with a name for it."""
    for entry in entries:
        english, spanish = (client(entry.editions[language]) for language in ("en", "es"))
        assert english.keys() == spanish.keys(), entry.id
        for key, text in english.items():
            yield f"{entry.id}, {key}", text, spanish[key]


def test_both_languages_say_the_same_figures_and_lines(entries: list[Entry]) -> None:
    assert [name for name, english, spanish in pairs(entries) if said(english.blocks) != said(spanish.blocks)] == []


def test_both_languages_carry_the_same_numbers(library: Library, entries: list[Entry]) -> None:
    lines = library.help_lines()
    other = {
        name: (in_english - in_spanish, in_spanish - in_english)
        for name, english, spanish in pairs(entries)
        if (in_english := numbers(english.plain, lines, "en")) != (in_spanish := numbers(spanish.plain, lines, "es"))
    }
    assert other == {}


def bilingual(value: object) -> Iterator[Bilingual]:
    """Give each text of a record that is in both languages."""
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from bilingual(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from bilingual(item)


def test_the_words_of_a_record_carry_the_same_numbers_in_both(checked: Checked) -> None:
    """Figures, facts, the pathway and the corrections; a number that is dialled may differ by language."""
    content = checked[0]
    records: dict[str, object] = {
        **content.figures,
        **{key: entry.facts for key, entry in content.entries.items()},
        "pathway": content.pathway,
        "corrections": content.corrections,
    }
    other = [
        f"{key}: {text.en} / {text.es}"
        for key, record in records.items()
        for text in bilingual(record)
        if Counter(NUMBER.findall(text.en)) != Counter(NUMBER.findall(text.es))
    ]
    assert not other


def test_no_text_is_left_in_the_other_language(entries: list[Entry]) -> None:
    """The little words of a language give away a sentence that nobody translated."""
    left = {
        name: words
        for name, _english, spanish in pairs(entries)
        if len(words := ENGLISH.findall(re.sub(r"“[^”]*”|\([^)]*\)", "", spanish.plain))) > 1
    }
    assert left == {}
