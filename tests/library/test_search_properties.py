"""What holds for every query: how it is written does not matter, nor what was asked before; typing on loses nothing."""

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref import paths
from ketaref.library.library import Library
from ketaref.library.schema import NAME_ASKED, NAME_TITLE
from ketaref.library.search import DEFAULT_LIMIT, Search

LIBRARY = Library.open(paths.database())
SEARCH = Search(LIBRARY)
WORDS = [word for (word,) in LIBRARY.connection.execute("SELECT word FROM vocabulary ORDER BY word")]
NAMES = [name for (name,) in LIBRARY.connection.execute("SELECT DISTINCT folded FROM names ORDER BY folded")]
TITLES = LIBRARY.connection.execute(
    "SELECT name, id FROM names JOIN entries ON entries.number = names.entry WHERE kind = ? ORDER BY name", [NAME_TITLE]
).fetchall()
SIGNS = (" ", "  ", ", ", ". ", "? ", "! ", "; ", " (", ") ", " “", "” ", " - ", "… ", "\t", "\n", " ¿", "/", "_")
ACUTE = "\u0301"
IN_VIEW_FROM = 3

slips = st.tuples(st.sampled_from(WORDS), st.integers(0, 20)).map(
    lambda pair: pair[0][: pair[1] % len(pair[0])] + pair[0][pair[1] % len(pair[0]) + 1 :]
)
queries = st.one_of(
    st.sampled_from(NAMES),
    st.lists(st.one_of(st.sampled_from(WORDS), slips), min_size=1, max_size=5).map(" ".join),
)


def found(query: str) -> list[str]:
    return [hit.entry.id for hit in SEARCH.find(query).hits]


def bare(text: str) -> str:
    """Return `text` without accents and apostrophes."""
    kept = (char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return "".join(kept).replace("'", "").replace("’", "")


@settings(max_examples=200, deadline=None)
@given(queries, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_does_not_matter(query: str, written: object) -> None:
    assert found(written(bare(query))) == found(bare(query))  # type: ignore[operator]


@settings(max_examples=200, deadline=None)
@given(queries)
def test_accents_do_not_matter(query: str) -> None:
    accented = "".join(char + ACUTE if char in "aeiouAEIOU" else char for char in bare(query))

    assert found(accented) == found(bare(query)) == found(query)


@settings(max_examples=200, deadline=None)
@given(queries, st.lists(st.sampled_from(SIGNS), min_size=12, max_size=12))
def test_punctuation_around_words_does_not_matter(query: str, signs: list[str]) -> None:
    words = query.split()
    written = "".join(sign + word for sign, word in zip(signs, words, strict=False)) + signs[-1]

    assert found(written) == found(" ".join(words[: len(signs)]))


@settings(max_examples=200, deadline=None)
@given(queries, queries)
def test_the_same_query_has_the_same_answer_whatever_was_asked_between(query: str, between: str) -> None:
    answers = [SEARCH.find(query)]
    SEARCH.find(between)
    answers += [SEARCH.find(query), Search(LIBRARY).find(query)]

    assert answers[0] == answers[1] == answers[2]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TITLES), st.integers(1, 60))
def test_a_longer_beginning_of_a_title_never_loses_it(title: tuple[str, str], letters: int) -> None:
    """The whole title is among the first; so is each beginning from the third letter on, and none loses it at all."""
    name, entry_id = title
    typed = name[:letters]
    if any(char.isalnum() for char in typed):
        limit = DEFAULT_LIMIT if len(typed) >= IN_VIEW_FROM else len(TITLES)
        assert entry_id in [hit.entry.id for hit in SEARCH.find(typed, limit=limit).hits]
    assert entry_id in found(name)[:3]


@pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_whoever_asks_as_people_ask_finds_the_entry_among_the_first(every: int) -> None:
    """Phrases of `data/asked.yaml`; one that several entries share leads to all of them."""
    rows = LIBRARY.connection.execute(
        "SELECT folded, id FROM names JOIN entries ON entries.number = names.entry WHERE kind = ?", [NAME_ASKED]
    ).fetchall()
    sharing: dict[str, int] = dict(
        LIBRARY.connection.execute("SELECT folded, count(DISTINCT entry) FROM names GROUP BY folded").fetchall()
    )
    chosen = random.Random(1).sample(rows, len(rows) // every)
    lost = [(asked, entry_id) for asked, entry_id in chosen if entry_id not in found(asked)[: max(3, sharing[asked])]]

    assert lost == []


def test_what_people_ask_is_never_shown_as_a_name(database: Path) -> None:
    rows = LIBRARY.connection.execute("SELECT folded, name FROM names WHERE kind = ? ORDER BY folded", [NAME_ASKED])
    asked = dict(rows.fetchall())
    shown = {hit.name for folded in [*asked][::40] for hit in SEARCH.find(folded[:6]).hits} - {""}

    assert {*asked.values()} == {""}
    assert shown <= {
        name for (name,) in LIBRARY.connection.execute("SELECT name FROM names WHERE kind != ?", [NAME_ASKED])
    }
