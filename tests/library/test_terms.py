"""The forms in which a word of a query is looked for."""

import pytest

from ketaref.library.library import Library
from ketaref.library.terms import Term, Terms, Within


def term(library: Library, *words: str) -> Term:
    """Return the last of these words as it is looked for."""
    return Terms(library.connection).all(list(words))[-1]


@pytest.mark.parametrize(
    ("typed", "form"),
    [("driving", "drive"), ("sleeping", "sleep"), ("bladders", "bladder"), ("mareada", "mareado"), ("orinar", "orino")],
)
def test_forms_of_one_word_are_looked_for_together(library: Library, typed: str, form: str) -> None:
    assert form in Terms(library.connection).all([typed, "after"])[0].forms


def test_the_last_word_may_be_half_typed(library: Library) -> None:
    half = term(library, "blood", "pres")

    assert half.open
    assert Within([half]).places(["pressure"]) == {0}
    assert Within([half]).places(["blood"]) == set()


def test_a_word_may_be_a_form_of_two_that_were_typed() -> None:
    drive, driving = (Term(word, frozenset({"drive", "driving"}), open=False) for word in ("drive", "driving"))

    assert Within([drive, driving]).places(["driving", "home"]) == {0, 1}


def test_a_longer_beginning_is_the_few_words_it_may_become(library: Library) -> None:
    longer = term(library, "hallucin")

    assert not longer.open
    assert "hallucinations" in longer.forms


def test_nothing_of_a_term_is_an_operator() -> None:
    strange = Term("or", frozenset({"or", "near"}), open=True)

    assert strange.expression == '("or"* OR "near")'
