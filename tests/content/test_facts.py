"""Facts that must read exactly so, numbers to call, and what nothing may say yet: see facts.yaml."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ketaref import paths
from ketaref.library.library import Library
from ketaref.model.entry import Entry
from ketaref.model.text import LANGUAGES
from ketaref.model.wording import client_text, counselor_text

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8"))
SAID = [(fact["fact"], entry_id) for fact in TABLE["facts"] for entry_id in fact["says"]]
SOURCES = sorted(path for path in paths.content().rglob("*") if path.suffix in {".md", ".yaml"})
NOT_OURS = {"sources.yaml", "synonyms.yaml", "asked.yaml"}
"""Titles are others' words; synonyms and questions are what people type."""
TELEHEALTH_ENDS = datetime.date(2026, 12, 31)


def pattern_of(text: str) -> "re.Pattern[str]":
    """Return a pattern of the table; any space of it fits any white space."""
    return re.compile(text.replace(" ", r"\s+"), re.IGNORECASE)


def holds(pattern: str, text: str) -> bool:
    """Say whether `text` holds `pattern`."""
    return pattern_of(pattern).search(text) is not None


def texts(entry: Entry) -> dict[str, str]:
    """Return what an entry says: `en` everything, `client` and `es` what a client reads."""
    english = entry.edition("en").sections
    spanish = entry.edition("es").sections
    return {
        "en": "\n".join(section.plain for section in english),
        "client": "\n".join(section.plain for section in english if section.audience == "client"),
        "es": "\n".join(section.plain for section in spanish if section.audience == "client"),
    }


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("fact", "entry_id"), SAID, ids=lambda value: value[:60])
def test_the_entry_says_the_fact(library: Library, fact: str, entry_id: str) -> None:
    entry = library.entry(entry_id)
    patterns: dict[str, list[str]] = next(row["says"] for row in TABLE["facts"] if row["fact"] == fact)[entry_id]
    said = texts(entry)

    missing = [
        f"{where}: {pattern}"
        for where, asked in patterns.items()
        for pattern in asked
        if not holds(pattern, said[where])
    ]

    assert not missing


def test_all_forty_facts_are_asked_for() -> None:
    assert len(TABLE["facts"]) >= 40
    assert len({fact["fact"] for fact in TABLE["facts"]}) == len(TABLE["facts"])


# Numbers to call ----------------------------------------------------------------------------------


def test_every_help_line_has_its_checked_number(library: Library) -> None:
    checked = TABLE["help_lines"]
    lines = library.help_lines()

    assert {line.id for line in lines} == set(checked)
    for line in lines:
        for language in LANGUAGES:
            said = f"{line.call.in_language(language)} {line.dial.in_language(language)}"
            for pattern in checked[line.id][language]:
                assert holds(pattern, said), (line.id, language)


def test_no_help_line_claims_what_nobody_confirmed(library: Library) -> None:
    lines = {line.id: line for line in library.help_lines()}
    claimed = [
        f"{line_id}: {pattern}"
        for line_id, by_language in TABLE["not_claimed"].items()
        for language, patterns in by_language.items()
        for pattern in patterns
        if holds(pattern, f"{lines[line_id].call.in_language(language)} {lines[line_id].hours.in_language(language)}")
    ]

    assert not claimed


def test_no_number_to_call_stands_in_an_entry_by_itself() -> None:
    """A number comes from data/help-lines.yaml by its mark, so that it is mended in one place."""
    number = re.compile(r"(?<![\d/.-])(1-)?8\d\d-\d{3}-\d{4}(?!\d)")
    elsewhere = [path for path in SOURCES if path.name not in {*NOT_OURS, "help-lines.yaml"}]
    found = {path.name: number.search(text_of(path)) for path in elsewhere}

    assert {name: match[0] for name, match in found.items() if match} == {}


# What nothing may say -----------------------------------------------------------------------------


def all_that_is_said(library: Library) -> Iterator[tuple[str, str]]:
    """Give each text of the project with where it stands: as it is written, and as it is read."""
    for path in SOURCES:
        if path.name not in NOT_OURS:
            yield path.relative_to(paths.content()).as_posix(), text_of(path)
    for (source_id,) in library.connection.execute("SELECT id FROM sources"):
        yield f"funding of {source_id}", library.source(source_id).funding
    for summary in library.entries():
        entry = library.entry(summary.id)
        for language, edition in entry.editions.items():
            text = "\n".join(section.plain for section in edition.sections)
            yield f"{entry.id} ({language})", f"{edition.title}\n{edition.summary}\n{text}"
        for key, figure in zip(entry.figure_ids, entry.figures, strict=True):
            for language in LANGUAGES:
                said = f"{client_text(figure, language)}\n{counselor_text(figure, language)}"
                yield f"figure {key} ({language})", f"{figure.source}: {said}"


def is_excused(where: str, excused: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(entry_id)}\b", where) for entry_id in excused)


@pytest.fixture(scope="module")
def said(database: Path) -> list[tuple[str, str]]:
    library = Library.open(database)
    found = list(all_that_is_said(library))
    library.close()
    return found


@pytest.mark.parametrize("row", TABLE["must_not_ship"], ids=lambda row: str(row["why"])[:60])
def test_nothing_says_what_nobody_confirmed(said: list[tuple[str, str]], row: dict[str, Any]) -> None:
    patterns = {text: pattern_of(text) for text in row["patterns"]}
    found = sorted(
        f"{where} holds {match[0]!r} ({name})"
        for where, text in said
        if not is_excused(where, row.get("but", []))
        for name, pattern in patterns.items()
        if (match := pattern.search(text))
    )

    assert not found, row["why"]


@pytest.mark.parametrize("row", TABLE["must_not_ship"], ids=lambda row: str(row["why"])[:60])
def test_every_pattern_catches_an_example(row: dict[str, Any]) -> None:
    """A pattern with a slip in it forbids nothing, and nobody would see it."""
    examples = [*row["patterns"], *row.get("caught", [])]  # plain words are their own example

    assert [text for text in row["patterns"] if not any(holds(text, example) for example in examples)] == []
    assert not any(holds(text, "") for text in row["patterns"])


def test_what_holds_for_a_time_only_says_until_when(library: Library) -> None:
    """The federal rule on visits by video ends: whatever entry tells of it, through a figure or by itself, runs out."""
    told = re.compile(r"video[^.\n]{0,80}\b(do not need to see you|without a first visit in person)", re.IGNORECASE)
    flexible = re.compile(r"(prescribe|recet)[^.\n]{0,60}\b(by video|por video)", re.IGNORECASE)
    for summary in library.entries():
        entry = library.entry(summary.id)
        client = texts(entry)["client"]
        if told.search(client) or flexible.search(client):
            assert entry.review.valid_through == TELEHEALTH_ENDS, entry.id
    assert library.entry("telehealth").review.valid_through == TELEHEALTH_ENDS


def test_forms_whose_terms_forbid_it_show_no_items(library: Library) -> None:
    for entry_id in TABLE["never_printed"]:
        entry = library.entry(entry_id)
        assert entry.facts["printable"] is False
        assert not entry.facts.get("items")
        assert "form" not in {section.key for section in entry.edition("en").sections}
