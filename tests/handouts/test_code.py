"""The code on a sheet: stable, human, and proof against slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.errors import HandoutError
from ketaref.handouts.code import code_of, parse

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


V = "2026.11.2"


def test_a_code_never_changes_its_meaning() -> None:
    """Sheets with these codes hang on refrigerators: changing the scheme means that they are no longer known."""
    assert str(code_of("after-visit", [], "es", "Some text.", V)) == "BNKHM-BV256"
    assert str(code_of("side-effects", ["dissociation", "sedation"], "en", "Some text.", V)) == "YB4YM-BV25F-63A9"


def test_the_order_of_entries_does_not_matter_and_all_else_does() -> None:
    code = code_of("t", ["a", "b"], "en", "text", V)
    assert code_of("t", ["b", "a"], "en", "text", V) == code
    others = [
        code_of("u", ["a", "b"], "en", "text", V),
        code_of("t", ["a"], "en", "text", V),
        code_of("t", ["a", "b"], "es", "text", V),
        code_of("t", ["a", "b"], "en", "text", "2026.11.3"),
        code_of("t", ["a", "b"], "en", "other", V),
    ]
    assert code not in others
    assert others[-1].which == code.which


@pytest.mark.parametrize(
    ("version", "asked"),
    [("2026.1.0", "2026.1.0"), ("2026.11.2", "2029.6.0"), ("2027.12.15", "2026.11.2"), ("2031.4.1", "2031.12.0"),
     ("2028.2.0", "2026.11.9"), ("2035.1.3", "2038.12.1")],
)  # fmt: skip
def test_a_code_tells_its_content_version(version: str, asked: str) -> None:
    """To content that is at most a year older or four years newer."""
    assert parse(str(code_of("t", [], "en", "text", version))).version(asked) == version


@pytest.mark.parametrize("version", ["0", "2026.11.16", "2026.13.1", "2026.11.2-clinic", "1.0"])
def test_a_version_of_another_kind_is_not_made_up(version: str) -> None:
    assert code_of("t", [], "en", "text", version).version(V) == ""
    assert code_of("t", [], "en", "text", V).version(version) in ("", V)


@given(st.text(max_size=50))
def test_what_is_printed_is_read_back(text: str) -> None:
    code = code_of("t", ["a"], "en", text, V)
    assert parse(str(code)) == code


@pytest.mark.parametrize("typed", [" 68v41 0925h ", "68V410925H", "68v4l\N{EN DASH}o925h", "68V4I-O925H"])
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    assert str(parse(typed)) == "68V41-0925H"


@given(st.lists(st.text(max_size=9), max_size=12, unique=True))
def test_a_code_of_many_entries_is_read_back(entries: list[str]) -> None:
    code = code_of("t", entries, "en", "text", V)
    assert parse(str(code)) == code
    assert len(code.entries) == (len(entries) if len(entries) > 1 else 0)


@given(st.text(max_size=9), st.integers(0, 9), st.sampled_from(LETTERS))
def test_every_single_wrong_letter_is_noticed(text: str, place: int, letter: str) -> None:
    right = str(code_of("t", [text], "en", text, V)).replace("-", "")
    wrong = right[:place] + letter + right[place + 1 :]
    if wrong != right:
        with pytest.raises(HandoutError, match="wrong"):
            parse(wrong)


@pytest.mark.parametrize("typed", ["", "YB4Y", "YB4YJ-JA25F-63", "UUUU-UUUU", "¿Qué?", "Y" * 1000, "YB4Y\nXAV1\x00"])
def test_what_is_no_code_is_said(typed: str) -> None:
    with pytest.raises(HandoutError, match="not a code") as raised:
        parse(typed)
    assert len(str(raised.value)) < 200
