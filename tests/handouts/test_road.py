"""The way from the dose to the mood on paper: text in boxes, in order, each as sure as the library says."""

import re

import pytest

from handouts.making import Make, laid_out, pages_of, root_of, squeezed
from ketaref.handouts import output
from ketaref.handouts.document import Document, Road, say
from ketaref.handouts.plain import plain
from ketaref.library.library import Library
from ketaref.model.text import Language
from ketaref.typeset.engine import Typesetter

WORDS = {
    "en": {"established": "Well known.", "supported": "Fairly well known.", "contested": "Experts disagree."},
    "es": {
        "established": "Bien conocido.",
        "supported": "Bastante conocido.",
        "contested": "Los expertos no coinciden.",
    },
}
IN_BOTH = [(language, size) for language in ("en", "es") for size in (13, 18, 24)]


def road_in(document: Document) -> Road:
    (road,) = [
        block
        for part in document.sheets[0].parts
        for group in part.groups
        for block in group.blocks
        if isinstance(block, Road)
    ]
    return road


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_step_says_how_sure_the_library_is_of_it(make: Make, library: Library, language: Language) -> None:
    road = road_in(make("how-it-works", language=language))
    assert len(road.steps) == len(library.road()) == 7
    assert not road.steps[0].sure
    for printed, step in zip(road.steps[1:], library.road()[1:], strict=True):
        assert step.strength
        assert printed.strength == step.strength
        assert printed.sure.startswith(WORDS[language][step.strength])
        people = {"en": "in people", "es": "en personas"}[language]
        assert (people in printed.sure) == ("humans" in step.evidence_in)
        assert [span.mark for span in printed.says if span.mark]


@pytest.mark.parametrize(("language", "size"), IN_BOTH)
def test_it_is_read_in_order_and_is_no_picture(make: Make, typesetter: Typesetter, language: str, size: int) -> None:
    document = make("how-it-works", language=language, size=size)
    pdf = output.pdf(document, typesetter)
    printed = "".join(pages_of(pdf))
    for foot in (document.sheets[0].footing.name, document.sheets[0].footing.facts):
        printed = printed.replace(squeezed(foot), "")
    printed = re.sub(r"(Page|Página)\d(of|de)\d", "", printed)
    said = []
    for step in road_in(document).steps:
        texts = [step.sure, say(step.says)]
        said += [squeezed(text) for text in (reversed(texts) if step.beside else texts) if text]
    at = 0
    for text in said:
        assert text in printed[at:], text
        at = printed.index(text, at) + len(text)
    assert b"/Figure" not in pdf
    assert "/Alt" not in str(root_of(pdf)["/StructTreeRoot"])
    assert not [image for page in laid_out(pdf) for image in page.get_images()]


def test_its_lines_are_whole_broken_and_dotted(make: Make, typesetter: Typesetter) -> None:
    document = make("how-it-works", greyscale=True)
    strengths = [step.strength for step in road_in(document).steps]
    drawn = [drawing for page in laid_out(output.pdf(document, typesetter)) for drawing in page.get_drawings()]
    dashes = {drawing["dashes"] for drawing in drawn if drawing.get("dashes") not in (None, "[] 0")}
    arrows = [drawing for drawing in drawn if drawing["type"] == "f" and drawing["rect"].width == 10]
    assert set(strengths) == {"", "established", "supported", "contested"}
    assert len(dashes) == 2
    assert len(arrows) == len([step for step in road_in(document).steps[1:] if not step.beside])


def test_as_plain_text_it_is_a_numbered_list(make: Make) -> None:
    said = plain(make("how-it-works"))
    assert "1. You get a dose" in said
    assert "2. (Well known. Studied in animals and in people.) It blocks a docking spot on brain cells. [3*]" in said
    assert "AMPA" not in said
