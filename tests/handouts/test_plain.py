"""The handout as text: the same sentences, in the same order."""

import pytest

from handouts.making import Make
from ketaref.handouts.document import texts
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import catalogue


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_plain_text_says_all_that_the_sheet_says_in_its_order(make: Make, template: str) -> None:
    document = make(template, language="both")
    said, at = plain(document), 0
    for text in (text for sheet in document.sheets for text in texts(sheet)):
        found = said.find(text, at)
        assert found >= at, f"not said, or not in its place: {text}"
        at = found


def test_headings_are_underlined_and_empty_lines_are_there_to_write_on(make: Make) -> None:
    lines = plain(make("about-condition")).splitlines()
    heading = lines.index("What do I want to ask?")
    assert lines[heading + 1] == "-" * len(lines[heading])
    assert lines.count("_" * 60) == 3
