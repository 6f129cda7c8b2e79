"""Facts that must read exactly so, numbers to call, and what nothing may say yet: see facts.yaml."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ketaref import paths
from ketaref.library.library import Library
from ketaref.model.entry import Entry

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8"))
SAID = [(fact["fact"], entry_id) for fact in TABLE["facts"] for entry_id in fact["says"]]
FORBIDDEN = [(row["why"], pattern) for row in TABLE["must_not_ship"] for pattern in row["patterns"]]
SOURCES = sorted(path for path in paths.content().rglob("*") if path.suffix in {".md", ".yaml"})


def holds(pattern: str, text: str) -> bool:
    """Say whether `text` holds `pattern`; any space of it fits any white space."""
    return re.search(pattern.replace(" ", r"\s+"), text, re.IGNORECASE) is not None


def texts(entry: Entry) -> dict[str, str]:
    """Return what an entry says: `en` everything, `client` and `es` what a client reads."""
    english = entry.edition("en").sections
    spanish = entry.edition("es").sections
    return {
        "en": "\n".join(section.plain for section in english),
        "client": "\n".join(section.plain for section in english if section.audience == "client"),
        "es": "\n".join(section.plain for section in spanish if section.audience == "client"),
    }


@cache
def source_text(path: Path) -> str:
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


def test_a_pending_fact_moves_up_when_its_entry_is_there(library: Library) -> None:
    written = {entry.id for entry in library.entries()}

    assert {row["waits_for"] for row in TABLE["pending"]} & written == set()


def test_every_help_line_has_its_checked_number(library: Library) -> None:
    checked = TABLE["help_lines"]
    lines = library.help_lines()

    assert {line.id for line in lines} <= set(checked)
    for line in lines:
        for language in ("en", "es"):
            said = f"{line.call.in_language(language)} {line.dial.in_language(language)}"
            for pattern in checked[line.id][language]:
                assert holds(pattern, said), (line.id, language)


def test_no_number_to_call_stands_in_an_entry_by_itself() -> None:
    """A number comes from data/help-lines.yaml by its mark, so that it is mended in one place."""
    number = re.compile(r"(?<![\d/.-])(1-)?8\d\d-\d{3}-\d{4}(?!\d)")
    found = {path.name: number.search(source_text(path)) for path in SOURCES if path.suffix == ".md"}

    assert {name: match[0] for name, match in found.items() if match} == {}


@pytest.mark.parametrize(("why", "pattern"), FORBIDDEN, ids=lambda value: value[:50])
def test_nothing_under_data_says_what_nobody_confirmed(why: str, pattern: str) -> None:
    found = [path.relative_to(paths.content()).as_posix() for path in SOURCES if holds(pattern, source_text(path))]

    assert not found, why
