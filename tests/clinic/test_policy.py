"""The administrator's policy as text: what is understood, what is named as a mistake, and what holds then."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketaref.clinic import policy
from ketaref.clinic.policy import Policy, understand

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "policy.md"
KEYS = Policy.__struct_fields__
WHOLE = b"""\
languages = ["es"]
paper = "a4"
idle_minutes = 5
clinic_folder = "/srv/clinic"
letterhead = { name = "Clinic on Elm Street", phone = "555-0100" }
notice = { en = "Help in your language is free." }
extra_keys = ["%s"]
allow_printing = true
allow_saving = false
print_only_approved = true
""" % (b"0a" * 32)
_NOTICE = "notice takes a table with en and es, at most 600 Latin letters each (line 3)"
values = st.recursive(
    st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def mistakes(text: str) -> list[str]:
    return [str(mistake) for mistake in understand(text.encode()).mistakes]


def test_every_key_takes_effect_and_is_named_as_fixed() -> None:
    read = understand(WHOLE)
    assert read.mistakes == ()
    assert read.fixed == KEYS
    assert read.policy == Policy(
        languages=("es",), paper="a4", idle_minutes=5, clinic_folder="/srv/clinic", extra_keys=("0a" * 32,),
        letterhead={"name": "Clinic on Elm Street", "phone": "555-0100"}, allow_saving=False,
        notice={"en": "Help in your language is free."},
        print_only_approved=True,
    )  # fmt: skip


def test_an_empty_file_fixes_nothing() -> None:
    assert understand(b"") == policy.Reading()
    assert understand(b"# nothing yet\r\n") == policy.Reading()


def test_what_notepad_saves_is_read() -> None:
    assert understand(b"\xef\xbb\xbfidle_minutes = 7\r\n").policy.idle_minutes == 7


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("idle_minutes = 1", "idle_minutes takes a whole number from 2 to 60 (line 3)"),
        ("idle_minutes = 61", "idle_minutes takes a whole number from 2 to 60 (line 3)"),
        ("idle_minutes = 5.5", "idle_minutes takes a whole number from 2 to 60 (line 3)"),
        ("idle_minutes = true", "idle_minutes takes a whole number from 2 to 60 (line 3)"),
        ('idle_minutes = "5"', "idle_minutes takes a whole number from 2 to 60 (line 3)"),
        ('paper = "A3"', 'paper takes "letter" or "a4" (line 3)'),
        ("paper = 4", 'paper takes "letter" or "a4" (line 3)'),
        ("languages = []", 'languages takes a list of "en" and "es" (line 3)'),
        ('languages = "es"', 'languages takes a list of "en" and "es" (line 3)'),
        ('languages = ["fr"]', 'languages takes a list of "en" and "es" (line 3)'),
        ('languages = ["es", "es"]', 'languages takes a list of "en" and "es" (line 3)'),
        ('clinic_folder = "clinic"', "clinic_folder takes the whole path of a folder (line 3)"),
        ('clinic_folder = "../clinic"', "clinic_folder takes the whole path of a folder (line 3)"),
        ('clinic_folder = "/a\\u0000b"', "clinic_folder takes the whole path of a folder (line 3)"),
        ('letterhead = "Elm Street"', "letterhead takes a table with name and phone (line 3)"),
        ('letterhead = { nmae = "Elm" }', "letterhead takes a table with name and phone (line 3)"),
        ("[letterhead]\nname = 5", "letterhead takes a table with name and phone (line 3)"),
        ('letterhead.name = "' + 130 * "x" + '"', "letterhead takes a table with name and phone (line 3)"),
        ('letterhead.name = "\u0639\u064a\u0627"', "letterhead takes a table with name and phone (line 3)"),
        ("notice = 'Free help'", _NOTICE),
        ("notice = { fr = 'Aide gratuite' }", _NOTICE),
        ("notice.en = '" + 601 * "x" + "'", _NOTICE),
        ("notice.en = '\u0639\u064a\u0627'", _NOTICE),
        ('extra_keys = ["0a"]', "extra_keys takes a list of public keys of 64 hexadecimal digits each (line 3)"),
        ('allow_printing = "yes"', "allow_printing takes true or false (line 3)"),
        ("allow_printing = 1979-05-27", "allow_printing takes true or false (line 3)"),
        ("allow_printing.at = 1", "allow_printing takes true or false (line 3)"),
        ("[print_only_approved]", "print_only_approved takes true or false (line 3)"),
        ("colour = 'red'", "there is no key colour (line 3)"),
        ('"a\\u001bb" = 1', "there is no key a?b"),
    ],
)
def test_a_mistake_is_named_with_its_line(line: str, said: str) -> None:
    assert mistakes(f"# first\n\n{line}\n") == [said]


def test_the_other_keys_hold_beside_a_mistake() -> None:
    read = understand(b'idle_minutes = 1\npaper = "a4"\nhue = 2\n')
    assert read.policy == Policy(paper="a4")
    assert read.fixed == ("paper",)
    assert [mistake.line for mistake in read.mistakes] == [1, 3]


def test_a_key_that_forbids_forbids_where_it_cannot_be_understood() -> None:
    read = understand(b'allow_printing = "no"\nallow_saving = 0\nprint_only_approved = "yes"\n')
    assert read.policy == Policy(allow_printing=False, allow_saving=False, print_only_approved=True)
    assert len(read.mistakes) == 3


@pytest.mark.parametrize("broken", ["idle_minutes = = 5", "[[", 'paper = "a4', "paper = 1\npaper = 2", "\x00"])
def test_what_is_no_toml_is_said_and_forbids_what_it_names(broken: str) -> None:
    read = understand(f"allow_printing = false\n{broken}\n".encode())
    assert read.policy == Policy(allow_printing=False)
    (mistake,) = read.mistakes
    assert mistake.line >= 2
    assert "this is not TOML" in str(mistake)


def test_a_thousand_brackets_are_no_trouble() -> None:
    assert "not TOML" in mistakes("paper = " + "[" * 30_000)[0]


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_said(encoding: str) -> None:
    read = understand('# Clínica\nprint_only_approved = true\npaper = "a4"\n'.encode(encoding))
    assert "UTF-8" in str(read.mistakes[0])
    assert read.policy == Policy(print_only_approved=True)


def test_the_complaint_is_one_sentence_however_many_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    read = understand(b"".join(b"key%d = 1\n" % number for number in range(50)))
    monkeypatch.setattr(policy, "reading", lambda: read)
    said = policy.complaint()
    assert said.endswith("; 47 more.")
    assert "there is no key key0 (line 1); there is no key key1 (line 2)" in said
    assert len(said) < 300


@given(st.binary(max_size=300))
def test_no_content_is_too_much(content: bytes) -> None:
    read = understand(content)
    assert read.policy.idle_minutes in range(2, 61)
    assert all(str(mistake) for mistake in read.mistakes)
    holds_what_it_promises(read.policy)


@given(st.dictionaries(st.sampled_from([*KEYS, "other"]), values, max_size=6))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_key_is_given_what_holds_is_within_its_limits(given_values: dict[str, object]) -> None:
    text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in given_values.items())
    read = understand(text.encode("utf-8", "replace"))
    holds_what_it_promises(read.policy)
    for name in KEYS:
        named = {mistake.key for mistake in read.mistakes}
        if name in given_values and not {name, ""} & named:
            value = getattr(read.policy, name)
            if name == "letterhead":
                continue
            assert value == (tuple(given_values[name]) if isinstance(value, tuple) else given_values[name])  # type: ignore[arg-type]
    for mistake in read.mistakes:
        assert "\n" not in str(mistake)
        assert str(mistake).isprintable()


def holds_what_it_promises(held: Policy) -> None:
    assert 2 <= held.idle_minutes <= 60
    assert held.paper in (None, "letter", "a4")
    assert set(held.languages) <= {"en", "es"}
    assert held.languages
    assert {type(held.allow_printing), type(held.allow_saving), type(held.print_only_approved)} == {bool}
    assert held.clinic_folder == "" or re.match(r"/|\\\\|[A-Za-z]:", held.clinic_folder)


# The document ----------------------------------------------------------------------------------------


def test_the_document_holds_the_table_of_keys(request: pytest.FixtureRequest) -> None:
    table = "\n".join(f"| `{name}` | {meta.title} | {default(name)} | {meta.description} |"
                      for name, meta in policy.declared().items())  # fmt: skip
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _rows, after = re.split(r"(?<=\n\| --- \| --- \| --- \| --- \|\n)((?:\|.*\n)+)", text, maxsplit=1)
    if request.config.getoption("--update-golden"):
        DOCUMENT.write_text(f"{before}{table}\n{after}", encoding="utf-8")
    assert f"{before}{table}\n{after}" == DOCUMENT.read_text(encoding="utf-8")


def test_the_example_of_the_document_is_a_policy_without_mistakes() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    read = understand(example.encode())
    assert read.mistakes == ()
    assert read.fixed == KEYS


def default(name: str) -> str:
    value = getattr(Policy(), name)
    return json.dumps(value) if value not in ("", None, {}) else "none"
