"""From a code on paper back to its sheet, in this library and in a newer one."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handouts.making import Make
from ketaref.errors import HandoutError
from ketaref.handouts.code import Code, code_of, parse
from ketaref.handouts.lookup import identify, told
from ketaref.library.library import Library

Newer = Callable[..., Library]
TREATMENTS = ("cbt", "ssri", "tms", "ect", "esketamine-spravato", "iv-ketamine")


@pytest.fixture
def newer(database: Path, tmp_path: Path) -> Iterator[Newer]:
    """Another installation: the library of next spring, changed by SQL: `newer("UPDATE …", argument)`."""
    path = tmp_path / "newer.db"
    shutil.copy(database, path)
    made: list[Library] = []

    def changed(query: str = "", *arguments: str) -> Library:
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE meta SET value = '2027.3.0' WHERE key = 'content_version'")
            if query:
                assert connection.execute(query, arguments).rowcount
        connection.close()
        made.append(Library.open(path))
        return made[-1]

    yield changed
    for library in made:
        library.close()


@pytest.mark.parametrize(
    ("template", "entries", "language"),
    [
        ("after-visit", [], "es"),
        ("what-to-expect", ["esketamine-spravato"], "both"),
        ("about-condition", ["ptsd"], "es"),
        ("side-effects", ["sedation", "dizziness", "urinary"], "en"),
        ("side-effects", ["dissociation", "dizziness", "nausea-vomiting", "sedation", "blood-pressure"], "en"),
        ("other-treatments", TREATMENTS, "both"),
    ],
)
def test_a_code_leads_back_to_its_sheet(
    make: Make, library: Library, template: str, entries: list[str], language: str
) -> None:
    code = make(template, entries=tuple(entries), language=language, size=18, discreet=True).code
    (found,) = [copy for copy in identify(library, code.lower()) if copy.template == template]
    assert (found.entries, found.language) == (sorted(entries), language)
    assert (found.version, found.state) == (library.release().content_version, "current")
    assert found.corrections == []


def test_newer_content_that_says_the_same_says_so_and_from_when_the_sheet_is(make: Make, newer: Newer) -> None:
    (copy,) = identify(newer(), make("what-to-expect").code)
    assert (copy.version, copy.state) == ("2026.11.2", "current")


def test_newer_content_knows_that_its_text_has_changed(make: Make, newer: Newer) -> None:
    code = make("what-to-expect").code
    wording = json.dumps({"purpose": {"en": "Another purpose.", "es": "Otro fin."}})
    library = newer("UPDATE wording SET record = json_patch(record, ?) WHERE name = 'what-to-expect'", wording)
    (copy,) = identify(library, code)
    assert copy.state == "changed"
    assert "Print it anew" in " ".join(told(library, copy, "en"))


CORRECTION = """{"entry": "boxed-warning", "revision": 2, "severity": "a", "since": "2026.10.0", "mended_in": "%s",
    "mended_on": "2027-01-05", "what_was_wrong": {"en": "Wrong.", "es": "Mal."},
    "what_is_right": {"en": "Right.", "es": "Bien."}}"""
INSERT = "INSERT INTO corrections (position, entry, record) VALUES (0, 'boxed-warning', ?)"


def test_what_was_corrected_since_is_said(make: Make, newer: Newer) -> None:
    """The sheet draws on the entry by a part of its template, not by a choice."""
    library = newer(INSERT, CORRECTION % "2027.1.0")
    (copy,) = identify(library, make("benefits-and-risks").code)
    assert [one.severity for one in copy.corrections] == ["a"]
    said = " ".join(told(library, copy, "es"))
    assert "Decía: Mal. Ahora dice: Bien." in said
    (other,) = identify(library, make("after-visit").code)
    assert other.corrections == []


def test_what_was_corrected_before_it_was_printed_is_not_said(make: Make, newer: Newer) -> None:
    library = newer(INSERT, CORRECTION % "2026.11.1")
    (copy,) = identify(library, make("benefits-and-risks").code)
    assert copy.corrections == []


def test_a_sheet_with_a_withdrawn_entry_is_known_as_such(make: Make, newer: Newer) -> None:
    code = make("about-condition", entries=("ptsd",)).code
    library = newer("UPDATE entries SET status = 'withdrawn', status_reason = 'x' WHERE id = 'ptsd'")
    (copy,) = identify(library, code)
    assert copy.state == "withdrawn"
    assert "Do not use it" in " ".join(told(library, copy, "en"))


def test_a_sheet_of_newer_content_asks_for_the_newest(library: Library) -> None:
    code = str(code_of("no-such-sheet", [], "en", "text", "2027.3.0"))
    with pytest.raises(HandoutError, match=r"from content 2027\.3\.0; this is content 2026\.11\.2"):
        identify(library, code)


def test_a_code_of_no_sheet_is_said(library: Library, make: Make) -> None:
    printed = parse(make("what-to-expect").code)
    with pytest.raises(HandoutError, match="No sheet of this content"):
        identify(library, str(Code("0000", "000", printed.when)))
    with pytest.raises(HandoutError, match="No sheet of this content"):
        identify(library, str(Code("0000", "000", printed.when, ("00",) * 12)))
