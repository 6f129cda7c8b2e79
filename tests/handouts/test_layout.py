"""What a hand and an eye need of a page: whole frames, room above lines, answers in one place, feet of one height."""

import re
from typing import Any

import pytest

from handouts.making import Make, foot_of, laid_out, pages_of, squeezed
from ketaref.handouts import output
from ketaref.handouts.document import Document, Items, PaperForm, say
from ketaref.handouts.options import PAPERS
from ketaref.handouts.templates import catalogue
from ketaref.typeset.engine import Typesetter

IDS = [template.id for template in catalogue()]
WRITTEN_ON = 0.7  # points: how thick a line to write on is
SEVEN_MM = 7 / 25.4 * 72
LARGE = [("en", 18), ("es", 24)]
HALF_AN_INCH = 36  # points


def part_of(document: Document, key: str) -> Any:
    return next((part for part in document.sheets[0].parts if part.key == key), None)


@pytest.mark.parametrize(("language", "size"), LARGE)
@pytest.mark.parametrize("template", IDS)
def test_whom_to_call_stands_on_one_page_under_its_heading(
    make: Make, typesetter: Typesetter, template: str, language: str, size: int
) -> None:
    """R-LAY-9, also where no page holds all of the frame."""
    document = make(template, language=language, size=size)
    call = part_of(document, "call")
    lines = [squeezed(line.call) for line in call.lines]
    holding = [page for page in pages_of(output.pdf(document, typesetter)) if lines[0] in page]
    assert [all(line in page for line in lines) for page in holding] == [True]
    assert 0 <= holding[0].find(squeezed(call.heading)) < holding[0].find(lines[0])


def written_on(page: Any) -> list[Any]:
    """Return the lines of a page to write on: the lower edges of what is left free above them."""
    drawn = [drawing["rect"] for drawing in page.get_drawings() if drawing["type"] == "f"]
    return [line for line in drawn if abs(line.height - WRITTEN_ON) < 0.02 and line.y0 < foot_of(page)]


@pytest.mark.parametrize(("language", "size"), [("es", 13), ("en", 18)])
@pytest.mark.parametrize("template", ["tell-prescriber", "after-visit", "feedback", "side-effects"])
def test_a_hand_has_room_above_every_line(
    make: Make, typesetter: Typesetter, template: str, language: str, size: int
) -> None:
    seen = 0
    for page in laid_out(output.pdf(make(template, language=language, size=size), typesetter)):
        lines = written_on(page)
        seen += len(lines)
        words = [word[:4] for word in page.get_text("words")]
        for line in lines:
            over = [
                bottom
                for left, top, right, bottom in [*words, *(tuple(other) for other in lines)]
                if left < line.x1 and right > line.x0 and top < line.y0 - 2
            ]
            # The box of a word is deeper than its letters.
            assert line.y0 - max(over, default=0) > SEVEN_MM - 3, (template, line)
    assert seen > 1


@pytest.mark.parametrize("size", [18, 24])
@pytest.mark.parametrize("template", ["blank-form", "my-choice"])
def test_the_same_answer_stands_at_the_same_place_under_every_question(
    make: Make, typesetter: Typesetter, template: str, size: int
) -> None:
    document = make(template, size=size)
    forms = [
        block
        for part in document.sheets[0].parts
        for group in part.groups
        for block in group.blocks
        if isinstance(block, PaperForm) and block.scale
    ]
    pages = laid_out(output.pdf(document, typesetter))
    for form in forms:
        for answer in form.scale:
            places = [place.x0 for page in pages for place in page.search_for(answer)]
            standing = [round(place) for place in places]
            assert standing.count(max(set(standing), key=standing.count)) >= len(form.questions)


@pytest.mark.parametrize(("language", "size"), [("en", 13), *LARGE])
@pytest.mark.parametrize("template", IDS)
def test_the_foot_has_one_height_and_breaks_between_two_things(
    make: Make, typesetter: Typesetter, template: str, language: str, size: int
) -> None:
    document = make(template, language=language, size=size)
    footing = document.sheets[0].footing
    said = [squeezed(one) for one in f"{footing.name} · {footing.facts}".split(" · ")]
    pages = laid_out(output.pdf(document, typesetter))
    assert len({round(foot_of(page)) for page in pages}) == 1
    for page in pages:
        lowest = max(word[3] for word in page.get_text("words"))
        assert page.rect.height - lowest == pytest.approx(HALF_AN_INCH, abs=2.5)  # a word reaches below its line
        lines: dict[int, list[str]] = {}
        for word in page.get_text("words"):
            if word[3] > foot_of(page) + 2:
                lines.setdefault(round(word[3]), []).append(word[4])
        rows = [squeezed(" ".join(row)) for _, row in sorted(lines.items())]
        assert not [row for row in lines.values() if "·" in (row[0], row[-1])]
        assert all(any(one in row for row in rows) for one in said if one != squeezed(document.sheets[0].title))


