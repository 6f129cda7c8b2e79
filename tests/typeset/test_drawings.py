"""Figures for the screen: right counts, no words, colours that a theme can replace."""

import re
from contextlib import suppress
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ketaref.compiler.diagram import diagram_of
from ketaref.errors import TypesettingFailed
from ketaref.model.pathway import Edge, Node, Pathway
from ketaref.model.text import LANGUAGES, Bilingual, Language
from ketaref.typeset.drawings import TOKENS, draw, draw_pathway, parse, recolour

PARTS_OF_A_PERSON = 2
EDGES_OF_AN_OUTLINE = 2
PATH = "{http://www.w3.org/2000/svg}path"


def icons(svg: bytes, colour: str) -> int:
    """Count the closed shapes filled with `colour`."""
    return sum(
        path.get("d", "").count("Z") for path in ElementTree.fromstring(svg).iter(PATH) if path.get("fill") == colour
    )


@pytest.mark.parametrize("count", [0, 1, 9, 10, 41, 99, 100])
def test_an_array_of_a_hundred_shows_as_many_people_as_it_says(count: int) -> None:
    svg = draw(f"icon-array-{count}-of-100")
    assert icons(svg, TOKENS["solid"]) == count * PARTS_OF_A_PERSON
    assert icons(svg, TOKENS["outline"]) == (100 - count) * PARTS_OF_A_PERSON * EDGES_OF_AN_OUTLINE


@pytest.mark.parametrize("count", [0, 3, 100, 265, 1000])
def test_an_array_of_a_thousand_shows_as_many_dots_as_it_says(count: int) -> None:
    svg = draw(f"icon-array-{count}-of-1000")
    assert icons(svg, TOKENS["solid"]) == count
    assert icons(svg, TOKENS["outline"]) == (1000 - count) * EDGES_OF_AN_OUTLINE


def test_affected_people_are_filled_and_the_others_are_not() -> None:
    """So that the picture says the same in black and white: an outline is filled between its two edges only."""
    svg = ElementTree.fromstring(draw("icon-array-41-of-100"))
    looks = {(path.get("fill"), path.get("stroke"), path.get("fill-rule")) for path in svg.iter(PATH)}
    assert looks == {(TOKENS["solid"], None, "evenodd"), (TOKENS["outline"], None, "evenodd")}
    hollow = next(path.get("d", "") for path in svg.iter(PATH) if path.get("fill") == TOKENS["outline"])
    outer, inner = re.findall(r"c ([\d.]+) 0 \1", hollow)[:2]
    assert float(outer) > float(inner) > 0.7 * float(outer)


def test_arrays_of_any_count_have_one_size() -> None:
    boxes = {re.search(rb'viewBox="[^"]*"', draw(f"icon-array-{count}-of-100")) for count in (3, 41)}
    assert len({box[0] for box in boxes if box}) == 1


def test_a_bar_is_as_long_as_its_count() -> None:
    def length(count: int) -> float:
        found = [
            path.get("d", "")
            for path in ElementTree.fromstring(draw(f"bars-{count}-of-100")).iter(PATH)
            if path.get("fill") == TOKENS["solid"]
        ]
        return max(float(number) for number in re.findall(r"\d+\.?\d*", found[0]))

    assert length(80) == pytest.approx(2 * length(40))


ONE_OF_EACH = [
    "icon-array-3-of-1000", "bars-38-of-100", "icon-array-41-of-100", "bar-410-of-1000", "level-3-of-4",
    "interval-n400-n731-n64-of-1000", "interval-360-x-x-of-500", "span-2-24-of-4032",
]  # fmt: skip


@pytest.mark.parametrize("key", ONE_OF_EACH)
def test_a_drawing_holds_no_words_no_ground_and_no_other_colour(key: str) -> None:
    svg = draw(key)
    assert b"<text" not in svg
    assert b"#ffffff" not in svg
    assert set(re.findall(rb"#[0-9a-f]{6}", svg)) <= {colour.encode() for colour in TOKENS.values()}


