"""One topic in plain words: every entry of the library becomes a sheet, with its charts, its lines and its end date."""

import datetime
import io
import re

import pytest
from pypdf import PdfReader

from handouts.making import Make, laid_out, pages_of, squeezed
from ketaref.handouts import output
from ketaref.handouts.document import Diagram, Document, PaperChart, texts
from ketaref.handouts.templates import find
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.engine import Typesetter

CHARTS = ("plot-sustain1", "plot-madrs-gap", "plot-onset-timeline")
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

    (chart,) = [block for block in blocks if isinstance(block, PaperChart)]
    assert squeezed(chart.legend) in printed
    for part in chart.parts:
        assert squeezed(part.title) in printed
        assert part.mark
        assert all(squeezed(line.says) in printed for line in part.lines)


@pytest.mark.parametrize("size", [13, 18])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_diagram_is_the_road_of_clients(
    library: Library, make: Make, typesetter: Typesetter, language: Language, size: int
) -> None:
    """R-LAY-2: the labels of the diagram for counselors were under 8 points on paper."""
    document = make("about-topic", entries=("mechanism-pathway",), language=language, size=size)
    blocks = [block for part in document.sheets[0].parts for group in part.groups for block in group.blocks]
    assert not [block for block in blocks if isinstance(block, Diagram)]
    pdf = output.pdf(document, typesetter)
    printed = "".join(pages_of(pdf))
    for step in library.road():
        assert squeezed(step.says.in_language(language)) in printed
    assert not [image for page in laid_out(pdf) for image in page.get_images()]


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
