"""Marks and spaces as they are set on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.typeset.punctuation import data_for_paper, set_for_paper

TIE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Say to yourself: "This will pass."', "Say to yourself: \u201cThis will pass.\u201d"),
        ('Si es "s\u00ed" o "no s\u00e9"', "Si es \u201cs\u00ed\u201d o \u201cno s\u00e9\u201d"),
        ('\u00bf"Qu\u00e9"? ("go")', "\u00bf\u201cQu\u00e9\u201d? (\u201cgo\u201d)"),
        ("the body's own, St John's wort", "the body\u2019s own, St John\u2019s wort"),
        ("a \"b 'c d'\" e", "a \u201cb \u2018c d\u2019\u201d e"),
    ],
)
def test_marks_are_curly(typed: str, printed: str) -> None:
    assert set_for_paper(typed) == printed


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("llame al 911 ahora", "al 911"),
        ("call or text 988.", "text 988"),
        ("se queda al menos 2 horas", "2 horas"),
        ("ages 18 to 24", "ages 18 to 24"),
        ("fewer than 1 in 100 people", "1 in 100"),
        ("Review due November 22, 2027", "November 22, 2027"),
        ("antes del 22 de noviembre de 2027", "22 de noviembre de 2027"),
    ],
)
def test_no_line_ends_inside_what_belongs_together(text: str, together: str) -> None:
    assert set_for_paper(text) == text.replace(together, together.replace(" ", TIE))


def test_a_number_in_a_stretch_of_its_own_stays_with_what_is_before_it() -> None:
    spans = [{"text": text, "bold": bold} for text, bold in (("call ", False), ("911", True), (" now", False))]
    assert [span["text"] for span in data_for_paper({"spans": spans})["spans"]] == [f"call{TIE}", "911", " now"]


def test_a_drawing_stays_as_it_is() -> None:
    data = {"svg": '<svg width="4 hours"/>', "says": '"4 hours"'}
    assert data_for_paper(data) == {"svg": data["svg"], "says": f"\u201c4{TIE}hours\u201d"}


@given(st.text(alphabet="ab 1\"'(.-\u00bf", max_size=40))
def test_nothing_but_marks_and_spaces_changes(text: str) -> None:
    printed = set_for_paper(text)
    assert len(printed) == len(text)
    plain = printed.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0xA0: " "})
    assert plain == text
