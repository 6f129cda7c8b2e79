"""Rows of the handout standard that a machine can judge and no other test does; the row is named in each."""

import itertools
import re
import statistics
from typing import Any

import pytest

from handouts.making import Make, foot_of, laid_out
from ketaref.handouts import output
from ketaref.handouts.document import Document, PaperForm, PaperTable, Prose, part_texts, say, texts
from ketaref.handouts.templates import catalogue
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

IDS = [template.id for template in catalogue()]
FOR_CLIENTS = [name for name in IDS if name != "companion"]
BODY = 13
LEADING = 1.25
LONGEST_LINE = 75
FEW = 5  # lines that say nothing of a whole sheet
WORDS_OF_A_LINE = 3  # fewer may stand alone: an answer to tick
BETWEEN_COLUMNS = 9  # points; words of one line stand closer
LONGEST_IN_LARGE_PRINT = 6.5 * 72 + 1
DOTS_PER_INCH = 300
SLANTED = 2  # as PyMuPDF flags it


@pytest.fixture(params=[(name, language) for name in IDS for language in ("en", "es")], ids="-".join)
def sheet(request: pytest.FixtureRequest, make: Make) -> Document:
    name, language = request.param
    return make(name, language=language)


def test_every_sheet_says_who_paid_and_what_ties_its_writers_have_or_that_nobody_stated_it(sheet: Document) -> None:
    """R-PDA-5: funding and conflicts beside the review state; when it is reviewed again stands at the foot."""
    (side,) = sheet.sheets
    english = side.language == "en"
    who = "Who paid for this sheet, and ties to drug makers: not stated."
    quien = "Quién la pagó y lazos con fabricantes: no se dice."
    assert side.statements[-1].endswith(who if english else quien)
    assert ("Review due" if english else "Revisar antes del") in side.footing.facts


def test_values_and_four_questions_are_blank_paper_and_no_decision_aid(make: Make) -> None:
    """R-PDA-1, R-PDA-3: boxes for a pen, the choices with waiting and going on, no points; not called an aid."""
    english, spanish = make("my-choice", language="both", entries=("iv-ketamine", "cbt")).sheets
    forms = {part.key: part.groups[0].blocks[0] for part in english.parts if part.key in ("matters", "fits", "ready")}
    assert all(isinstance(form, PaperForm) and len(form.scale) >= 2 for form in forms.values())
    rows = {key: [question.text for question in form.questions] for key, form in forms.items()}  # type: ignore[union-attr]
    assert 6 <= len(rows["matters"]) <= 10
    assert rows["fits"][1:] == ["Cognitive behavioral therapy (CBT)", "Wait for now", "Go on with what I have now"]
    assert len(rows["ready"]) == 4
    for sheet in (english, spanish):
        said = " ".join(texts(sheet)).casefold()
        assert not re.search(r"decision aid|ayuda para la decisión|certified|sure test|puntaje|your score", said)


def test_the_form_for_mistakes_names_the_very_text(make: Make, library: Library) -> None:
    """R-REL-7: id, revision, hash and version of what is wrong; lines for what, whence and where to."""
    entry = library.entry("driving")
    for sheet in make("feedback", language="both", entries=("driving",)).sheets:
        said = " ".join(texts(sheet))
        assert "(driving)" in said
        assert entry.edition(sheet.language).hash[:12] in said
        assert library.release().content_version in sheet.footing.facts
        assert any(part.blanks for part in sheet.parts)


def body_lines(page: Any) -> list[list[dict[str, Any]]]:
    """The lines of one text block after another, each with its spans."""
    blocks = page.get_text("dict")["blocks"]
    return [[line for line in block.get("lines", []) if line["spans"]] for block in blocks]


def test_lines_stand_a_quarter_of_the_type_apart(sheet: Document, typesetter: Typesetter) -> None:
    """R-LAY-3: leading of at least 1.25 of the type, in paragraphs of body type."""
    for page in laid_out(output.pdf(sheet, typesetter)):
        for lines in body_lines(page):
            body = [line for line in lines if {round(span["size"]) for span in line["spans"]} == {BODY}]
            starts = [line["spans"][0]["origin"] for line in body]  # of one column, if they begin alike
            apart = [low[1] - high[1] for high, low in itertools.pairwise(starts) if abs(low[0] - high[0]) < 1]
            assert [gap for gap in apart if 1 < gap < LEADING * BODY - 0.1] == []


