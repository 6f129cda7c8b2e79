"""Both frames (R-NUM-6): beside how many people it happened to stands how many it did not happen to."""

from typing import TypeVar

import pytest

from handouts.making import Make
from ketaref.handouts.document import PaperTable, Picture, Sheet, say
from ketaref.handouts.templates import Template, catalogue
from ketaref.model.text import LANGUAGES, Language

HEADLINES = {"overview", "benefits-and-risks", "side-effects", "about-condition", "other-treatments", "recovery"}
Kind = TypeVar("Kind", Picture, PaperTable)
DID_NOT = {"en": ("did not", "were not"), "es": ("no",)}


def blocks(sheet: Sheet, kind: type[Kind]) -> list[Kind]:
    return [one for part in sheet.parts for group in part.groups for one in group.blocks if isinstance(one, kind)]


def rate_tables(sheet: Sheet) -> list[PaperTable]:
    """The tables of counts, each after its title; one without a title goes on with the one above."""
    return [table for table in blocks(sheet, PaperTable) if table.studied]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
def test_the_headline_is_said_in_both_frames(make: Make, template: Template, language: Language) -> None:
    sheets = [
        make(template.id, language=language, short=short).sheets[0] for short in (False, True)[: 1 + template.has_short]
    ]
    for sheet in sheets:
        for picture in blocks(sheet, Picture):
            for panel in picture.panels:
                rest = f"{picture.of - panel.count:,}"
                assert any(f"{rest} {words}" in panel.sentence for words in DID_NOT[language]), panel.sentence
        for table in rate_tables(sheet):
            for cell in table.rows[0][1:3]:
                count, _, rest = say(cell).partition(" ")
                assert any(rest == f"({100 - int(count)} {words})" for words in DID_NOT[language]), rest
    if template.id in HEADLINES:
        assert blocks(sheets[0], Picture) or rate_tables(sheets[0])
