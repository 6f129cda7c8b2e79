"""What a search finds, in which order, and what it shows of it."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import snapshot
from ketaref.errors import LibraryDamaged
from ketaref.library.library import Library
from ketaref.library.search import DEFAULT_LIMIT, Search
from ketaref.library.snippets import MARK_END, MARK_START
from ketaref.model.text import LANGUAGES, Language
from ketaref.model.types import type_keys

EVERYTHING = 1_000_000
READING = re.compile(r"\s*(-- )?(SELECT\b|PRAGMA \S*data_version$|PRAGMA table_info)", re.IGNORECASE)
"""Statements that only read; the full-text index asks whether the file changed."""
ACCENTS = str.maketrans("aeiouncs", "áèîöũñçš")


@pytest.fixture
def search(library: Library) -> Search:
    return Search(library)


def ids(search: Search, query: str, language: Language = "en", limit: int = DEFAULT_LIMIT) -> list[str]:
    """Return the ids of what `query` finds, best first."""
    return [hit.entry.id for hit in search.find(query, language, limit=limit).hits]


def titles(library: Library, language: Language) -> dict[str, list[str]]:
    """Return each title of a language with the ids of the entries that bear it."""
    found: dict[str, list[str]] = {}
    for entry in library.entries(language=language):
        if language in entry.languages:
            found.setdefault(entry.title, []).append(entry.id)
    return found


# Order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exact_title_comes_first(library: Library, search: Search, language: Language) -> None:
    misplaced = {
        title: ids(search, title, language)[:3]
        for title, bearers in titles(library, language).items()
        if ids(search, title, language)[0] not in bearers
    }
    assert not misplaced


@pytest.mark.parametrize("every", [11, pytest.param(1, marks=pytest.mark.slow)])
def test_what_bears_the_typed_name_stands_before_what_mentions_it(library: Library, search: Search, every: int) -> None:
    """Names are titles, other names, the words of the id and synonyms; every day some of them, over the alphabet."""
    rows = library.connection.execute("SELECT folded, id FROM names JOIN entries ON number = entry")
    named: dict[str, set[str]] = {}
    for folded, entry_id in rows:
        named.setdefault(folded, set()).add(entry_id)
    misplaced = [
        name for name, bearers in sorted(named.items())[::every] if set(ids(search, name)[: len(bearers)]) != bearers
    ]
    assert not misplaced


def test_the_same_query_has_the_same_answer(library: Library) -> None:
    for query in ("k", "ke", "depression", "blood pressure", "disociation", "qqqq", "a the of"):
        answers = [Search(library).find(query) for _ in range(3)]
        assert answers[0] == answers[1] == answers[2]


def test_scores_fall_and_no_entry_comes_twice(search: Search) -> None:
    for query in ("d", "depression", "heart", "ketamine", "spravado"):
        hits = search.find(query).hits
        scores = [hit.score for hit in hits]
        assert scores == sorted(set(scores), reverse=True)
        assert len({hit.entry.id for hit in hits}) == len(hits)
        assert all(0 < score <= 1 for score in scores)


# What does not matter -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [str.upper, str.title, str.swapcase, lambda text: text.translate(ACCENTS)],
    ids=["capitals", "title case", "swapped", "accents"],
)
def test_case_and_accents_do_not_matter(search: Search, written: Callable[[str], str]) -> None:
    for query in ("dissociation", "blood pressure", "presion alta", "depresion", "suicidal ideation"):
        assert ids(search, written(query)) == ids(search, query)


@pytest.mark.parametrize(
    "written",
    ["blood-pressure", "  blood   pressure ", "blood, pressure!", "“blood” pressure?", "blood\tpressure\n",
     "BLOOD/PRESSURE", "(blood) [pressure]", "blood_pressure", "blood…pressure"],
)  # fmt: skip
def test_punctuation_and_spaces_do_not_matter(search: Search, written: str) -> None:
    assert ids(search, written) == ids(search, "blood pressure")


def test_spanish_is_found_with_and_without_its_accents(search: Search) -> None:
    for right, typed in (("depresión", "depresion"), ("presión arterial", "presion arterial"), ("niñez", "ninez")):
        assert ids(search, right) == ids(search, typed)


def test_either_language_finds_the_other(library: Library, search: Search) -> None:
    """A counselor who reads English may type what a client said in Spanish."""
    for title, bearers in titles(library, "es").items():
        assert set(ids(search, title, "en")) & set(bearers), title


# Choosing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", type_keys())
def test_a_type_filter_leaves_that_type_in_the_same_order(search: Search, kind: str) -> None:
    everything = [hit.entry for hit in search.find("ketamine", limit=EVERYTHING).hits]
    filtered = [hit.entry for hit in search.find("ketamine", entry_type=kind, limit=EVERYTHING).hits]

    assert filtered
    assert {entry.type for entry in filtered} == {kind}
    assert set(filtered) == {entry for entry in everything if entry.type == kind}


def test_an_unknown_type_finds_nothing(search: Search) -> None:
    assert search.find("ketamine", entry_type="recipes").hits == []


@pytest.mark.parametrize(
    "query", ["who takes me home tonight", "his probation officer found out", "me da miedo la aguja"]
)
def test_a_question_of_several_words_has_no_long_tail(search: Search, query: str) -> None:
    found = ids(search, query)

    assert 3 <= len(found) < DEFAULT_LIMIT
    assert set(found) <= {hit.entry.id for kind in type_keys() for hit in search.find(query, entry_type=kind).hits}


@pytest.mark.parametrize("limit", [1, 2, 7, DEFAULT_LIMIT])
@pytest.mark.parametrize("query", ["ketamine", "k", "will it mess up my suboxone", "can't sleep and heart is racing"])
def test_a_limit_is_kept_and_cuts_from_the_end(search: Search, query: str, limit: int) -> None:
    found = ids(search, query, limit=limit)

    assert len(found) <= limit
    assert found == ids(search, query, limit=limit + 20)[:limit]


@pytest.mark.parametrize("query", ["", " ", "\n", "...", "-", "¿?", "\u0301", "_"])
def test_nothing_typed_finds_nothing(search: Search, query: str) -> None:
    results = search.find(query)

    assert results.hits == []
    assert results.corrected == ""


def test_a_question_in_words_finds_what_it_is_about(search: Search) -> None:
    assert {"pregnancy", "pregnant-or-nursing"} <= set(ids(search, "can I get this if I am pregnant?")[:5])
    assert {"is-it-addictive", "dependence-claim"} <= set(ids(search, "could they get addicted to it")[:5])
    assert {"urinary", "will-it-hurt-my-bladder"} <= set(ids(search, "what does it do to the bladder")[:5])


@pytest.mark.parametrize("kind", ["faq", "glossary", "guides", "benefits", "help-lines", "questionnaires"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_a_word_a_guide_and_a_line_are_found_by_their_titles(
    library: Library, search: Search, kind: str, language: Language
) -> None:
    listed = library.entries(kind, language)
    found = {entry.id: ids(search, entry.title, language)[:2] for entry in listed}

    assert len(found) == len(listed) > 5
    assert {entry_id: first for entry_id, first in found.items() if entry_id not in first} == {}


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        ("will it hurt my bladder", "will-it-hurt-my-bladder"),
        ("¿puedo manejar después?", "can-i-drive-after"),
        ("can I drive", "can-i-drive-after"),
        ("half-life", "half-life"),
        ("superbill", "superbill"),
        ("what the boxed warning says", "boxed-warning"),
        ("ride home", "driving"),
        ("grapefruit", "food-drink"),
        ("poison control", "help-poison"),
        ("want to die", "help-988"),
    ],
)
def test_what_a_person_would_type_finds_the_new_kinds_of_entries(search: Search, typed: str, entry_id: str) -> None:
    assert entry_id in ids(search, typed)[:5]


# What is shown ------------------------------------------------------------------------------------


def test_titles_come_in_the_language_asked_for(library: Library, search: Search) -> None:
    spanish = {entry.id: entry.title for entry in library.entries(language="es")}

    assert all(hit.entry.title == spanish[hit.entry.id] for hit in search.find("ketamina", "es").hits)


def test_words_that_say_nothing_are_not_marked(search: Search) -> None:
    for hit in search.find("who do i call at night").hits:
        marked = re.findall(f"{MARK_START}(.*?){MARK_END}", hit.snippet)
        assert [word for word in marked if word.lower() in ("who", "in", "is", "it", "at", "any")] == []


def test_snippets_mark_whole_words_that_begin_as_typed(search: Search) -> None:
    marked = 0
    for hit in search.find("dizz").hits:
        assert hit.snippet.count(MARK_START) == hit.snippet.count(MARK_END)
        for part in hit.snippet.split(MARK_START)[1:]:
            word, end, _ = part.partition(MARK_END)
            assert end
            assert word.casefold().startswith("dizz")
            marked += 1
    assert marked


def test_every_hit_has_one_line_to_show(search: Search) -> None:
    for query in ("k", "depression", "floating", "presión"):
        for hit in search.find(query).hits:
            assert hit.snippet.strip()
            assert "\n" not in hit.snippet
            assert len(hit.snippet) < 260


def test_the_name_by_which_an_entry_was_found_is_told(search: Search) -> None:
    hit = search.find("k-hole").hits[0]

    assert hit.entry.id == "dissociation"
    assert hit.name.casefold().replace("-", " ") == "k hole"


def test_only_a_mended_query_says_so(search: Search) -> None:
    assert search.find("dissociation").corrected == ""
    assert search.find("dissosiation").corrected == "dissociation"
    assert search.find("qqqqqqqqqq").corrected == ""


# What is left behind ------------------------------------------------------------------------------


def test_searching_writes_nothing(tmp_path: Path, database: Path) -> None:
    copy = tmp_path / "ketaref.db"
    copy.write_bytes(database.read_bytes())
    before = snapshot(tmp_path)
    library = Library.open(copy)
    statements: list[str] = []
    library.connection.set_trace_callback(statements.append)
    search = Search(library)
    chance = random.Random(3)
    words = [row[0] for row in library.connection.execute("SELECT word FROM vocabulary")]

    for _ in range(100):
        search.find(" ".join(chance.choices(words, k=chance.randint(1, 4)))[: chance.randint(1, 30)])
    search.find("dissosiation")
    for entry in library.entries():
        library.entry(entry.id)
    library.verify()

    assert snapshot(tmp_path) == before
    assert len(statements) > 300
    assert [statement for statement in statements if not READING.match(statement)] == []
    library.close()


def test_nothing_typed_stays_in_memory_between_queries(library: Library) -> None:
    """What a person typed must not be found by the next one at the same computer."""
    search = Search(library)
    search.find("zzyzxunmistakable")

    assert "zzyzxunmistakable" not in repr(vars(search))
    assert "zzyzxunmistakable" not in repr(vars(vars(search)["_spelling"]))


def test_damage_under_a_search_is_said(library: Library, tmp_path: Path, database: Path) -> None:
    path = tmp_path / "holed.db"
    raw = bytearray(database.read_bytes())
    tables = "('in_body_data', 'in_names_data', 'names', 'search_texts', 'idx_names_folded_kind_entry')"
    roots = library.connection.execute(f"SELECT rootpage FROM sqlite_schema WHERE name IN {tables}").fetchall()
    for (page,) in roots:
        raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    opened = Library.open(path)

    with pytest.raises(LibraryDamaged, match="Install KetaRef again"):
        Search(opened).find("dissociation")
    opened.close()


def test_what_is_found_by_its_title_or_a_name_says_what_it_is(library: Library, search: Search) -> None:
    for query, language, entry_id in (("dissociation", "en", "dissociation"), ("dissociation", "es", "dissociation")):
        hit = search.find(query, language).hits[0]  # type: ignore[arg-type]
        assert hit.entry.id == entry_id
        summary = library.entry(entry_id).edition(language).summary  # type: ignore[arg-type]
        assert hit.snippet.replace(MARK_START, "").replace(MARK_END, "") == summary


def test_what_is_said_below_a_result_is_in_the_language_of_the_reader(library: Library, search: Search) -> None:
    for hit in search.find("blood pressure", "es").hits:
        entry = library.entry(hit.entry.id)
        spanish = " ".join([entry.edition("es").summary, *(text.plain for text in entry.edition("es").sections)])
        words = hit.snippet.replace(MARK_START, "").replace(MARK_END, "").strip("…").split()
        assert set(words) <= set(spanish.split()), hit.entry.id
