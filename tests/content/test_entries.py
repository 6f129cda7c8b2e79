"""The content itself: each file without a fault, its figures right, and both languages saying the same."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from ketaref import paths
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.build import build, check
from ketaref.compiler.content import Content, load
from ketaref.library.library import Library
from ketaref.model.entry import Edition
from ketaref.model.figures import Rate
from ketaref.model.help_line import HelpLine
from ketaref.model.problem import Problem
from ketaref.model.text import Bilingual, Language
from ketaref.model.types import TYPES

DATA = paths.content()
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in {".md", ".yaml"})
ENTRIES = [name for name in FILES if name.endswith(".md") and not name.endswith(".es.md")]
NUMBER = re.compile(r"\d[\d,.]*\d|\d")

Checked = tuple[Content, list[BuiltEntry], list[Problem]]


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The content, its rendered entries and its problems, judged on the day of its release."""
    content, _ = load(DATA)
    return check(DATA, content.release.released)


@pytest.mark.parametrize("file", FILES)
def test_the_file_has_no_problem(checked: Checked, file: str) -> None:
    assert [str(problem) for problem in checked[2] if problem.file == f"{DATA.name}/{file}"] == []


def test_no_problem_is_anywhere_else(checked: Checked) -> None:
    assert {problem.file for problem in checked[2]} <= {f"{DATA.name}/{file}" for file in FILES}


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_entry_is_there_in_spanish_too(entry: str) -> None:
    assert f"{entry.removesuffix('.md')}.es.md" in FILES


def test_every_type_has_entries() -> None:
    assert {Path(name).parent.name for name in ENTRIES} == {kind.key for kind in TYPES}


def test_the_database_under_test_was_built_from_this_content(checked: Checked, library: Library) -> None:
    assert {entry.id for entry in library.entries()} == {entry.source.id for entry in checked[1]}


def test_building_the_library_twice_gives_the_same_bytes(tmp_path: Path, checked: Checked) -> None:
    day = checked[0].release.released
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    build(DATA, first, day)
    build(DATA, second, day.replace(year=day.year + 1))

    assert first.read_bytes() == second.read_bytes()


# Figures ------------------------------------------------------------------------------------------


def shares(rate: Rate) -> Iterator[tuple[int | None, float | None, int]]:
    """Give count, percent and number of people of a rate and of its comparator."""
    yield rate.n, rate.percent, rate.of
    if rate.comparator:
        yield rate.comparator.n, rate.comparator.percent, rate.comparator.of


def test_every_percent_is_its_count_rounded_as_it_is_printed(checked: Checked) -> None:
    wrong = []
    for key, figure in checked[0].figures.items():
        for n, percent, of in shares(figure) if isinstance(figure, Rate) else ():
            if n is None or percent is None:
                continue
            decimals = len(f"{percent:g}".partition(".")[2])
            exact, half = Fraction(100 * n, of), Fraction(1, 2 * 10**decimals)
            if abs(exact - Fraction(f"{percent:g}")) > half:
                wrong.append(f"{key}: {n} of {of} is {float(exact):.2f}, not {percent}")
    assert not wrong


def test_no_rate_is_told_to_clients_as_nobody_while_there_was_somebody(checked: Checked) -> None:
    content, built, _ = checked
    for entry in built:
        for key in entry.figure_ids:
            figure = content.figures[key]
            for n, percent, of in shares(figure) if isinstance(figure, Rate) and figure.draw != "none" else ():
                share = (percent or 0) / 100 if n is None else n / of
                assert share == 0 or share * entry.of >= 0.5, f"{key} in {entry.source.id}"


# Languages ----------------------------------------------------------------------------------------


def numbers(text: str, lines: dict[str, HelpLine], language: Language) -> Counter[str]:
    """Return the numbers of a text; a help line counts as itself, whatever is dialled in that language."""
    found: Counter[str] = Counter()
    for line in sorted(lines.values(), key=lambda line: -len(line.dial.in_language(language))):
        dial = line.dial.in_language(language)
        found[line.id] = text.count(dial)
        text = text.replace(dial, "")
    found.update(NUMBER.findall(text))
    return +found


def sections(edition: Edition) -> dict[str, str]:
    return {section.key: section.plain for section in edition.sections if section.audience == "client"}


@pytest.mark.parametrize("entry", ENTRIES)
def test_both_languages_carry_the_same_numbers_section_by_section(library: Library, entry: str) -> None:
    lines = {line.id: line for line in library.help_lines()}
    editions = library.entry(Path(entry).stem).editions
    english, spanish = sections(editions["en"]), sections(editions["es"])

    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert numbers(text, lines, "en") == numbers(spanish[key], lines, "es"), key


def bilingual(value: object) -> Iterator[Bilingual]:
    """Give each text of a record that is in both languages."""
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from bilingual(getattr(value, name))


def test_the_words_of_a_figure_carry_the_same_numbers(checked: Checked) -> None:
    other = [
        f"{key}: {text.en} / {text.es}"
        for key, figure in checked[0].figures.items()
        for text in bilingual(figure)
        if Counter(NUMBER.findall(text.en)) != Counter(NUMBER.findall(text.es))
    ]
    assert not other


def test_no_text_is_left_in_the_other_language(library: Library) -> None:
    """The little words of a language give away a sentence that nobody translated."""
    english = re.compile(r"\b(the|and|with|you|your|of|for|are|is)\b", re.IGNORECASE)
    for summary in library.entries():
        for text in sections(library.entry(summary.id).editions["es"]).values():
            assert len(english.findall(text)) <= 1, (summary.id, english.findall(text))
