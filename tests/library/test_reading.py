"""Reading the library: every record of the real database comes out whole and belongs together."""

import datetime

import pytest

from ketaref.errors import UnknownEntry
from ketaref.library import fingerprint
from ketaref.library.folding import fold
from ketaref.library.library import Library
from ketaref.library.schema import SCHEMA_VERSION
from ketaref.model.blocks import FigureBlock, runs_of
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate
from ketaref.model.types import entry_type, type_keys
from ketaref.model.wording import caption


@pytest.fixture
def entries(library: Library) -> list[Entry]:
    return [library.entry(summary.id) for summary in library.entries()]


def test_entries_come_by_type_and_then_by_title(library: Library) -> None:
    listed = library.entries()

    assert [entry.type for entry in listed] == sorted((entry.type for entry in listed), key=type_keys().index)
    for kind in type_keys():
        titles = [entry.title.casefold() for entry in library.entries(kind)]
        assert titles == sorted(titles)
    assert listed == [entry for kind in type_keys() for entry in library.entries(kind)]


def test_an_unknown_type_has_no_entries(library: Library) -> None:
    assert library.entries("recipes") == []


@pytest.mark.parametrize(
    "entry_id",
    ["", "no-such-entry", "DISSOCIATION", "%", "a" * 9_999, "é\0", "\ud800", "' OR 1=1 --"],
)
def test_an_unknown_entry_is_said_with_what_to_do(library: Library, entry_id: str) -> None:
    with pytest.raises(UnknownEntry, match="ketaref list"):
        library.entry(entry_id)


@pytest.mark.parametrize("method", ["figure", "drawing", "source"])
def test_other_unknown_ids_are_said(library: Library, method: str) -> None:
    with pytest.raises(UnknownEntry, match="'nothing'"):
        getattr(library, method)("nothing")


def test_titles_and_summaries_follow_the_language(library: Library) -> None:
    english, spanish = library.entries(language="en"), library.entries(language="es")

    titles = {entry.id: entry.title for entry in spanish}
    assert titles.keys() == {entry.id for entry in english}
    assert sum(titles[entry.id] != entry.title for entry in english) > len(english) / 2


def test_each_language_lists_the_entries_of_a_type_by_its_own_alphabet(library: Library) -> None:
    english, spanish = library.entries(language="en"), library.entries(language="es")

    assert list(dict.fromkeys(entry.type for entry in english)) == list(dict.fromkeys(entry.type for entry in spanish))
    for kind in type_keys():
        titles = [fold(entry.title) for entry in spanish if entry.type == kind]
        assert titles == sorted(titles)
        assert titles == [fold(entry.title) for entry in library.entries(kind, "es")]


def test_groups_are_named_in_the_language_of_the_titles(library: Library) -> None:
    assert {entry.group for entry in library.entries("side-effects", "es")} == {"A corto plazo", "A largo plazo"}
    found = library.entry("dissociation").edition("es").related
    assert found == [
        entry for related in found for entry in library.entries(related.type, "es") if entry.id == related.id
    ]


MADE_FOR_CLIENTS = {"comparisons": {"picture"}, "questionnaires": {"form"}}
"""Sections that come from facts rather than from a writer; the clients' of both languages are alike."""


def test_every_entry_has_the_sections_of_its_type_in_their_order(entries: list[Entry]) -> None:
    for entry in entries:
        kind = entry_type(entry.type)
        written = [section.key for section in kind.sections_for("client")]
        made = MADE_FOR_CLIENTS.get(entry.type, set())
        for language, edition in entry.editions.items():
            keys = [section.key for section in edition.sections]
            client = [key for key in keys if key in written]
            assert client == [key for key in written if key in keys or key not in kind.optional], (entry.id, language)
            others = {"facts", "raised"} | ({"counselor"} if language == "en" else set())
            assert set(keys) <= {*written, *made, *others}, (entry.id, language)
            assert len(set(keys)) == len(keys)
            assert all(section.plain.strip() for section in edition.sections), (entry.id, language)


