"""Printed forms: empty boxes for a pen, nothing filled in, nothing added up, and no item whose terms forbid it."""

import re
from pathlib import Path

import pytest

from factories import DAY, change, small_content
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.build import check
from ketaref.library.library import Library
from ketaref.model.blocks import Paragraph, Table, plain
from ketaref.model.entry import Entry, SectionText
from ketaref.model.text import LANGUAGES, Language

ITEMS = "    - {text: {en: Were you thirsty?, es: ¿Tuvo sed?}, answer: yes-no, flag: tell, raises: [thirst]}"
SCALE = "    scale: [{en: Never, es: Nunca}, {en: Often, es: A menudo}]\n"
TICKED = re.compile(r"\[\s*[^\s\]]\s*\]|[☑☒✓✔✗✘]")
SCORED = re.compile(r"\b(score[sd]?|total|points?|add up|sum|puntaje|puntos|puntuación|suma)\b", re.IGNORECASE)
BOXES = {
    "[ ]", "________", "[ ] Yes  [ ] No  [ ] Not sure", "[ ] Sí  [ ] No  [ ] No sé", "",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


def built(data: Path) -> BuiltEntry:
    _, entries, problems = check(data, DAY)
    assert problems == []
    return next(entry for entry in entries if entry.source.id == "thirst-check")


def sections(entry: BuiltEntry, language: Language) -> dict[str, SectionText]:
    edition = next(edition for edition in entry.editions if edition.language == language)
    return {section.key: section for section in edition.sections}


def cells(text: SectionText) -> list[list[str]]:
    """Return the words of the tables of a section, headers first."""
    found: list[list[str]] = []
    for block in text.blocks:
        if isinstance(block, Table):
            found += [block.header, *([plain(cell) for cell in row] for row in block.rows)]
    return found


@pytest.mark.parametrize(
    ("language", "lead", "rows"),
    [
        ("en", "In the past week", [["Question", "Answer"], ["1. Were you thirsty?", "[ ] Yes [ ] No [ ] Not sure"],
                                    ["2. Since when?", "________"]]),
        ("es", "En la última semana", [["Pregunta", "Respuesta"], ["1. ¿Tuvo sed?", "[ ] Sí [ ] No [ ] No sé"],
                                       ["2. ¿Desde cuándo?", "________"]]),
    ],
)  # fmt: skip
def test_each_item_has_its_empty_boxes(data: Path, language: Language, lead: str, rows: list[list[str]]) -> None:
    form = sections(built(data), language)["form"]

    assert isinstance(form.blocks[0], Paragraph)
    assert plain(form.blocks[0].runs) == lead
    assert cells(form) == rows


@pytest.mark.parametrize(("language", "answers"), [("en", ["Never", "Often"]), ("es", ["Nunca", "A menudo"])])
def test_a_scale_has_a_box_for_each_answer_and_other_items_keep_the_columns(
    data: Path, language: Language, answers: list[str]
) -> None:
    change(data / "questionnaires.yaml", ITEMS, ITEMS.replace("yes-no", "scale"))
    change(data / "questionnaires.yaml", "    items:\n", f"{SCALE}    items:\n")
    header, scaled, other = cells(sections(built(data), language)["form"])

    assert header[1:] == answers
    assert scaled[1:] == ["[ ]", "[ ]"]
    assert other[1:] == ["________", ""]


def test_what_a_yes_raises_is_for_the_counselor(data: Path) -> None:
    entry = built(data)
    raised = sections(entry, "en")["raised"]

    assert raised.audience == "counselor"
    assert cells(raised)[1:] == [["Were you thirsty?", "Tell the prescriber before the next dose", "thirst"]]
    assert 'href="entry:thirst"' in raised.html
    spanish = sections(entry, "es")["raised"]
    assert spanish.audience == "counselor"
    assert "Decírselo a quien receta antes de la próxima dosis" in spanish.plain
    assert "Tell the prescriber" not in sections(entry, "en")["form"].plain


def test_a_form_without_flags_raises_nothing(data: Path) -> None:
    change(data / "questionnaires.yaml", ", flag: tell, raises: [thirst]", "")

    assert "raised" not in sections(built(data), "en")


def test_items_that_may_not_be_shown_are_shown_nowhere(data: Path) -> None:
    change(data / "questionnaires.yaml", "printable: true", "printable: false")
    entry = built(data)

    assert all({"form", "raised"}.isdisjoint(sections(entry, language)) for language in LANGUAGES)
    said = "".join(section.plain + section.html for edition in entry.editions for section in edition.sections)
    assert "thirsty?" not in said
    assert "¿Tuvo sed?" not in said


def test_a_form_without_items_has_no_form(data: Path) -> None:
    text = (data / "questionnaires.yaml").read_text(encoding="utf-8")
    (data / "questionnaires.yaml").write_text(text[: text.index("    items:")], encoding="utf-8")

    assert "form" not in sections(built(data), "en")


# In the library -----------------------------------------------------------------------------------


@pytest.fixture
def forms(library: Library) -> list[Entry]:
    return [library.entry(summary.id) for summary in library.entries("questionnaires")]


def test_a_form_is_shown_where_its_terms_let_it_and_only_there(forms: list[Entry]) -> None:
    for entry in forms:
        for language in LANGUAGES:
            shown = "form" in {section.key for section in entry.editions[language].sections}
            assert shown is bool(entry.facts["printable"]), (entry.id, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_of_every_form_is_empty_and_nothing_is_added_up(forms: list[Entry], language: Language) -> None:
    printed = [section for entry in forms for section in entry.editions[language].sections if section.key == "form"]

    assert len(printed) >= 3
    for form in printed:
        header, *items = cells(form)
        assert not TICKED.search(form.plain)
        assert not SCORED.search(form.plain + " ".join(header))
        assert not re.search(r"\d", " ".join(header))  # a printed "0, 1, 2, 3" would be a score
        assert {" ".join(box.split()) for row in items for box in row[1:]} <= {" ".join(box.split()) for box in BOXES}
        assert [row[0].partition(".")[0] for row in items] == [str(at) for at in range(1, len(items) + 1)]


def test_thoughts_of_suicide_on_a_form_are_never_only_noted(forms: list[Entry]) -> None:
    """Whatever asks about death or suicide tells the counselor to call the prescriber the same day."""
    for entry in forms:
        raised = next((text for text in entry.edition("en").sections if text.key == "raised"), None)
        for row in cells(raised) if raised else []:
            if re.search(r"\b(suicide|dead|killing yourself)\b", row[0]):
                assert "call the prescriber today" in row[1].casefold(), row[0]


def test_no_facts_of_a_form_hold_an_answer(forms: list[Entry]) -> None:
    known = {"measures", "length", "cutoffs", "licence", "printable", "limits", "lead_in", "scale", "items"}
    for entry in forms:
        assert set(entry.facts) <= known
        items = entry.facts.get("items")
        assert isinstance(items, list)
        assert all(set(item) <= {"text", "then", "answer", "flag", "raises"} for item in items)
