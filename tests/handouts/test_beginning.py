"""The first page that is shown before the others are made: it is the one that the printer gets."""

import itertools

import pytest

from handouts.making import Make
from ketaref.handouts import output
from ketaref.handouts.document import Document
from ketaref.handouts.options import PAPERS, SIZES, Options
from ketaref.handouts.packet import compose_packet
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

TEMPLATES = [template.id for template in catalogue()]
FOOT = b'stroke-width="0.6"'
"""The rule above it is the last on its page."""


def above_foot(page: bytes) -> bytes:
    """What a page draws, up to its foot, which counts the pages."""
    return page[: page.rindex(FOOT, 0, page.index(b"<defs"))]


def same(document: Document, typesetter: Typesetter) -> bool:
    beginning = output.beginning(document, typesetter)
    assert beginning is not None
    return above_foot(beginning) == above_foot(output.svg(document, typesetter)[0])


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_first_page_is_that_of_the_whole(template: str, make: Make, typesetter: Typesetter) -> None:
    for language, size in itertools.product(("en", "es"), (13, 18)):
        assert same(make(template, language=language, size=size), typesetter), (language, size)


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_so_it_is_in_every_size_and_on_all_paper(template: str, make: Make, typesetter: Typesetter) -> None:
    for language, size, paper in itertools.product(("en", "es", "both"), SIZES, PAPERS):
        if size > 13 or language != "both":
            assert same(make(template, language=language, size=size, paper=paper), typesetter), (language, size, paper)


@pytest.mark.slow
def test_where_languages_alternate_the_whole_seldom_decides_otherwise(make: Make, typesetter: Typesetter) -> None:
    """Pages are planned; where the plan takes a page too many, Typst breaks them itself."""
    otherwise = [name for name in TEMPLATES if not same(make(name, language="both"), typesetter)]
    assert len(otherwise) <= 2, otherwise


def test_its_foot_leaves_the_count_open(make: Make, typesetter: Typesetter) -> None:
    document = make("overview", language="es")
    beginning = output.beginning(document, typesetter)
    assert beginning is not None
    assert beginning != output.svg(document, typesetter)[0]


def test_a_packet_begins_like_its_first_sheet(library: Library, make: Make, typesetter: Typesetter) -> None:
    day = make("overview").released
    packet = compose_packet(library, [(find(name), Options(as_of=day)) for name in TEMPLATES[:6]])
    assert same(packet, typesetter)


def test_a_sheet_of_few_words_begins_with_itself(make: Make, typesetter: Typesetter) -> None:
    document = make("about-topic", entries=("is-it-addictive",))
    assert same(document, typesetter)