def test_colours_are_replaced_by_name_and_may_trade_places() -> None:
    svg = draw("icon-array-41-of-100")
    traded = recolour(svg, {"solid": TOKENS["outline"], "outline": TOKENS["solid"]})
    assert icons(traded, TOKENS["outline"]) == icons(svg, TOKENS["solid"])
    assert recolour(svg, {}) == svg
    with pytest.raises(KeyError):
        recolour(svg, {"glow": "#000000"})


# Lines of charts ----------------------------------------------------------------------------------


def boxes(key: str, colour: str = TOKENS["solid"]) -> list[tuple[float, float]]:
    """Return where each shape filled with `colour` begins and how wide it is, in points, the margin left out."""
    found = []
    for path in ElementTree.fromstring(draw(key)).iter(PATH):
        if path.get("fill") == colour:
            begin = re.search(r"translate\(([\d.]+)", path.get("transform", ""))
            across = [float(step) for step in re.findall(r"h (\d+\.?\d*)", path.get("d", ""))]
            found.append((float(begin[1]) if begin else 0.0, max(across, default=0.0)))
    return found


@pytest.mark.parametrize("reached", range(5))
def test_a_level_has_as_many_full_dots_as_steps_reached(reached: int) -> None:
    svg = ElementTree.fromstring(draw(f"level-{reached}-of-4"))
    fills = [path.get("fill") for path in svg.iter(PATH)]

    assert fills.count(TOKENS["solid"]) == reached
    assert len(fills) == 4


def test_a_small_bar_is_as_long_as_its_count_and_none_has_no_length() -> None:
    (_, wide), (_, half) = boxes("bar-800-of-1000")[0], boxes("bar-400-of-1000")[0]
    assert wide == pytest.approx(2 * half)
    assert all(width == 0 for _, width in boxes("bar-0-of-1000"))


def test_a_longer_time_is_drawn_longer_and_a_later_one_further_right() -> None:
    (start, short), (same, long) = boxes("span-24-48-of-4032")[-1], boxes("span-24-720-of-4032")[-1]
    (later, _) = boxes("span-168-720-of-4032")[-1]

    assert long > short
    assert start == same < later


@pytest.mark.parametrize("value", ["n900", "n400", "0", "400", "900"])
def test_an_interval_stays_within_its_scale_and_its_square_within_it(value: str) -> None:
    wide = draw(f"interval-{value}-n950-950-of-1000")
    far = draw(f"interval-{value}-n99999-99999-of-1000")

    assert size(wide) == size(far)


def size(svg: bytes) -> bytes:
    """Return the size that a drawing says it has."""
    found = re.search(rb'viewBox="([^"]*)"', svg)
    assert found
    return found[1]


def test_more_to_the_left_means_a_lower_score() -> None:
    squares = [boxes(f"interval-{value}-x-x-of-1000")[-1][0] for value in ("n400", "0", "400")]

    assert squares == sorted(squares)
    assert len(set(squares)) == 3
    assert squares[1] - squares[0] == pytest.approx(squares[2] - squares[1])


# The pathway --------------------------------------------------------------------------------------

