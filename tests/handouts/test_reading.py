"""Pages of the window on paper: what stands in the window, word by word, under the same numbers."""

import datetime
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pytest

from handouts.making import laid_out, other_entry, pages_of, root_of, squeezed
from ketaref.errors import HandoutError
from ketaref.handouts import output
from ketaref.handouts.document import Diagram, Document, texts
from ketaref.handouts.options import Options
from ketaref.handouts.reading import comparison_document, entry_document
from ketaref.library import comparing
from ketaref.library.library import Library
from ketaref.model.blocks import passages
from ketaref.model.reading import Section, texts_of
from ketaref.model.types import TYPES
from ketaref.typeset.engine import Typesetter

DAY = datetime.date(2026, 12, 1)
CHOSEN = ("esketamine-spravato", "iv-ketamine", "ssri", "electroconvulsive-therapy")


def page_of(library: Library, entry_id: str, section: Section = "counselor", **choices: object) -> Document:
    return entry_document(library, library.entry(entry_id), section, Options(as_of=DAY, **choices))  # type: ignore[arg-type]


def compared(library: Library, **choices: object) -> Document:
    comparison = comparing.compare(library, CHOSEN)
    return comparison_document(library, "Compare", comparison, Options(as_of=DAY, **choices))  # type: ignore[arg-type]


def said(document: Document) -> str:
    return squeezed(" ".join(texts(document.sheets[0])))


def unmarked(text: str) -> str:
    """Text without the numbers of its sources."""
    return squeezed(re.sub(r"\[[^\]]*\]", "", text))


def every_kind(library: Library) -> Iterator[str]:
    """An entry of each type."""
    yield from {entry.type: entry.id for entry in library.entries() if entry.status == "published"}.values()


@pytest.mark.parametrize("section", ["counselor", "client", "spanish"])
def test_paper_says_all_that_the_window_says(library: Library, section: Section) -> None:
    for entry_id in every_kind(library):
        entry = library.entry(entry_id)
        paper = unmarked(said(page_of(library, entry_id, section)))
        for text in texts_of(entry, section):
            missing = [passage for passage in passages(text.blocks) if unmarked(passage) not in paper]
            assert not missing, (entry_id, missing)


def touching(pdf: bytes) -> list[tuple[str, str]]:
    """Words that run into the one beside them."""
    found = []
    for page in laid_out(pdf):
        lines: dict[int, list[Any]] = {}
        for word in page.get_text("words"):
            lines.setdefault(round(word[3]), []).append(word)
        for line in lines.values():
            found += [
                (word[4], after[4]) for word, after in itertools.pairwise(sorted(line)) if after[0] < word[2] - 0.6
            ]
    return found


@pytest.mark.parametrize("kind", [kind.key for kind in TYPES])
def test_every_entry_can_be_printed_and_no_word_runs_into_the_next(
    library: Library, typesetter: Typesetter, kind: str
) -> None:
    for entry in library.entries(kind):
        if entry.status == "published":
            for section in ("counselor", "spanish") if "es" in entry.languages else ("counselor",):
                pages = output.pdf(page_of(library, entry.id, section), typesetter)
                assert touching(pages) == [], (entry.id, section)


def test_a_heading_stays_with_the_table_below_it(library: Library, typesetter: Typesetter) -> None:
    pages = pages_of(output.pdf(page_of(library, "treatment-resistant-depression"), typesetter))
    (page,) = (page for page in pages if "TRANSFORM-2(2019)" in page)
    assert "Studies" in page.partition("TRANSFORM-2(2019)")[0]


def test_review_state_dates_and_statement_stand_on_it(library: Library) -> None:
    sheet = page_of(library, "dissociation").sheets[0]
    assert sheet.statements[0].startswith("Side effect · Short term")
    assert "not yet reviewed by a clinician" in sheet.statements[1]
    last = " ".join(texts(sheet))
    assert "This sheet is for learning." in last
    assert "Review due" in last
    assert sheet.footing.name.startswith("Draft")
    assert library.release().content_version in sheet.footing.facts


@pytest.mark.parametrize("section", ["counselor", "client", "spanish"])
def test_no_line_above_the_text_runs_into_the_next(library: Library, section: Section) -> None:
    for entry_id in every_kind(library):
        for statement in page_of(library, entry_id, section).sheets[0].statements:
            assert statement.endswith((".", "!", "?")), (entry_id, statement)


