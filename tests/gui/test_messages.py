"""The catalogue of the interface: every text has its Spanish, with the same blanks, and the compiled one is current."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tools import messages

from ketaref.gui import actions
from ketaref.i18n import LANGUAGES, _, use_language

BLANK = re.compile(r"\{[^}]*\}")
MENU_LETTER = re.compile(r"&(\w)")
CATALOGUES = dict(messages.catalogues())


def texts(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message beside its translation."""
    return list(zip(forms(message.id), forms(message.string), strict=True))


def forms(text: object) -> tuple[str, ...]:
    """Return a text, or one with a plural, as its forms: Babel gives either, and both lists and tuples."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


def test_every_language_of_the_interface_but_english_has_a_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == [language for language in LANGUAGES if language != "en"]


def test_every_text_that_is_to_be_translated_is_gathered() -> None:
    """Babel overlooks a call inside an f-string; give such a text a name of its own before."""
    calls = [
        (node.func.id, tuple(part.value for part in node.args if isinstance(part, ast.Constant)))
        for path in sorted(messages.SOURCES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    written = {texts for name, texts in calls if name in ("_", "noted", "plural") and texts}
    assert written == {forms(message.id) for message in messages.gathered() if message.id}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_catalogue_holds_the_texts_of_the_program_and_no_others(path: Path) -> None:
    """Where this fails: `make messages`, then write what stands empty."""
    shown = {message.id for message in messages.gathered() if message.id}
    held = {message.id for message in CATALOGUES[path] if message.id}
    assert shown - held == set(), "not in the catalogue yet"
    assert held - shown == set(), "no longer shown"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_is_translated_with_the_same_blanks(path: Path) -> None:
    for message in CATALOGUES[path]:
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        for english, said in texts(message):
            assert said.strip(), f"{english!r} has no translation"
            assert Counter(BLANK.findall(said)) == Counter(BLANK.findall(english)), english
            assert said.endswith("…") == english.endswith("…"), english
            assert len(MENU_LETTER.findall(said)) == len(MENU_LETTER.findall(english)), english


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_the_program_reads_is_what_was_written(path: Path) -> None:
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "compile it first: make messages"
    with compiled.open("rb") as file:
        read = {forms(message.id): forms(message.string) for message in read_mo(file) if message.id}
    assert read == {forms(message.id): forms(message.string) for message in CATALOGUES[path] if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_choices_of_a_menu_have_the_same_letter(language: str) -> None:
    use_language("es" if language == "es" else "en")
    try:
        for menu in actions.MENUS:
            said = [_(command.text) for command in actions.COMMANDS if command.menu == menu and command.text]
            letters = [found[1].lower() for text in said if (found := MENU_LETTER.search(text))]
            assert len(letters) == len(said), menu
            assert len(set(letters)) == len(letters), f"{menu}: {letters}"
    finally:
        use_language("en")


def test_a_text_that_is_added_reaches_the_catalogue_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (path,) = CATALOGUES
    before = path.read_text(encoding="utf-8")
    (folder / path.name).write_text(before.replace('msgid "Subjects"', 'msgid "Was here once"'), encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)

    messages.update()

    with (folder / path.name).open("rb") as file:
        after = read_po(file, locale="es")
    assert after["Subjects"].string == ""
    assert "Was here once" not in after
    assert after["Keys"].string == "Teclas"


def test_the_catalogue_stays_as_it_is_where_nothing_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = CATALOGUES
    copy = tmp_path / "es" / "LC_MESSAGES" / path.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(path.read_bytes())
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)

    messages.update()

    assert copy.read_bytes() == path.read_bytes()
