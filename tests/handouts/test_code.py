"""The code on a sheet: stable, human, and proof against slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.errors import HandoutError
from ketaref.handouts.code import code_of, parse

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_never_changes_its_meaning() -> None:
    """Sheets with these codes hang on refrigerators: changing the scheme means that they are no longer known."""
    assert str(code_of("side-effects", ["dissociation", "sedation"], "en", "Some text.")) == "YB4Y-MBV7"


def test_the_order_of_entries_does_not_matter_and_all_else_does() -> None:
    code = code_of("t", ["a", "b"], "en", "text")
    assert code_of("t", ["b", "a"], "en", "text") == code
    others = [
        code_of("u", ["a", "b"], "en", "text"),
        code_of("t", ["a"], "en", "text"),
        code_of("t", ["a", "b"], "es", "text"),
        code_of("t", ["a", "b"], "en", "other"),
    ]
    assert code not in others
    assert others[-1].which == code.which


@given(st.text(max_size=50))
def test_what_is_printed_is_read_back(text: str) -> None:
    code = code_of("t", ["a"], "en", text)
    assert parse(str(code)) == code


@pytest.mark.parametrize("typed", [" e8fd 1mx0 ", "E8FD1MX0", "e8fd\N{EN DASH}lmxo", "E8FD-IMXO"])
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    assert str(parse(typed)) == "E8FD-1MX0"


@given(st.text(max_size=9), st.integers(0, 7), st.sampled_from(LETTERS))
def test_every_single_wrong_letter_is_noticed(text: str, place: int, letter: str) -> None:
    right = str(code_of("t", [text], "en", text)).replace("-", "")
    wrong = right[:place] + letter + right[place + 1 :]
    if wrong != right:
        with pytest.raises(HandoutError, match="wrong"):
            parse(wrong)


@pytest.mark.parametrize("typed", ["", "YB4Y", "YB4Y-XAV1-0", "UUUU-UUUU", "¿Qué?", "Y" * 1000, "YB4Y\nXAV1\x00"])
def test_what_is_no_code_is_said(typed: str) -> None:
    with pytest.raises(HandoutError, match="not a code") as raised:
        parse(typed)
    assert len(str(raised.value)) < 200