def test_whoever_reads_for_a_client_reads_no_counselor_section(entries: list[Entry]) -> None:
    for entry in entries:
        for language, edition in entry.editions.items():
            audiences = [section.audience for section in edition.sections]
            assert audiences == sorted(audiences), (entry.id, language)  # first all of the client's
            made = {section.key for section in edition.sections if section.audience == "counselor"}
            assert language == "en" or made <= {"facts", "raised"}  # tables of facts, under Spanish labels


def test_every_type_that_has_facts_shows_them(entries: list[Entry]) -> None:
    for entry in entries:
        if entry.type not in {"comparisons", "faq", "glossary", "guides", "help-lines"}:
            assert "facts" in {section.key for section in entry.edition("en").sections}, entry.id


def test_every_citation_and_link_leads_somewhere(library: Library, entries: list[Entry]) -> None:
    known = {entry.id for entry in entries}
    lines = {line.id for line in library.help_lines()}
    for entry in entries:
        numbers = {citation.number for citation in entry.citations}
        assert numbers == set(range(1, len(numbers) + 1))
        for edition in entry.editions.values():
            assert {related.id for related in edition.related} <= known - {entry.id}
        runs = [run for edition in entry.editions.values() for s in edition.sections for run in runs_of(s.blocks)]
        assert {run.cite for run in runs} - {0} <= numbers
        assert {run.entry for run in runs} - {""} <= known
        assert {run.figure for run in runs} - {""} <= {*entry.figure_ids, *lines} | figures_of(library)


def figures_of(library: Library) -> set[str]:
    """Return the ids of all figures."""
    return {row[0] for row in library.connection.execute("SELECT id FROM figures")}


def test_every_drawing_that_a_text_shows_is_there(library: Library, entries: list[Entry]) -> None:
    shown = 0
    for entry in entries:
        for edition in entry.editions.values():
            for section in edition.sections:
                for part in section.html.split('src="drawing:')[1:]:
                    assert library.drawing(part.partition('"')[0]).startswith(b"<svg")
                    shown += 1
    assert shown


def test_every_drawn_figure_has_its_numbers_in_words_beside_it(library: Library, entries: list[Entry]) -> None:
    for entry in entries:
        for language, edition in entry.editions.items():
            for section in edition.sections:
                for block in section.blocks:
                    figure = library.figure(block.figure) if isinstance(block, FigureBlock) else None
                    if isinstance(figure, Rate):
                        assert any(caption(figure, language, of) in section.plain for of in (100, 1000))


def test_an_entry_without_spanish_falls_back_to_english(entries: list[Entry]) -> None:
    for entry in entries:
        wanted = "es" if "es" in entry.editions else "en"
        assert entry.edition("es").language == wanted


def test_the_emergency_lines_come_first_and_stay_in_view(library: Library) -> None:
    lines = library.help_lines()

    assert [line.id for line in lines if line.strip] == ["help-911", "help-988"]
    assert [line.id for line in lines[:2]] == ["help-911", "help-988"]


def test_wording_is_in_both_languages(library: Library) -> None:
    common = library.wording("common")

    assert common
    assert all(text.en.strip() and text.es.strip() for text in common.values())
    assert library.wording("no-such-template") == {}


def test_the_release_names_itself(library: Library) -> None:
    release = library.release()

    assert release.content_version
    assert release.released <= datetime.date.today()
    assert release.schema_version == SCHEMA_VERSION
    assert release.content_hash == fingerprint.content_hash(library.connection)


def test_the_file_carries_its_own_hash(library: Library) -> None:
    stored = dict(library.connection.execute("SELECT key, value FROM meta"))[fingerprint.FILE_HASH]

    assert fingerprint.file_hash(library.path, stored) == stored
    assert stored != fingerprint.UNSEALED


@pytest.mark.parametrize("stored", ["", "abc", "0" * 63, "é" * 64])
def test_what_is_no_hash_is_refused(library: Library, stored: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        fingerprint.file_hash(library.path, stored)