TEXT = Bilingual("Salt in the blood", "Sal en la sangre")
PATHWAY = Pathway(
    [Node("salt", TEXT), Node("thirst", Bilingual("Thirst", "Sed")), Node("water", TEXT)],
    [
        Edge("e1", "salt", "thirst", TEXT, "established", ["humans"], TEXT),
        Edge("e2", "thirst", "water", TEXT, "contested", ["animals"], TEXT),
    ],
)
DIAGRAM = diagram_of(PATHWAY, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pathway_is_drawn_in_our_colours_and_the_same_each_time(language: Language) -> None:
    svg = draw_pathway(DIAGRAM, language)

    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert draw_pathway(DIAGRAM, language) == svg
    assert set(re.findall(rb"#[0-9a-f]{6}", svg)) <= {colour.encode() for colour in TOKENS.values()}


def test_the_pathway_of_each_language_has_its_own_words() -> None:
    assert draw_pathway(DIAGRAM, "en") != draw_pathway(DIAGRAM, "es")


def test_how_sure_an_arrow_is_can_be_seen_without_colour() -> None:
    lines = []
    for strength in ("established", "supported", "contested"):
        edge = msgspec.structs.replace(PATHWAY.edges[0], strength=strength)
        svg = draw_pathway(diagram_of(Pathway(PATHWAY.nodes[:2], [edge]), []), "en").decode()
        lines += re.findall(r'stroke-dasharray="([^"]*)"', svg)

    assert lines[0] == ""
    assert len(set(lines)) == 3


def test_a_step_seen_in_animals_only_ends_in_an_open_arrowhead() -> None:
    heads = []
    for where in ("humans", "animals"):
        edge = msgspec.structs.replace(PATHWAY.edges[0], evidence_in=[where])
        svg = draw_pathway(diagram_of(Pathway(PATHWAY.nodes[:2], [edge]), []), "en").decode()
        heads.append(svg.count(f'fill="{TOKENS["ground"]}"'))

    assert heads[1] == heads[0] + 1


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        "icon-array-101-of-100", "icon-array-1-of-50", "pie-1-of-100", "icon-array--1-of-100", "../x", "",
        "bar-1001-of-1000", "level-5-of-4", "level-1-of-5", "interval-1-x-of-5", "interval-y-x-x-of-500",
        "span-0-5-of-100", "span-9-5-of-100", "span-1-101-of-100", "span-1-5", "pathway-en", "bar-1-of-100\n",
        "BAR-1-of-100",
    ],
)  # fmt: skip
def test_a_name_that_is_no_drawing_is_refused(key: str) -> None:
    with pytest.raises(TypesettingFailed, match="no drawing named"):
        parse(key)


@given(st.text() | st.text("barinteclvspnow-xfy0123456789", max_size=40))
def test_any_text_is_a_drawing_or_is_refused(key: str) -> None:
    with suppress(TypesettingFailed):
        assert parse(key)["kind"] in {"icon-array", "bars", "bar", "level", "interval", "span"}


NUMBER = st.integers(0, 99_999)
POINTS = NUMBER.map(str) | NUMBER.map("n{}".format)
ENDS = st.just("x") | POINTS
KEYS = st.one_of(
    st.builds("{}-{}-of-{}".format, st.sampled_from(["icon-array", "bars", "bar"]), st.integers(0, 9999),
              st.sampled_from([100, 1000])),
    st.builds("level-{}-of-4".format, st.integers(0, 9)),
    st.builds("interval-{}-{}-{}-of-{}".format, ENDS, ENDS, ENDS, NUMBER),
    st.builds("span-{}-{}-of-{}".format, NUMBER, NUMBER, NUMBER),
)  # fmt: skip
"""Names that look right, whether they are or not."""


@settings(max_examples=60, deadline=None)
@given(KEYS)
@example("interval-0-x-x-of-0")
@example("interval-400-x-x-of-0")
@example("span-1-1-of-1")
@example("interval-n99999-n99999-99999-of-99999")
@example("interval-400-900-100-of-1000")
@example("interval-400-x-900-of-1000")
def test_any_name_that_looks_right_is_drawn_or_refused(key: str) -> None:
    with suppress(TypesettingFailed):
        assert draw(key).startswith(b"<svg")


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.builds("{}-{}-of-100".format, st.sampled_from(["icon-array", "bars", "bar"]), st.integers(0, 100)),
        st.builds("bar-{}-of-1000".format, st.integers(0, 1000)),
        st.builds("level-{}-of-4".format, st.integers(0, 4)),
        st.builds("interval-{}-{}-{}-of-{}".format, POINTS, POINTS, POINTS, st.integers(100, 99_999)),
        st.builds("interval-{}-x-x-of-{}".format, POINTS, st.integers(100, 99_999)),
        st.builds("span-{}-{}-of-4032".format, st.integers(1, 700), st.integers(700, 4032)),
    )
)
def test_every_name_that_the_content_makes_is_drawn(key: str) -> None:
    assert draw(key).startswith(b"<svg")
