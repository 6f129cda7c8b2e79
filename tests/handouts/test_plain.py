"""The handout as text: the same sentences, in the same order."""

import pytest

from handouts.making import Make
from ketaref.handouts.document import PaperForm, PaperTable, block_texts, texts
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import catalogue


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_plain_text_says_all_that_the_sheet_says_in_its_order(make: Make, template: str) -> None:
    document = make(template, language="both")
    said, at = plain(document), 0
    parts = [part for sheet in document.sheets for part in sheet.parts]
    blocks = [block for part in parts for group in part.groups for block in group.blocks]
    # In text, a cell stands after the head of its column, and a question before its answers.
    labelled = {text for block in blocks if isinstance(block, PaperTable | PaperForm) for text in block_texts(block)}
    assert all(text in said for text in labelled)
    for text in (text for sheet in document.sheets for text in texts(sheet) if text not in labelled):
        found = said.find(text, at)
        assert found >= at, f"not said, or not in its place: {text}"
        at = found


def test_headings_are_underlined_and_empty_lines_are_there_to_write_on(make: Make) -> None:
    lines = plain(make("about-condition")).splitlines()
    heading = lines.index("What do I want to ask?")
    assert lines[heading + 1] == "-" * len(lines[heading])
    assert lines.count("_" * 60) == 3


def test_each_cell_of_a_table_is_said_with_the_head_of_its_column(make: Make) -> None:
    lines = plain(make("benefits-and-risks")).splitlines()
    row = lines.index("- What happened: Felt dizzy")
    without, with_it, difference = lines[row + 1 : row + 4]
    assert without.strip() == "Of 100 people who used a spray with no medicine, about: 8"
    assert with_it.strip() == "Of 100 people who used Spravato, about: 29"
    assert difference.strip() == "Difference: 21 more"


def test_a_form_is_blank(make: Make) -> None:
    text = plain(make("blank-form"))
    assert text.count("[ ] Not at all") == 9
    assert "[x]" not in text.lower()
    assert "total" not in text.lower()
