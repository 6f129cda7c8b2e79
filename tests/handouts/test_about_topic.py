"""One topic in plain words: every entry of the library becomes a sheet, with its charts, its lines and its end date."""

import datetime
import io
import re

import pytest
from pypdf import PdfReader

from handouts.making import Make, pages_of, root_of, squeezed
from ketaref.handouts import output
from ketaref.handouts.document import Diagram, Document, PaperChart, texts
from ketaref.handouts.templates import find
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.engine import Typesetter

CHARTS = ("plot-sustain1", "plot-madrs-gap", "plot-onset-timeline", "mechanism-pathway")
RUN_OUT = {
    "en": ("true through December 31, 2026 only", "held through December 31, 2026 only"),
    "es": ("válida solo hasta el 31 de diciembre de 2026", "válido solo hasta el 31 de diciembre de 2026"),
}


def topics(library: Library) -> list[str]:
    """Return the ids of all entries that this template takes."""
    kinds = find("about-topic").entry_types
    return [entry.id for kind in kinds for entry in library.entries(kind) if entry.status == "published"]


def said(document: Document) -> str:
    return "\n".join(text for sheet in document.sheets for text in texts(sheet))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_becomes_a_sheet_with_its_title_its_sources_and_numbers_to_call(
    library: Library, make: Make, language: Language
) -> None:
    made = {entry_id: make("about-topic", entries=(entry_id,), language=language) for entry_id in topics(library)}

    assert len(made) > 250
    for entry_id, document in made.items():
        text = said(document)
        title = library.entry(entry_id).edition(language).title
        assert title in text, entry_id
        assert "911" in text
        assert "988" in text
        assert {"call", "notes", "sources"} <= {part.key for part in document.sheets[0].parts}, entry_id
        assert not re.search(r"\{\{|\[\[|\]\]|\}\}|\[@", text), entry_id


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_laid_out_on_its_pages(
    library: Library, make: Make, typesetter: Typesetter, language: Language
) -> None:
    long = {}
    for entry_id in topics(library):
        document = make("about-topic", entries=(entry_id,), language=language)
        pages = len(PdfReader(io.BytesIO(output.pdf(document, typesetter))).pages)
        if pages > find("about-topic").max_pages:
            long[entry_id] = pages
    assert long == {}


# Charts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry_id", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_on_paper_with_all_its_words(
    library: Library, make: Make, typesetter: Typesetter, entry_id: str, language: Language
) -> None:
    document = make("about-topic", entries=(entry_id,), language=language)
    printed = "".join(pages_of(output.pdf(document, typesetter)))
    blocks = [block for part in document.sheets[0].parts for group in part.groups for block in group.blocks]

    charts = [block for block in blocks if isinstance(block, PaperChart)]
    diagrams = [block for block in blocks if isinstance(block, Diagram)]
    assert len(charts) + len(diagrams) == 1
    for chart in charts:
        assert squeezed(chart.legend) in printed
        for part in chart.parts:
            assert squeezed(part.title) in printed
            assert part.mark
            assert all(squeezed(line.says) in printed for line in part.lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_diagram_on_paper_says_every_arrow_to_those_who_cannot_see_it(
    library: Library, make: Make, typesetter: Typesetter, language: Language
) -> None:
    document = make("about-topic", entries=("mechanism-pathway",), language=language)
    (diagram,) = [
        block
        for part in document.sheets[0].parts
        for group in part.groups
        for block in group.blocks
        if isinstance(block, Diagram)
    ]
    section = next(
        text for text in library.entry("mechanism-pathway").edition(language).sections if text.key == "picture"
    )
    tags = str(alternatives(root_of(output.pdf(document, typesetter))["/StructTreeRoot"]))

    assert len(section.plain.splitlines()) > 10
    assert all(line.rstrip(".") in diagram.alternative for line in section.plain.splitlines())
    assert squeezed(diagram.alternative) in squeezed(tags)


def alternatives(node: object) -> list[str]:
    """Return the alternative texts of a tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not hasattr(node, "get"):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []  # type: ignore[index, operator]
    return own + (alternatives(node["/K"]) if "/K" in node else [])  # type: ignore[index, operator]


# What runs out, and what is held back -------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_on_a_rule_that_ends_says_so_before_and_after(make: Make, language: Language) -> None:
    before, after = (
        " ".join(make("about-topic", entries=("telehealth",), language=language, as_of=day).sheets[0].statements)
        for day in (datetime.date(2026, 12, 31), datetime.date(2027, 1, 1))
    )

    assert RUN_OUT[language][0] in before
    assert RUN_OUT[language][1] not in before
    assert RUN_OUT[language][1] in after


def test_a_line_that_is_held_back_is_on_no_sheet(library: Library, make: Make) -> None:
    published = {line.id for line in library.help_lines()}
    held = [entry.id for entry in library.entries("help-lines") if entry.status != "published"]

    assert held
    assert published.isdisjoint(held)
    for language in LANGUAGES:
        names = [library.entry(entry_id).edition(language).title for entry_id in held]
        text = said(make("about-topic", entries=("when-to-call",), language=language))
        assert not [name for name in names if name in text]