def test_sources_keep_the_numbers_that_they_have_in_the_window(library: Library) -> None:
    cited = {citation.number: citation for citation in library.entry("dissociation").citations}
    sources = next(part for part in page_of(library, "dissociation", "client").sheets[0].parts if part.key == "sources")
    shown = [block.spans for block in sources.groups[0].blocks]  # type: ignore[union-attr]
    assert 0 < len(shown) < len(cited), "the client's text rests on some of the sources"
    for number, reference in shown:
        citation = cited[int(number.text.strip("*. "))]
        assert citation.reference in reference.text
        assert citation.link in reference.text


def test_treatments_stand_side_by_side_with_all_their_sources(library: Library) -> None:
    comparison = comparing.compare(library, CHOSEN)
    paper = said(compared(library))
    for row in comparison.rows:
        for cell in row.cells:
            assert squeezed("".join(run.text for run in cell)) in paper
    for citation in comparison.citations:
        assert squeezed(citation.reference) in paper
    assert "Donotrankbythem." in paper


def test_what_may_not_be_printed_is_refused_in_a_sentence(library: Library) -> None:
    held = other_entry(library, status="held", status_reason="no source confirms it")
    with pytest.raises(HandoutError, match="no source confirms it"):
        page_of(held, "dissociation")


@pytest.mark.parametrize("size", [13, 20])
def test_the_pdf_is_tagged_and_holds_every_part(
    library: Library, typesetter: Typesetter, size: int, tmp_path: Path
) -> None:
    for document in (page_of(library, "anxiety-disorders", size=size), compared(library, size=size, paper="a4")):
        pdf = output.pdf(document, typesetter)
        file = tmp_path / "page.pdf"
        file.write_bytes(pdf)
        assert pdfua.validate(str(file)).findings == ()
        paper = "".join(pages_of(pdf))
        for part in document.sheets[0].parts:
            assert squeezed(part.heading) in paper


@pytest.mark.slow
@pytest.mark.parametrize("section", ["counselor", "client", "spanish"])
def test_every_entry_can_be_set(library: Library, typesetter: Typesetter, section: Section) -> None:
    for entry in library.entries():
        if entry.status == "published":
            assert output.pdf(page_of(library, entry.id, section, size=18), typesetter)


def diagram_in(document: Document) -> Diagram:
    blocks = [block for part in document.sheets[0].parts for group in part.groups for block in group.blocks]
    (diagram,) = [block for block in blocks if isinstance(block, Diagram)]
    return diagram


def test_a_diagram_is_said_step_by_step_in_large_print(library: Library, typesetter: Typesetter) -> None:
    """Its words cannot grow with the type (R-LP-3): there it is a list."""
    for size in (13, 18):
        document = page_of(library, "mechanism-pathway", "client", size=size)
        printed = "".join(pages_of(output.pdf(document, typesetter)))
        diagram = diagram_in(document)
        assert len(diagram.steps) > 20
        assert all((squeezed(step) in printed) == (size > 13) for step in diagram.steps)


@pytest.mark.parametrize("section", ["client", "spanish"])
def test_a_diagram_says_every_arrow_to_those_who_cannot_see_it(
    library: Library, typesetter: Typesetter, section: Section
) -> None:
    entry = library.entry("mechanism-pathway")
    document = page_of(library, "mechanism-pathway", section)
    diagram = diagram_in(document)
    shown = next(text for text in texts_of(entry, section) if text.key == "picture")
    tags = str(alternatives(root_of(output.pdf(document, typesetter))["/StructTreeRoot"]))
    assert len(shown.plain.splitlines()) > 10
    assert all(line.rstrip(".") in diagram.alternative for line in shown.plain.splitlines())
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


def test_a_chart_is_printed_for_counselors_too(library: Library) -> None:
    counselor, client = (
        page_of(library, "plot-relapse", section).sheets[0].parts for section in ("counselor", "client")
    )
    assert counselor[0].heading == "Picture"
    assert counselor[0].groups == next(part for part in client if part.heading == "Picture").groups
    told = page_of(library, "mechanism-pathway", "counselor").sheets[0].parts
    assert "Picture" not in [part.heading for part in told], "its facts tell it step by step"
