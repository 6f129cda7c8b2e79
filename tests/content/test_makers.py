"""R-MOD-3: a number from what a maker paid for or wrote has a star beside it, and the star is explained."""

import re

import pytest

from handouts.making import laid_out
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document, say, texts
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.model.names import SOURCE_DESIGNS, SOURCE_KINDS
from ketaref.model.source import BY_MAKER
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.engine import Typesetter

A_MAKER = re.compile(r"\b[Rr]un by Janssen|[Mm]aker of|Written by the (maker|seller)|Mindbloom|the company Awakn")
"""What the funding line of a source says where a maker paid for it, ran it or wrote it."""
MARKS = re.compile(r"\[(\d+)(\*?)\]")


def made(library: Library, template: str, language: Language, **options: object) -> Document:
    return compose(library, find(template), Options(as_of=library.release().released, language=language, **options))  # type: ignore[arg-type]


def test_the_flag_says_what_the_funding_line_says(library: Library) -> None:
    for source in library.sources():
        stated = bool(A_MAKER.search(source.funding)) and not source.funding.startswith("Funding not stated")
        if stated or source.kind == "label":
            assert source.by_maker, source.id
        elif source.funding.startswith(("Public money", "Funding not stated")):
            assert not source.by_maker, source.id


def test_every_source_has_words_for_what_it_is(library: Library) -> None:
    for source in library.sources():
        assert source.kind in SOURCE_KINDS, source.id
        assert not source.design or source.design in SOURCE_DESIGNS, source.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_on_paper_each_number_of_a_makers_source_has_a_star_and_no_other(
    library: Library, template: str, language: Language
) -> None:
    sheet = made(library, template, language).sheets[0]
    listed = [part for part in sheet.parts if part.key == "sources"]
    items = [item for part in listed for block in part.groups[0].blocks for item in getattr(block, "items", [])]
    starred = {at for at, item in enumerate(items, start=1) if say(item).startswith("* ")}
    stars = {int(number) for text in texts(sheet) for number, star in MARKS.findall(text) if star}
    plain = {int(number) for text in texts(sheet) for number, star in MARKS.findall(text) if not star}
    assert stars <= starred
    assert not starred & plain
    assert [part.reading for part in listed] == [BY_MAKER.in_language(language) if starred else ""] * len(listed)


def test_the_key_is_printed_once_beside_the_heading_of_the_sources(library: Library) -> None:
    for size in (13, 18):
        pages = laid_out(output.pdf(made(library, "overview", "en", size=size), Typesetter()))
        printed = " ".join(" ".join(page.get_text().split()) for page in pages)
        assert printed.count("* Paid for or written by the maker.") == 1
        assert re.search(r"\[2\*\]", printed)