def running_lines(page: Any) -> list[str]:
    """Return the lines above the foot of a page as they are read: words on one height, up to a gap between columns."""
    rows: dict[int, list[Any]] = {}
    foot = foot_of(page)
    for word in sorted(page.get_text("words")):
        if word[3] < foot:
            rows.setdefault(round(word[3]), []).append(word)
    lines: list[list[Any]] = []
    for row in rows.values():
        for at, word in enumerate(row):
            if at == 0 or word[0] - row[at - 1][2] > BETWEEN_COLUMNS:
                lines.append([])
            lines[-1].append(word)
    return [" ".join(word[4] for word in line) for line in lines]


def test_no_line_is_longer_than_seventy_five_letters(sheet: Document, typesetter: Typesetter) -> None:
    """R-LAY-3: lines of paragraphs have 45 to 70 letters in the middle, and no line has more than 75."""
    lines = [line for page in laid_out(output.pdf(sheet, typesetter)) for line in running_lines(page)]
    assert [line for line in lines if len(line) > LONGEST_LINE] == []
    blocks = [block for part in sheet.sheets[0].parts for group in part.groups for block in group.blocks]
    paragraphs = [say(block.spans) for block in blocks if isinstance(block, Prose)]
    goes_on = [f" {line} " for line in lines if len(line.split()) > WORDS_OF_A_LINE]
    filled = [len(line) - 2 for line in goes_on if any(line in f" {paragraph}" for paragraph in paragraphs)]
    assert len(filled) < FEW or 45 <= statistics.median(filled) <= 70


def test_a_line_over_seventy_five_letters_is_seen(make: Make, typesetter: Typesetter) -> None:
    """The measure can fail: large print as wide as the page, in small type."""
    page = laid_out(output.pdf(make("overview"), typesetter))[0]
    long = "These words are set in one line that has many more letters than anybody reads with ease, up to here."
    page.insert_text((54, 400), long, fontsize=6)
    assert max(map(len, running_lines(page))) >= len(long)


def test_nothing_is_set_in_capitals_or_in_slanted_stretches(sheet: Document, typesetter: Typesetter) -> None:
    """R-LAY-4: no more than three words in capitals, no more than five slanted, no soft hyphen."""
    for page in laid_out(output.pdf(sheet, typesetter)):
        said = page.get_text()
        assert "\u00ad" not in said
        assert not re.search(r"(?:\b[A-ZÁÉÍÓÚÑ]{2,}\b[ ,]+){4}", said)
        for lines in body_lines(page):
            slanted = [span["text"] for line in lines for span in line["spans"] if span["flags"] & SLANTED]
            assert len(" ".join(slanted).split()) <= 5


def test_large_print_is_one_column_of_lines_no_longer_than_six_and_a_half_inches(
    make: Make, typesetter: Typesetter
) -> None:
    """R-LP-1: a re-flow in one column, without italics."""
    for name in IDS:
        for page in laid_out(output.pdf(make(name, size=18), typesetter)):
            words = page.get_text("words")
            assert max(word[2] for word in words) - min(word[0] for word in words) <= LONGEST_IN_LARGE_PRINT
            assert not [
                span
                for lines in body_lines(page)
                for line in lines
                for span in line["spans"]
                if span["flags"] & SLANTED
            ]


def tables(document: Document) -> list[PaperTable]:
    parts = [part for sheet in document.sheets for part in sheet.parts]
    return [block for part in parts for group in part.groups for block in group.blocks if isinstance(block, PaperTable)]


@pytest.mark.parametrize("name", ["benefits-and-risks", "routes", "other-treatments"])
def test_a_table_becomes_blocks_of_label_and_value_in_large_print(
    name: str, make: Make, typesetter: Typesetter
) -> None:
    """R-LP-2: each cell stands after its label, below the one before."""
    document = make(name, size=18)
    said = re.sub(r"\s+", " ", " ".join(page.get_text() for page in laid_out(output.pdf(document, typesetter))))
    found = tables(document)
    assert found
    for table in found:
        for head in table.heads[1:]:
            assert len(re.findall(re.escape(f"{head}:"), said)) >= len(table.rows)


