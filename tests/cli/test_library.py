"""`ketaref search`, `show`, `list` and `--version`: what scripts may rely on."""

import itertools
import json
import re
from pathlib import Path

import pytest

from cli.running import PATCHED, answer, done, script, sentence
from ketaref import __version__
from ketaref.library.library import Library
from ketaref.library.schema import SCHEMA_VERSION
from ketaref.library.search import Search
from ketaref.library.snippets import MARK_END, MARK_START
from ketaref.model.types import type_keys

# list ---------------------------------------------------------------------------------------------


def test_list_names_every_entry_with_the_agreed_fields(library: Library) -> None:
    listed = answer("list")

    assert [entry["id"] for entry in listed] == [entry.id for entry in library.entries()]
    for entry in listed:
        assert entry.keys() == {"id", "type", "title", "languages", "status"}
        assert entry["type"] in type_keys()
        assert entry["languages"][0] == "en"
        assert entry["status"] in {"published", "held", "withdrawn"}


@pytest.mark.parametrize("kind", type_keys())
def test_list_of_one_type(library: Library, kind: str) -> None:
    assert [entry["id"] for entry in answer("list", "--type", kind)] == [entry.id for entry in library.entries(kind)]


def test_list_for_people_is_a_line_an_entry(library: Library) -> None:
    lines = done("list").splitlines()

    assert len(lines) == len(library.entries())
    for line, entry in zip(lines, library.entries(), strict=True):
        assert line.split()[:2] == [entry.type, entry.id]
        assert line.endswith(entry.title)


# search -------------------------------------------------------------------------------------------


def test_search_gives_the_agreed_fields_best_first(library: Library) -> None:
    found = answer("search", "dissociation")

    assert found[0]["id"] == "dissociation"
    for hit in found:
        assert hit.keys() == {"id", "type", "title", "snippet", "score"}
        assert MARK_START not in hit["snippet"]
        assert MARK_END not in hit["snippet"]
    scores = [hit["score"] for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert [hit["id"] for hit in found] == [hit.entry.id for hit in Search(library).find("dissociation").hits]


def test_a_mended_search_says_so_in_every_hit() -> None:
    found = answer("search", "dissosiation")

    assert found
    assert {hit["corrected_query"] for hit in found} == {"dissociation"}
    assert done("search", "dissosiation").startswith("Showing results for: dissociation\n")


def test_search_in_spanish_gives_spanish_titles(library: Library) -> None:
    titles = {entry.id: entry.title for entry in library.entries(language="es")}
    found = answer("search", "presión", "--lang", "es")

    assert found
    assert all(hit["title"] == titles[hit["id"]] for hit in found)


def test_search_keeps_to_a_type_and_a_limit() -> None:
    found = answer("search", "ketamine", "--type", "conditions", "--limit", "3")

    assert len(found) == 3
    assert {hit["type"] for hit in found} == {"conditions"}
    assert len(answer("search", "ketamine", "--limit", "99999999999999999999")) > 40


@pytest.mark.parametrize("query", ["", " ", "qqqqqqqqqqq", '"', "*", "😀"])
def test_what_finds_nothing_is_an_empty_list(query: str) -> None:
    assert answer("search", query) == []
    assert done("search", query).startswith("Nothing found for ")


def test_a_query_that_looks_like_an_option_follows_two_hyphens() -> None:
    assert answer_after_hyphens("-k")


def answer_after_hyphens(query: str) -> list[dict[str, object]]:
    """Search for something that begins with a hyphen."""
    found: list[dict[str, object]] = json.loads(done("search", "--json", "--", query))
    return found


# show ---------------------------------------------------------------------------------------------


def test_show_gives_the_whole_entry(library: Library) -> None:
    shown = answer("show", "dissociation")
    entry = library.entry("dissociation")

    assert {
        "id", "type", "status", "titles", "summaries", "aliases", "lay_words", "badges", "facts", "figures", "texts",
        "related", "sources", "review", "revision",
    } <= shown.keys()  # fmt: skip
    assert shown["texts"]["client"].keys() == {"en", "es"}
    assert shown["texts"]["counselor"].keys() == {"en", "es"}
    assert shown["texts"]["counselor"]["es"].keys() == {"Datos"}
    assert "about 9 felt apart" in shown["texts"]["client"]["en"]["For the client"]
    assert "unas 41" in shown["texts"]["client"]["es"]["Para el cliente"]
    assert shown["figures"]["dissociation-trd-short"]["n"] == 142
    assert len(shown["sources"]) == len(entry.citations)
    assert shown["review"]["clinician"] == "not-done"


def test_every_entry_can_be_shown(library: Library) -> None:
    """All in one process: hundreds of starts would take a minute. Each in one of the three ways, by turns."""
    from ketaref.cli.main import main

    ways: list[list[str]] = [["--json"], ["--lang", "es"], []]
    for entry, arguments in zip(library.entries(), itertools.cycle(ways), strict=False):
        assert main(["show", entry.id, *arguments]) == 0


def test_show_gives_the_corrections_of_an_entry(small_database: Path) -> None:
    """None has been made of the real library yet, so this is asked of a made-up one."""
    shown = json.loads(script(PATCHED, small_database, "show", "water", "--json").stdout)

    assert answer("show", "dissociation")["corrections"] == []
    (correction,) = shown["corrections"]
    assert correction["severity"] == "b"
    assert correction["mended_on"] == "2026-01-31"
    assert correction["what_was_wrong"] == {"en": "Water is dry.", "es": "El agua es seca."}
    assert correction["what_is_right"]["es"] == "El agua es mojada."


@pytest.mark.parametrize(
    "entry_id", ["term-cadss", "is-it-addictive", "help-988", "plot-sustain1", "bladder-self-check"]
)
def test_a_row_of_a_file_is_shown_like_any_entry(library: Library, entry_id: str) -> None:
    shown = answer("show", entry_id)

    assert shown["type"] == library.entry(entry_id).type
    assert shown["texts"]["client"].keys() == {"en", "es"}
    assert shown["sources"]


def test_show_for_people_has_sections_and_sources() -> None:
    shown = done("show", "dissociation", "--lang", "es")

    assert shown.startswith("Disociación\n===========\n")
    assert "\nQué puede hacer usted\n" in shown
    assert re.search(r"\nSources\n\[1\*?\] ", shown)


@pytest.mark.parametrize("entry_id", ["no-such-entry", "", "Dissociation", "../dissociation", "x" * 10_000, b"\xff"])
def test_an_unknown_id_is_said(entry_id: str | bytes) -> None:
    assert sentence(1, "show", entry_id).startswith("There is no entry named ")


# --version ----------------------------------------------------------------------------------------


def test_version_names_program_content_and_schema(library: Library) -> None:
    content = library.release().content_version

    assert done("--version") == f"KetaRef {__version__}, content {content}, schema {SCHEMA_VERSION}\n"