@pytest.mark.parametrize("template", ["blank-form", "companion"])
def test_a_long_title_costs_no_line_of_the_foot_by_itself(make: Make, typesetter: Typesetter, template: str) -> None:
    """The foot had five lines, of which the first held one word."""
    document = make(template, language="es", size=18)
    page = laid_out(output.pdf(document, typesetter))[0]
    rows = {round(word[3]) for word in page.get_text("words") if word[3] > foot_of(page) + 2}
    assert len(rows) == 4


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "template", ["after-visit", "companion", "recovery", "routes", "side-effects", "what-to-expect"]
)
def test_no_page_of_large_print_parts_one_item_from_its_list(
    make: Make, typesetter: Typesetter, template: str, language: str
) -> None:
    """Pages began with the last item of a list, and ended with the first."""
    document = make(template, language=language, size=18)
    pages = pages_of(output.pdf(document, typesetter))
    parts = [part for part in document.sheets[0].parts if part.layout != "plan"]  # lines to write on
    blocks = [block for part in parts for group in part.groups for block in group.blocks]
    lists = [[squeezed(say(item)) for item in block.items] for block in blocks if isinstance(block, Items)]
    for items in [items for items in lists if len(items) > 3]:
        assert any(items[0] in page and items[1] in page for page in pages), items[0]
        assert any(items[-1] in page and items[-2] in page for page in pages), items[-1]


@pytest.mark.parametrize(("language", "size"), LARGE)
@pytest.mark.parametrize("template", IDS)
def test_no_page_of_large_print_is_for_a_source_or_two(
    make: Make, typesetter: Typesetter, template: str, language: str, size: int
) -> None:
    document = make(template, language=language, size=size)
    sources = part_of(document, "sources")
    if sources is None:
        return
    heading = squeezed(sources.heading)
    last = pages_of(output.pdf(document, typesetter))[-1]
    numbers = re.findall(r"(?m)^\s*(\d+)\.\s", laid_out(output.pdf(document, typesetter))[-1].get_text())
    assert heading in last or len(numbers) > 2


@pytest.mark.parametrize(("language", "size"), LARGE)
def test_no_rule_of_a_frame_stands_at_the_top_of_it(
    make: Make, typesetter: Typesetter, language: str, size: int
) -> None:
    """A rule between two facts that comes to a new page would be a second edge of its frame."""
    for page in laid_out(output.pdf(make("benefits-and-risks", language=language, size=size), typesetter)):
        drawn = [drawing["rect"] for drawing in page.get_drawings()]
        frames = [box for box in drawn if box.height > 50 and box.width > 300]
        rules = [box for box in drawn if box.height < 2 and box.width > 300]
        assert not [rule for frame in frames for rule in rules if 2 < rule.y0 - frame.y0 < size]


@pytest.mark.parametrize("language", ["en", "es"])
def test_signs_to_look_for_in_the_largest_print_stand_in_full_frames(
    make: Make, typesetter: Typesetter, language: str
) -> None:
    """Where no page holds them all, none is alone in its frame."""
    document = make("what-to-expect", language=language, size=24)
    signs = [squeezed(say(item)) for group in part_of(document, "call").groups for item in group.blocks[0].items]
    pages = pages_of(output.pdf(document, typesetter))
    assert min(count for page in pages if (count := sum(sign in page for sign in signs))) > 1


@pytest.mark.parametrize("size", [18, 20, 24])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", ["recovery", "side-effects", "my-choice", "about-group"])
def test_what_introduces_a_list_stands_on_its_page(
    make: Make, typesetter: Typesetter, template: str, language: str, size: int
) -> None:
    document = make(template, language=language, size=size)
    pages = pages_of(output.pdf(document, typesetter))
    for part in document.sheets[0].parts:
        blocks = [block for group in part.groups for block in group.blocks]
        if part.intro and blocks and isinstance(blocks[0], Items):
            (page,) = [page for page in pages if squeezed(part.intro) in page]
            assert squeezed(say(blocks[0].items[0])) in page.split(squeezed(part.intro))[1], part.key


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("template", ["questions-for-clinic", "tell-prescriber"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_begins_with_the_last_question_alone(
    make: Make, typesetter: Typesetter, template: str, paper: str, language: str
) -> None:
    """Nobody sees that it belongs to what stood before."""
    document = make(template, language=language, paper=paper)
    asked: list[list[str]] = []
    for part in document.sheets[0].parts:
        blocks = [block for group in part.groups for block in group.blocks]
        if part.layout == "plan":
            asked.append([say(item) for block in blocks if isinstance(block, Items) for item in block.items])
        asked += [[it.text for it in block.questions] for block in blocks if isinstance(block, PaperForm)]
    assert asked
    pages = pages_of(output.pdf(document, typesetter))
    for questions in asked:
        *_, before, last = map(squeezed, questions)
        assert any(before in page and last in page for page in pages)
