"""The saved PDF: tagged, complete, legible, the same each time, and silent about who made it."""

import getpass
import io
import itertools
import platform
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import outloud
import pdfua
import pytest
from pypdf import PdfReader

from handouts.making import Make, foot_of, in_foot, laid_out, pages_of, root_of, said_by_feet, squeezed
from ketaref.handouts import output
from ketaref.handouts.document import Diagram, Document, Picture, part_texts, texts
from ketaref.handouts.options import PAPERS, SIZES
from ketaref.handouts.templates import catalogue, find
from ketaref.typeset.engine import Typesetter

IDS = [template.id for template in catalogue()]
FORMS: list[dict[str, object]] = [{}, {"language": "es"}, {"language": "both", "size": 20, "discreet": True}]
MORE_FORMS: list[dict[str, object]] = [
    {"language": "both"},
    {"language": "es", "size": 18},
    {"size": 24, "paper": "a4", "greyscale": True},
]
HALF_AN_INCH = 36
THREE_QUARTERS = 54
ASIDE = 99  # how wide headings in the margin are
ABOVE_A_LINE = 7 / 25.4 * 72  # points: what a hand needs above a line to write on
BOLD = 16  # as PyMuPDF flags it
DESCENT = 4  # the box of a word is as deep as the font's deepest letter
CONTRAST = 7.0
STANDARD = SIZES[0]
LONG_ENOUGH = 3
ENGLISH = re.compile(r"\b(the|you|your|with|what|and|for|call your|people)\b", re.IGNORECASE)


def told(form: dict[str, object]) -> str:
    return "-".join(map(str, form.values())) or "plain"


def looked_at() -> list[Any]:
    """Every template in a few forms on every day, in more where there is time."""
    pairs = [(pair, ()) for pair in itertools.product(IDS, FORMS)]
    slow = [(pair, (pytest.mark.slow,)) for pair in itertools.product(IDS, MORE_FORMS)]
    return [pytest.param(pair, id=f"{pair[0]}-{told(pair[1])}", marks=marks) for pair, marks in [*pairs, *slow]]


@pytest.fixture(params=looked_at())
def document(request: pytest.FixtureRequest, make: Make) -> Document:
    template, form = request.param
    return make(template, **form)


@pytest.fixture(scope="module")
def printed(typesetter: Typesetter) -> Callable[[Document], bytes]:
    """Lay a document out once: many tests look at the same pages."""
    done: dict[bytes, bytes] = {}

    def pdf(document: Document) -> bytes:
        key = msgspec.json.encode(document)
        if key not in done:
            done[key] = output.pdf(document, typesetter)
        return done[key]

    return pdf


@pytest.fixture
def pdf(document: Document, printed: Callable[[Document], bytes]) -> bytes:
    return printed(document)


def spans(pdf: bytes) -> list[dict[str, Any]]:
    """Return every stretch of text on paper with its size, colour and font."""
    return [
        span
        for page in laid_out(pdf)
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
        if span["text"].strip()
    ]


