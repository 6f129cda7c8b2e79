"""Anything may be typed or pasted into the search field; nothing of it is an operator or a crash."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref.library.library import Library
from ketaref.library.search import DEFAULT_LIMIT, Results, Search
from ketaref.model.types import type_keys

PIECES = (
    '"', "'", "(", ")", "*", ":", "^", "-", "+", "{", "}", "[", "]", "\\", "/", "%", "_", ";", "--", "\0", "\t",
    "NEAR", "NEAR(a b, 2)", "AND", "OR", "NOT", "title:", "{title names} :", "' OR 1=1 --", "ketamine", "blood",
    "pressure", "k", "de", "presión", "ñ", "ß", "İ", "ﷺ", "ﬃ", "½", "Ⅳ", "漢字", "עברית", "\u0301", "\u200d",
    "\ufeff", "😀", "👩\u200d⚕\ufe0f", "\ud800", "\udcff", "\U0010ffff", "\ue001", "\ue002", "1e999", "-1", "nan",
)  # fmt: skip


def answered(search: Search, query: str) -> Results:
    """Search, and check what must hold whatever was typed."""
    results = search.find(query)
    assert results.query == query
    assert len(results.hits) <= DEFAULT_LIMIT
    for hit in results.hits:
        assert hit.entry.type in type_keys()
        hit.snippet.encode()
    return results


@pytest.fixture(scope="module")
def search(database: Path) -> Iterator[Search]:
    """One search for all these questions: they must not disturb each other."""
    library = Library.open(database)
    yield Search(library)
    library.close()


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_signs_alone_and_around_words_are_only_text(search: Search, piece: str) -> None:
    plain = [hit.entry.id for hit in search.find("dissociation").hits]
    answered(search, piece)
    answered(search, piece * 50)
    for typed in (f"{piece} dissociation", f"dissociation {piece}", f"{piece}dissociation{piece}"):
        results = answered(search, typed)
        if not any(char.isalnum() for char in piece):
            assert [hit.entry.id for hit in results.hits] == plain


def test_operators_of_the_full_text_index_are_words(search: Search) -> None:
    """`NOT` would empty and `OR` would widen the result, were they read as operators."""
    both = {hit.entry.id for hit in search.find("ketamine pregnancy").hits}

    assert both
    assert {hit.entry.id for hit in search.find("ketamine AND pregnancy").hits} == both
    assert {hit.entry.id for hit in search.find("ketamine OR pregnancy").hits} == both
    assert search.find("zzzzq OR zzzzr").hits == []


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "ketamine " * 110_000, "a b " * 250_000, '"' * 1_000_000, "😀" * 1_000_000,
     "\u0301" * 1_000_000, "\0" * 1_000_000, "\n" * 1_000_000, "ﷺ" * 100_000],
    ids=["letters", "word", "short words", "quotes", "emoji", "accents", "nul", "lines", "ligature"],
)  # fmt: skip
def test_a_megabyte_pasted_by_mistake_is_answered(search: Search, text: str) -> None:
    assert answered(search, text) == search.find(text)


@pytest.mark.parametrize("count", [400, pytest.param(10_000, marks=pytest.mark.slow)])
def test_random_texts_are_answered(search: Search, count: int) -> None:
    chance = random.Random(count)
    for _ in range(count):
        parts = chance.choices((*PIECES, "", " "), k=chance.randint(1, 6))
        odd = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(0, 4)))
        text = chance.choice((" ", "", "-")).join([*parts, odd])
        assert answered(search, text).query == text


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_is_answered(search: Search, text: str) -> None:
    assert answered(search, text).query == text


@settings(max_examples=100, deadline=None)
@given(
    st.text(),
    st.sampled_from(["en", "es"]),
    st.one_of(st.none(), st.sampled_from(type_keys()), st.text()),
    st.integers(min_value=1, max_value=2**31),
)
def test_any_choice_is_answered(search: Search, text: str, language: str, kind: str | None, limit: int) -> None:
    results = search.find(text, "es" if language == "es" else "en", kind, limit)

    assert len(results.hits) <= limit
