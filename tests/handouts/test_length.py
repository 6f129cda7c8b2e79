"""How high a sheet comes is estimated from the length of its texts, so that it is set as wide apart as it can be."""

import itertools
import json
from typing import Any

import msgspec
import pytest
import typst

from handouts.making import Make, foot_of, laid_out
from ketaref import paths
from ketaref.handouts import output
from ketaref.handouts.document import Document
from ketaref.handouts.templates import catalogue
from ketaref.typeset.engine import Typesetter
from ketaref.typeset.punctuation import data_for_paper

IDS = [template.id for template in catalogue()]
LOWER, HIGHER = 0.94, 1.045
"""How far an estimate may be from what is measured; a share of each page is left free for it."""
PROBE = """
#import "/typst/sheet.typ" as sheet
#import "/typst/length.typ" as length
#import "/typst/style.typ": *
#import "/handouts/how-it-works/layouts.typ": road
#import "/handouts/side-effects/layouts.typ": effects
#import "/handouts/what-to-expect/layouts.typ": steps
#let data = json("/document.json")
#let said = data.sheets.first()
#sheet._looks(style-of(data), context {
  let style = with-foot(style-of(data), 36pt)
  let pieces = sheet._all-pieces(style, said, (road: road, effects: effects, steps: steps))
  let estimated = length.heights(style, style, (style.icons,), said).map(it => it.at(1)).sum()
  [#metadata((estimated / 1pt, sheet._height(style, said, pieces) / 1pt))<heights>]
})
"""


def heights(document: Document) -> tuple[float, float]:
    """Return how high the first sheet of a handout comes: estimated, and measured by Typst."""
    data = json.dumps(data_for_paper(msgspec.to_builtins(document)))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(paths.fonts())])
    files: Any = {"main.typ": PROBE.encode(), "document.json": data.encode()}
    found = typst.query(files, "<heights>", root=str(paths.typst_root()), font_paths=fonts, ignore_system_fonts=True)
    estimated, measured = json.loads(found)[0]["value"]
    return estimated, measured


@pytest.mark.parametrize("template", IDS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_height_of_a_sheet_is_known_from_its_texts(template: str, language: str, paper: str, make: Make) -> None:
    estimated, measured = heights(make(template, language=language, paper=paper))
    assert LOWER < estimated / measured < HIGHER


def share_of_pictures(pages: list[Any]) -> float:
    """Return how wide the widest row of ten people is, in millimetres."""
    rows = [drawing["rect"] for page in pages for drawing in page.get_drawings() if drawing["rect"].height < 12]
    return float(max(row.width for row in rows if 50 < row.width < 100) * 25.4 / 72)


def test_pictures_are_as_large_in_spanish_where_the_sheet_has_room(make: Make, typesetter: Typesetter) -> None:
    """They were 22 mm wide on a sheet that left a quarter of its second side free."""
    pages = laid_out(output.pdf(make("overview", language="es"), typesetter))
    assert share_of_pictures(pages) > 30
    assert len(pages) == 2


@pytest.mark.parametrize("template", ["companion", "composed", "routes"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_parts_stand_well_apart_where_the_last_page_has_room(
    template: str, language: str, make: Make, typesetter: Typesetter
) -> None:
    """Paragraphs stood closer than half a line while a third of the last page was free."""
    pages = laid_out(output.pdf(make(template, language=language), typesetter))
    assert len(pages) == 2
    gaps = [below[1] - above[3] for page in pages for above, below in _paragraphs(page)]
    assert sorted(gaps)[len(gaps) // 2] > 3


def test_items_stand_apart_as_far_as_the_last_page_has_room(make: Make, typesetter: Typesetter) -> None:
    """There were four distances to choose from, and none in between fitted: items stood 0.5 points apart."""
    pages = laid_out(output.pdf(make("after-visit"), typesetter))
    assert len(pages) == 2
    gaps = sorted(below[1] - above[3] for page in pages for above, below in _paragraphs(page))
    assert gaps[len(gaps) // 2] > 2


def _paragraphs(page: Any) -> list[tuple[Any, Any]]:
    """Paragraphs of the text column with what stands below them."""
    blocks = [block for block in page.get_text("blocks") if 150 < block[0] < 200 and block[3] < foot_of(page)]
    return list(itertools.pairwise(blocks))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_long_topic_takes_no_more_sides_in_spanish(language: str, make: Make, typesetter: Typesetter) -> None:
    """It took a third in Spanish."""
    document = make("about-topic", entries=("side-effects-overview",), language=language)
    assert len(laid_out(output.pdf(document, typesetter))) == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_visit_keeps_to_two_sides(language: str, make: Make, typesetter: Typesetter) -> None:
    """An injection took a third side in Spanish."""
    for entry in ("im-ketamine", "iv-ketamine", "esketamine-spravato", "oral-sublingual-ketamine"):
        pages = laid_out(output.pdf(make("what-to-expect", entries=(entry,), language=language), typesetter))
        assert len(pages) == 2, entry


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", ["about-condition", "composed", "overview", "what-to-expect"])
def test_no_page_begins_with_the_last_paragraph_or_item_of_a_part(
    template: str, language: str, make: Make, typesetter: Typesetter
) -> None:
    """A second side began with one paragraph, or one point of a visit, below the rest of its part."""
    page = laid_out(output.pdf(make(template, language=language), typesetter))[1]
    words = page.get_text("words")
    top = min(word[1] for word in words)
    headed = any(word[0] < 60 and word[1] < top + 4 for word in words)
    boxes = [drawing["rect"] for drawing in page.get_drawings() if drawing["rect"].width > 480]
    heads = [word[1] for word in words if word[0] < 56]
    until = min([*heads, *(box.y0 for box in boxes)])
    assert headed or top > until or until - top > 45