def contrast_with_white(colour: int) -> float:
    """Return the contrast ratio of WCAG 2.1 of an sRGB colour, such as 0x0b4f6c, on white paper."""
    channels = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def test_two_checkers_find_no_fault(document: Document, pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    assert pdfua.validate(str(file)).findings == ()
    faults = [finding for finding in outloud.check(str(file)).findings if finding.severity == "error"]
    # Where two languages alternate, or there is one page, no page before has the same foot: outloud takes it for text.
    feet = said_by_feet(document)
    alike = len(document.sheets) == 1 and len(PdfReader(file).pages) > 1
    assert not [fault for fault in faults if alike or not any(foot in str(fault.evidence) for foot in feet)]


def test_it_is_declared_tagged_and_its_languages_are_named(document: Document, pdf: bytes) -> None:
    root = root_of(pdf)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(document.sheets[0].language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert b"pdfaid:conformance>A<" in root["/Metadata"].get_data()
    if len(document.sheets) == 2:
        assert re.search(r"/Lang'?: '?es", str(structure(root["/StructTreeRoot"])))


def structure(node: Any) -> list[Any]:
    """Return a tag and all below it, as text that can be searched."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [structure(child) for child in node]
    if not hasattr(node, "get"):
        return []
    own = {key: node[key] for key in ("/S", "/Lang", "/Alt") if key in node}
    return [own, structure(node["/K"])] if "/K" in node else [own]


def test_every_picture_has_its_sentence_as_alternative_text(document: Document, pdf: bytes) -> None:
    said = squeezed(str(structure(root_of(pdf)["/StructTreeRoot"])).replace(r"\xa0", " "))
    pictures = [
        block
        for sheet in document.sheets
        for part in sheet.parts
        for group in part.groups
        for block in group.blocks
        if isinstance(block, Picture)
    ]
    alternatives = [f"{panel.sentence} {picture.studied}" for picture in pictures for panel in picture.panels]
    assert [text for text in alternatives if squeezed(text) not in said] == []
    if document.size == STANDARD:
        assert all(squeezed(diagram.alternative) in said for diagram in diagrams(document))


def test_all_that_the_document_says_is_on_paper(document: Document, pdf: bytes) -> None:
    feet = {squeezed(text) for sheet in document.sheets for text in (sheet.footing.name, sheet.footing.facts)}
    pages = pages_of(pdf)
    assert all(any(foot in page for page in pages) for foot in feet)
    printed = "".join(bare(page, feet) for page in pages)
    missing = [text for sheet in document.sheets for text in texts(sheet) if squeezed(text) not in printed]
    assert set(map(squeezed, missing)) <= feet | {squeezed(diagram.alternative) for diagram in diagrams(document)}


def bare(page: str, feet: set[str]) -> str:
    """Return the text of a page without its foot."""
    for foot in feet:
        page = page.replace(foot, "")
    return re.sub(r"(Page|Página)\d+(of|de)\d+", "", page)


def diagrams(document: Document) -> list[Diagram]:
    """Return the diagrams of all sheets: what they show is words of their tags, and lines on paper."""
    parts = [part for sheet in document.sheets for part in sheet.parts]
    blocks = [block for part in parts for group in part.groups for block in group.blocks]
    return [block for block in blocks if isinstance(block, Diagram)]


def test_every_page_says_what_it_is(document: Document, pdf: bytes) -> None:
    """R-LAY-10: title, page n of m, version, review date, language, on every page."""
    pages = pages_of(pdf)
    left = {sheet.language: 0 for sheet in document.sheets}
    for page in pages:
        sheet = next(sheet for sheet in document.sheets if squeezed(sheet.footing.name) in page)
        left[sheet.language] += 1
        assert squeezed(sheet.footing.facts) in page
        assert squeezed(sheet.footing.page.split("{")[0] + str(left[sheet.language])) in page
    totals = {re.search(r"(?:Page|Página)\d+(?:of|de)(\d+)", page)[1] for page in pages}  # type: ignore[index]
    assert totals == {str(total) for total in left.values()}


def test_only_our_fonts_are_in_it_and_they_are_embedded(pdf: bytes) -> None:
    fonts = {tuple(font[1:4]) for page in laid_out(pdf) for font in page.get_fonts()}
    assert fonts
    assert all("AtkinsonHyperlegibleNext" in name for _, _, name in fonts)
    assert all(kind != "n/a" for kind, _, _ in fonts)


def test_no_type_is_too_small_and_none_is_faint(document: Document, pdf: bytes) -> None:
    smallest = 18 if document.size >= 18 else 12
    assert not [span["text"] for span in spans(pdf) if span["size"] < smallest - 0.01]
    assert not [span["text"] for span in spans(pdf) if contrast_with_white(span["color"]) < CONTRAST]


def test_body_type_has_the_size_that_was_asked_for(document: Document, pdf: bytes) -> None:
    sizes = [round(span["size"], 1) for span in spans(pdf)]
    assert max(set(sizes), key=sizes.count) in (document.size, 12.0)
    assert document.size in sizes


def test_nothing_comes_near_the_edge(pdf: bytes) -> None:
    """Margins of 0.75 inch at the sides, and nothing within half an inch of an edge."""
    for page in laid_out(pdf):
        words = page.get_text("words")
        assert min(word[0] for word in words) > THREE_QUARTERS - 1
        assert max(word[2] for word in words) < page.rect.width - THREE_QUARTERS + 1
        assert min(word[1] for word in words) > HALF_AN_INCH
        assert max(word[3] for word in words) < page.rect.height - HALF_AN_INCH + DESCENT
        assert in_foot(page) == []


def test_it_tells_title_language_publisher_and_version_and_nothing_else(document: Document, pdf: bytes) -> None:
    about: Any = PdfReader(io.BytesIO(pdf)).metadata
    assert set(about) <= {"/Title", "/Author", "/Keywords", "/Creator", "/CreationDate", "/ModDate", "/Producer"}
    assert about["/Author"] == "KetaRef"
    assert about["/Keywords"] == f"KetaRef {document.content_version}"
    assert about["/Title"] == " / ".join(sheet.title for sheet in document.sheets)
    dates = {str(about[key])[:10] for key in ("/CreationDate", "/ModDate") if key in about}
    assert dates <= {f"D:{document.released:%Y%m%d}"}


def test_it_holds_nothing_of_this_computer(pdf: bytes) -> None:
    xmp = root_of(pdf)["/Metadata"].get_data().decode()
    for secret in {getpass.getuser(), platform.node(), str(Path.home()), str(Path(__file__).parents[2])} - {""}:
        assert not re.search(rf"(?<![\w+/]){re.escape(secret)}(?![\w+/=])", xmp)  # ids are random letters
        assert str(Path(secret)).encode() not in pdf or len(secret) < 6


def test_the_same_document_makes_the_same_bytes(document: Document, pdf: bytes) -> None:
    assert output.pdf(document, Typesetter()) == pdf


def test_english_is_in_front_and_spanish_behind(make: Make, typesetter: Typesetter) -> None:
    for template in IDS:
        document = make(template, language="both")
        languages = ["en" if "English" in page else "es" for page in pages_of(output.pdf(document, typesetter))]
        leaves = min(languages.count("en"), languages.count("es"))
        assert languages[: 2 * leaves] == ["en", "es"] * leaves, template
        assert len(languages) - 2 * leaves <= 1, template  # one language may need a page more


def test_in_large_print_one_language_follows_the_other(make: Make, typesetter: Typesetter) -> None:
    document = make("what-to-expect", language="both", size=18)
    languages = ["en" if "English" in page else "es" for page in pages_of(output.pdf(document, typesetter))]
    assert languages == sorted(languages)
    assert set(languages) == {"en", "es"}


def test_greyscale_has_no_colour(make: Make, typesetter: Typesetter) -> None:
    pages = output.svg(make("side-effects", greyscale=True), typesetter)
    colours = set(re.findall(rb"#([0-9a-f]{6})", b"".join(pages)))
    spread = [max(parts) - min(parts) for parts in (bytes.fromhex(colour.decode()) for colour in colours)]
    assert max(spread) <= 8


# Every template in every form ---------------------------------------------------------------------

ALL_FORMS = list(itertools.product(("en", "es", "both"), SIZES, PAPERS))


@pytest.mark.slow
@pytest.mark.parametrize("template", IDS)
def test_every_template_in_every_language_size_and_paper(make: Make, typesetter: Typesetter, template: str) -> None:
    """Tagged, our fonts embedded, metadata of the list, pages within the limit, nothing over the edge."""
    for language, size, paper in ALL_FORMS:
        document = make(template, language=language, size=size, paper=paper)
        pdf = output.pdf(document, typesetter)
        told_form = f"{template} {language} {size} {paper}"
        test_it_is_declared_tagged_and_its_languages_are_named(document, pdf)
        test_only_our_fonts_are_in_it_and_they_are_embedded(pdf)
        test_no_type_is_too_small_and_none_is_faint(document, pdf)
        test_nothing_comes_near_the_edge(pdf)
        test_it_tells_title_language_publisher_and_version_and_nothing_else(document, pdf)
        test_all_that_the_document_says_is_on_paper(document, pdf)
        pages = len(laid_out(pdf))
        if size == STANDARD and language != "both":
            assert pages <= find(template).max_pages, told_form


def set_lines(page: Any) -> list[list[dict[str, Any]]]:
    """Return the lines of a page above its foot, from top to bottom, each as its spans."""
    lines = [
        line["spans"]
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
        if "".join(span["text"] for span in line["spans"]).strip(" \u2022")
    ]
    foot = foot_of(page)
    return sorted((spans for spans in lines if spans[0]["bbox"][1] < foot), key=lambda spans: spans[0]["bbox"][3])


def ends_with_heading(page: Any, body: float) -> bool:
    """Whether the last line above the foot of a page is the heading of a part: larger than numbers that stand out."""
    last = set_lines(page)[-1]
    end, foot = last[0]["bbox"][3], foot_of(page)
    if any(end < drawing["rect"].y1 < foot - 1 for drawing in page.get_drawings()):
        return False  # empty lines to write on
    return all(span["size"] > body * 1.15 for span in last if span["text"].strip())


def alone_in_margin(page: Any) -> list[str]:
    """Return headings in the margin of a page that stand beside nothing."""
    margin = {
        round(line[0]["bbox"][3]): line
        for line in set_lines(page)
        if line[0]["bbox"][0] < THREE_QUARTERS + 2 and line[-1]["bbox"][2] < THREE_QUARTERS + ASIDE + 2
    }
    starts = [line for end, line in margin.items() if not any(end - 19 <= other < end for other in margin)]
    beside = [word[3] for word in page.get_text("words") if word[0] > THREE_QUARTERS + ASIDE]
    beside += [drawing["rect"].y1 - room for drawing in page.get_drawings() for room in (-2, ABOVE_A_LINE / 2)]
    headings = [line[0] for line in starts if line[0]["flags"] & BOLD]
    return [it["text"].strip() for it in headings if not any(it["bbox"][1] < end < it["bbox"][3] + 4 for end in beside)]


def test_a_heading_at_the_end_of_a_page_is_seen(make: Make, typesetter: Typesetter) -> None:
    """The checks that follow can fail: here all below a heading is wiped out, and all beside one."""
    page = laid_out(output.pdf(make("after-visit"), typesetter))[1]
    assert not ends_with_heading(page, STANDARD)
    assert alone_in_margin(page) == []
    heading = page.search_for("How do I use")[0]
    page.add_redact_annot((THREE_QUARTERS + ASIDE, heading.y0, page.rect.width, heading.y1 + STANDARD))
    page.apply_redactions()
    assert alone_in_margin(page) == ["How do I use"]
    heading = page.search_for("What is my plan?")[0]
    page.add_redact_annot((0, heading.y1 + 1, page.rect.width, foot_of(page) - 1))
    page.apply_redactions()
    assert ends_with_heading(page, STANDARD)


@pytest.mark.parametrize("template", IDS)
@pytest.mark.parametrize("language", ["en", "es", "both"])
def test_no_page_ends_with_a_heading(make: Make, typesetter: Typesetter, template: str, language: str) -> None:
    for size in (STANDARD, 18):
        for page in laid_out(output.pdf(make(template, language=language, size=size), typesetter)):
            assert not ends_with_heading(page, size)
            assert size > STANDARD or alone_in_margin(page) == []


@pytest.mark.parametrize("template", IDS)
def test_nothing_is_left_untranslated(make: Make, template: str) -> None:
    """No sentence of the Spanish sheet stands in English: names, numbers and references alone are alike."""
    english, spanish = make(template, language="both").sheets
    said = {text for text in texts(english) if len(text.split()) >= LONG_ENOUGH}
    references = {text for part in spanish.parts if part.key == "sources" for text in part_texts(part)}
    assert said & set(texts(spanish)) - references == set()
    assert not [text for text in texts(spanish) if text not in references and ENGLISH.search(text)]
