"""Text that would like to be more than text: it stays text, on the page, and inside its margins."""

import itertools

import msgspec
import pytest

from handouts.making import Make, laid_out, other_entry, pages_of, squeezed
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import find
from ketaref.library.library import Library
from ketaref.model.blocks import Block, ListBlock, Paragraph, Run
from ketaref.model.entry import SectionText
from ketaref.typeset.engine import Typesetter

HOSTILE = [
    '#import "@preview/evil:1.0.0"; #panic("x")',
    '<script>alert(1)</script> & <b>bold</b> &amp; "quotes"',
    "$x^2$ *bold* _slanted_ `code` = heading - item @label <label> ~ \\ [brackets] {braces}",
    "= Not a heading",
    "{entry} {date} {page} %s {0} \\u{41}",
    "/* comment */ // comment",
    "-- --- ... 'quotes' -> => != :smile:",
]
LONG = ["x" * 300, "Donaudampfschifffahrtsgesellschaftskapitän" * 4, "https://example.org/" + "a/" * 120]


def handout(library: Library, texts: list[str], size: int, template: str = "side-effects") -> Document:
    """Compose a sheet about one entry whose title and every section hold these texts."""
    entry = library.entry(find(template).default_entries[0])
    edition = entry.edition("en")
    blocks: list[Block] = [*(Paragraph([Run(text)]) for text in texts), ListBlock([[Run(text)] for text in texts])]
    sections = [
        SectionText(section.key, section.heading, section.audience, "", "", blocks) for section in edition.sections
    ]
    hostile = msgspec.structs.replace(edition, title=texts[0][:70], sections=sections)
    changed = other_entry(library, editions={"en": hostile, "es": hostile})
    options = Options(as_of=library.release().released, entries=(entry.id,), size=size)
    return compose(changed, find(template), options)


@pytest.mark.parametrize("template", ["side-effects", "what-to-expect", "about-condition"])
def test_markup_of_any_kind_comes_out_as_it_was_written(
    library: Library, typesetter: Typesetter, template: str
) -> None:
    document = handout(library, HOSTILE, 13, template)
    printed = "".join(pages_of(output.pdf(document, typesetter)))
    for text in HOSTILE:
        assert squeezed(text) in printed
        assert text in plain(document)


@pytest.mark.parametrize(("template", "size"), list(itertools.product(["side-effects", "what-to-expect"], [13, 24])))
def test_words_longer_than_a_line_are_broken_and_stay_inside_the_margins(
    library: Library, typesetter: Typesetter, template: str, size: int
) -> None:
    pdf = output.pdf(handout(library, LONG, size, template), typesetter)
    for page in laid_out(pdf):
        assert max(word[2] for word in page.get_text("words")) < page.rect.width - 50
    printed = "".join(pages_of(pdf))
    assert printed.count("x" * 300) >= 2


def test_a_list_longer_than_a_page_goes_on_on_the_next(library: Library, typesetter: Typesetter) -> None:
    items = [f"Item number {number} of a long list." for number in range(80)]
    printed = "".join(pages_of(output.pdf(handout(library, items, 24), typesetter)))
    assert all(squeezed(item) in printed for item in items)


def test_ordinary_words_are_never_broken(make: Make, typesetter: Typesetter) -> None:
    for size in (13, 24):
        pdf = output.pdf(make("about-condition", language="es", size=size), typesetter)
        lines = [line for page in laid_out(pdf) for line in page.get_text().splitlines()]
        assert lines
        assert not [line for line in lines if line.rstrip().endswith("-")]
