"""No side of paper is handed out nearly empty: all pages of every template, as tall as their ink."""

from typing import Any

import pytest

from handouts.making import Make, foot_of, laid_out
from ketaref.handouts import output
from ketaref.handouts.templates import catalogue
from ketaref.typeset.engine import Typesetter

IDS = [template.id for template in catalogue()]
QUARTER, SIXTH = 1 / 4, 1 / 6
STANDARD = 13
LARGEST = 24


def fullness(page: Any, top: float) -> float:
    """Return how far down a page its words and lines reach, as a share of the room between its margins."""
    drawn = [drawing["rect"] for drawing in page.get_drawings()]
    foot = foot_of(page)
    words = [word[3] for word in page.get_text("words") if word[3] < foot + 2]
    lowest = max([*words, *(box.y1 for box in drawn if box.y1 < foot - 1)], default=top)
    return float((lowest - top) / (foot - top))


def test_an_empty_page_is_seen(make: Make, typesetter: Typesetter) -> None:
    """The measure can fail: here a page is wiped below its title."""
    page = laid_out(output.pdf(make("overview"), typesetter))[0]
    assert fullness(page, 54) > QUARTER
    page.add_redact_annot((0, 110, page.rect.width, page.rect.height - 80))
    page.apply_redactions()
    assert fullness(page, 54) < QUARTER


def nearly_empty(make: Make, typesetter: Typesetter, template: str, size: int, languages: tuple[str, ...]) -> list[str]:
    found = []
    for language in languages:
        for paper in ("letter", "a4"):
            document = make(template, language=language, size=size, paper=paper)
            pages = laid_out(output.pdf(document, typesetter))
            ends = {at for at, page in enumerate(pages) if at + 1 == len(pages) or last_of_language(pages, at)}
            for at, page in enumerate(pages):
                if size != STANDARD and at in ends:
                    continue  # the last page of a large-print sheet is as long as its text
                share = fullness(page, 54 if size == STANDARD else 72)
                if share < (SIXTH if size == LARGEST else QUARTER):
                    found.append(f"{language} {size} {paper} page {at + 1}: {share:.0%}")
    return found


def last_of_language(pages: list[Any], at: int) -> bool:
    return ("Español" in pages[at].get_text()) != ("Español" in pages[at + 1].get_text())


@pytest.mark.parametrize("template", IDS)
def test_no_page_is_less_than_a_quarter_full(make: Make, typesetter: Typesetter, template: str) -> None:
    assert nearly_empty(make, typesetter, template, STANDARD, ("en", "es")) == []
    assert nearly_empty(make, typesetter, template, 18, ("en", "es")) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", IDS)
def test_no_page_of_larger_print_is(make: Make, typesetter: Typesetter, template: str) -> None:
    """At 24 points a picture with its words takes most of a page, and what stands before it may be little."""
    for size in (20, LARGEST):
        assert nearly_empty(make, typesetter, template, size, ("en", "es", "both")) == []
