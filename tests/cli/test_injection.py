"""Names given on the command line are names: none leads to a file, out of a folder, or into a query."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.running import sentence
from factories import snapshot
from ketaref import paths
from ketaref.errors import TypesettingFailed, UnknownEntry, UnknownTemplate, UsageError
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.typeset.drawings import draw

PIECES = (
    "..", "/", "\\", "side-effects", "dissociation", "manifest.toml", "~", "\0", "%", "_", "*", "?", "[a-z]",
    "' OR 1=1 --", '"; DROP TABLE entries; --', "file:", "C:", "//server/share", "\ud800", "é", " ",
    "-", "--", "x" * 300,
)  # fmt: skip
names = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=5).map("".join)
KNOWN = {template.id for template in catalogue()}
LIBRARY = Library.open(paths.database())
IDS = {entry.id for entry in LIBRARY.entries()}


@given(names)
def test_no_name_leads_out_of_its_place(name: str) -> None:
    if name not in KNOWN:
        with pytest.raises(UnknownTemplate):
            find(name)
    if name not in IDS:
        with pytest.raises(UnknownEntry):
            LIBRARY.entry(name)
        with pytest.raises(UnknownEntry):
            LIBRARY.drawing(name)
        with pytest.raises(TypesettingFailed):
            draw(name)
    assert LIBRARY.wording(name) == {} or name in KNOWN or name == "common"
    assert LIBRARY.entries(name) == [] or name in {"", *(entry.type for entry in LIBRARY.entries())}


@given(names, names)
@settings(max_examples=50)
def test_options_of_a_handout_take_what_there_is(language: str, paper: str) -> None:
    for given_options in ({"language": language}, {"paper": paper}, {"size": paper}):
        with pytest.raises(UsageError):
            Options(as_of=LIBRARY.release().released, **given_options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "../../etc/passwd"],
        ["show", "' OR 1=1 --"],
        ["list", "--type", "../entries"],
        ["search", "ketamine", "--type", "' OR 1=1 --"],
        ["handout", "make", "../side-effects", "-o", "sheet.pdf"],
        ["handout", "make", "/etc", "-o", "sheet.pdf"],
        ["handout", "make", "side-effects", "--entry", "../dissociation", "-o", "sheet.pdf"],
        ["handout", "make", "side-effects", "--sections", "../../x", "-o", "sheet.pdf"],
    ],
)
def test_a_name_that_leads_elsewhere_is_one_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2] / "src"))
    assert sentence(1, *arguments) if arguments[0] == "show" else whatever_code(*arguments)
    assert snapshot(tmp_path) == {}


def whatever_code(*arguments: str) -> str:
    """Return the sentence of a command that must fail, with either code."""
    try:
        return sentence(1, *arguments)
    except AssertionError:
        return sentence(2, *arguments)