@pytest.mark.parametrize("name", FOR_CLIENTS)
def test_no_relative_measure_and_no_number_needed_to_treat_reaches_a_client(name: str, make: Make) -> None:
    """R-NUM-4, R-NUM-8: counts of people, never percents, odds, hazards, "twice as" or numbers needed to treat."""
    relative = r"\d\s?%|\b(?:odds|hazard|relative risk|twice as|times (?:more|less|as)|NNT|NNH|el doble|veces más)\b"
    for language in ("en", "es"):
        body = [part for part in make(name, language=language).sheets[0].parts if part.key != "sources"]
        said = " ".join(text for part in body for text in part_texts(part))
        assert not re.findall(relative, said, re.IGNORECASE)


@pytest.mark.parametrize("name", FOR_CLIENTS)
def test_a_sheet_says_what_it_is_not(name: str, make: Make) -> None:
    """R-FDA-4, R-PDA-4, R-P2-3: for learning; no seal; nobody is told that they have an illness."""
    for language, learning in (("en", "for learning"), ("es", "para aprender")):
        sheet = make(name, language=language).sheets[0]
        said = " ".join(texts(sheet))
        assert learning in said
        assert not re.search(r"\bcertified (?:decision|aid)|\bYou have (?:depression|an addiction|a disorder)\b", said)
        assert not re.search(r"\bUsted tiene (?:depresión|una adicción|un trastorno)\b", said)


def test_a_sheet_about_spravato_points_to_the_medication_guide(make: Make) -> None:
    """R-LBL-1, R-LBL-4: no sheet stands in for the guide, and a use that is not approved is said to be so."""
    for name in ("overview", "benefits-and-risks", "what-to-expect", "side-effects", "routes", "about-condition"):
        for short in (False, True):
            said = " ".join(texts(make(name, short=short).sheets[0]))
            assert "does not replace the Medication Guide" in said, (name, short)
    for name in ("overview", "routes", "benefits-and-risks", "about-condition"):
        assert re.search(r"not approved|not FDA-approved|has not approved", " ".join(texts(make(name).sheets[0]))), name


def test_filled_and_empty_people_differ_on_a_printer_that_knows_black_only(make: Make, typesetter: Typesetter) -> None:
    """R-LAY-6, R-ICO-4: at 300 dots an inch, each black or white, the arrays still tell one count from another."""
    import pymupdf  # type: ignore[import-untyped,unused-ignore]

    page = laid_out(output.pdf(make("overview"), typesetter))[0]
    pixels = page.get_pixmap(dpi=DOTS_PER_INCH, colorspace=pymupdf.csGRAY)
    scale = DOTS_PER_INCH / 72
    black = []
    for words in page.search_for("Of 100 people")[:2]:  # each begins beside its drawing: 45 people, then 59
        left, top = (words.x0 - 72) * scale, (words.y0 - 6) * scale
        box = [(int(left) + x, int(top) + y) for y in range(int(66 * scale)) for x in range(int(64 * scale))]
        black.append(sum(pixels.pixel(x, y)[0] < 128 for x, y in box))
    assert black[1] > black[0] * 1.08


@pytest.mark.parametrize("name", ["overview", "side-effects", "recovery", "about-condition"])
def test_pictures_of_people_are_as_large_as_the_margin_where_the_sheet_has_room(
    name: str, make: Make, typesetter: Typesetter
) -> None:
    """R-ICO-8: 33 mm for ten people side by side, and the sheet still has two sides; a full one keeps its 22 mm."""
    pages = laid_out(output.pdf(make(name), typesetter))
    rows = [drawing["rect"] for page in pages for drawing in page.get_drawings() if drawing["rect"].height < 12]
    widest = max(row.width for row in rows if 60 < row.width < 100)
    assert widest > 30 / 25.4 * 72
    assert len(pages) == 2
