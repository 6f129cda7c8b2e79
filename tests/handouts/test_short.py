"""Two depths: a sheet of one side beside the full one (R-TB-3, R-LAY-5)."""

import pytest

from handouts.making import Make, in_foot, laid_out
from ketaref.errors import UsageError
from ketaref.handouts import output
from ketaref.handouts.document import Document, texts
from ketaref.handouts.templates import Template, catalogue, find
from ketaref.typeset.engine import Typesetter

ONE_DEPTH = {
    "tell-prescriber", "blank-form", "companion", "composed", "questions-for-clinic", "my-choice", "feedback",
}  # fmt: skip
"""Forms, lists of questions, the counselor's own sheet, and the one whose parts a person picks."""
SHORT = [template for template in catalogue() if template.has_short]


def named(template: Template) -> str:
    return template.id


def keys(document: Document) -> list[str]:
    return [part.key for part in document.sheets[0].parts]


def test_every_topic_has_two_depths() -> None:
    assert {template.id for template in catalogue() if not template.has_short} == ONE_DEPTH


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", SHORT, ids=named)
def test_the_short_form_has_one_side(
    template: Template, language: str, paper: str, make: Make, typesetter: Typesetter
) -> None:
    document = make(template.id, short=True, language=language, paper=paper)
    (page,) = laid_out(output.pdf(document, typesetter))
    assert in_foot(page) == []


@pytest.mark.parametrize("template", SHORT, ids=named)
def test_short_english_is_in_front_and_short_spanish_behind(
    template: Template, make: Make, typesetter: Typesetter
) -> None:
    pages = laid_out(output.pdf(make(template.id, short=True, language="both"), typesetter))
    assert ["Español" in page.get_text() for page in pages] == [False, True]


@pytest.mark.parametrize("template", SHORT, ids=named)
def test_it_carries_what_every_sheet_must_and_says_that_there_is_more(template: Template, make: Make) -> None:
    short, full = make(template.id, short=True), make(template.id)
    assert short.code == full.code  # a copy of either is looked up in the same way
    lines = {line.dial for part in short.sheets[0].parts for line in part.lines}
    assert lines == {line.dial for part in full.sheets[0].parts for line in part.lines}
    assert short.sheets[0].statements == full.sheets[0].statements
    assert ("sources" in keys(short)) == ("sources" in keys(full))
    said = " ".join(texts(short.sheets[0]))
    assert "There is a longer sheet. Ask for it." in said
    assert "not advice for one person" in said
    assert sum(map(len, texts(short.sheets[0]))) < sum(map(len, texts(full.sheets[0])))


def test_a_short_sheet_of_numbers_keeps_its_comparators_and_six_rows_or_more(make: Make) -> None:
    box = next(part for part in make("benefits-and-risks", short=True).sheets[0].parts if part.key == "box")
    tables = [block for group in box.groups for block in group.blocks]
    rows = [row for table in tables for row in table.rows]  # type: ignore[union-attr]
    assert 6 <= len(rows) <= 10
    assert all(len(row) == 4 for row in rows)


def test_side_effects_of_the_entries_chosen_are_counted_in_one_table(make: Make) -> None:
    parts = {
        part.key: part for part in make("side-effects", short=True, entries=("dizziness", "sedation")).sheets[0].parts
    }
    (table,) = [block for group in parts["rates"].groups for block in group.blocks]
    assert [row[0][0].text for row in table.rows] == ["Felt dizzy", "Got very sleepy or slow"]  # type: ignore[union-attr]
    advice = [block for group in parts["do"].groups for block in group.blocks]
    assert 0 < len(advice[0].items) <= 12  # type: ignore[union-attr]


def test_parts_of_the_short_form_can_be_left_out(make: Make) -> None:
    assert "approved" not in keys(make("overview", short=True, sections=("points", "numbers")))
    with pytest.raises(UsageError, match="no part named 'unknown'"):
        make("overview", short=True, sections=("unknown",))


def test_a_form_has_no_short_form(make: Make) -> None:
    with pytest.raises(UsageError, match="has no short form"):
        make("tell-prescriber", short=True)


def test_large_print_says_the_same(make: Make) -> None:
    standard, large = (make("overview", short=True, size=size) for size in (13, 18))
    assert list(texts(standard.sheets[0])) == list(texts(large.sheets[0]))


def test_the_facts_box_answers_its_questions_in_the_order_of_the_standard(make: Make) -> None:
    """R-BOX-1: for what, for whom, not for whom, other choices, the numbers, how sure, how long, since when."""
    parts = {part.key: part for part in make("benefits-and-risks").sheets[0].parts}
    order = ["about", "may", "who", "others", "serious", "box", "sure", "studied", "approved"]
    assert [key for key in parts if key in order] == order
    said = {key: " ".join(text for group in part.groups for block in group.blocks for text in spoken(block))
            for key, part in parts.items() if key in {"may", "studied", "approved"}}  # fmt: skip
    assert "two or more" in said["may"]
    assert "three and a half years" in said["studied"]
    assert "2019" in said["approved"]
    assert "wait" in parts["others"].intro  # no treatment is a choice, too
    assert find("benefits-and-risks").parts_of(short=True)


def spoken(block: object) -> list[str]:
    return ["".join(span.text for span in getattr(block, "spans", []))]
