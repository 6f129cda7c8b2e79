"""Snippets: about a line around the match, cut from the text as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.library.folding import words
from ketaref.library.snippets import MARK_END, MARK_START, level, snippet

LONG = "Before it there is a great deal to read. " * 5 + "Dizziness passes. " + "After it there is more. " * 9


def marked(text: str) -> str:
    """Return `text` with its marks as brackets."""
    return text.replace(MARK_START, "[").replace(MARK_END, "]")


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("You may feel dizzy.", ["dizz"], "You may feel [dizzy]."),
        ("La presión sube.", ["presion"], "La [presión] sube."),
        ("PRESIÓN y Presion", ["presion"], "[PRESIÓN] y [Presion]"),
        ("blood and pressure", ["blood", "press"], "[blood] and [pressure]"),
        ("two\nlines here", ["lines"], "two [lines] here"),
        ("nothing of it", ["dizzy"], ""),
        ("subdizzy", ["dizzy"], ""),
        ("", ["dizzy"], ""),
        ("a.b (c) d*", ["c"], "a.b ([c]) d*"),
    ],
)
def test_shows(text: str, typed: list[str], shown: str) -> None:
    assert marked(snippet(text, level(text), typed)) == shown


def test_a_long_text_is_cut_at_words_and_says_so() -> None:
    shown = marked(snippet(LONG, level(LONG), ["dizziness"]))

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "[Dizziness] passes." in shown
    assert len(shown) < 160
    assert shown.strip("…").replace("[", "").replace("]", "") in LONG


def test_it_is_cut_where_most_words_stand() -> None:
    text = "drive " + "x " * 200 + "who may drive home after ketamine " + "y " * 200

    assert "may [drive] home after [ketamine]" in marked(snippet(text, level(text), ["ketamine", "drive"]))


def test_of_two_places_the_one_of_the_first_word_is_shown() -> None:
    text = "ketamine " + "x " * 200 + "dizziness"

    assert "dizziness" in snippet(text, level(text), ["dizziness", "ketamine"])
    assert "ketamine" in snippet(text, level(text), ["ketamine", "dizziness"])


@given(st.text(), st.text().map(words).filter(bool))
def test_marks_are_balanced_in_any_text(text: str, typed: list[str]) -> None:
    text = text.replace(MARK_START, "").replace(MARK_END, "")
    shown = snippet(text, level(text), typed)

    assert shown.count(MARK_START) == shown.count(MARK_END)
    assert "\n" not in shown


@given(st.text())
def test_levelling_keeps_every_position(text: str) -> None:
    assert len(level(text)) == len(text)
