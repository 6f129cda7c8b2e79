"""Figures for the screen: right counts, no words, colours that a theme can replace."""

import re
from xml.etree import ElementTree

import pytest

from ketaref.errors import TypesettingFailed
from ketaref.typeset.drawings import TOKENS, draw, parse, recolour

PARTS_OF_A_PERSON = 2
PATH = "{http://www.w3.org/2000/svg}path"


def icons(svg: bytes, colour: str) -> int:
    """Count the people filled with `colour`, or outlined in it."""
    return sum(
        path.get("d", "").count("Z")
        for path in ElementTree.fromstring(svg).iter(PATH)
        if colour in (path.get("fill"), path.get("stroke"))
    )


@pytest.mark.parametrize("count", [0, 1, 9, 10, 41, 99, 100])
def test_an_array_of_a_hundred_shows_as_many_people_as_it_says(count: int) -> None:
    svg = draw(f"icon-array-{count}-of-100")
    assert icons(svg, TOKENS["solid"]) == count * PARTS_OF_A_PERSON
    assert icons(svg, TOKENS["outline"]) == (100 - count) * PARTS_OF_A_PERSON


@pytest.mark.parametrize("count", [0, 3, 100, 265, 1000])
def test_an_array_of_a_thousand_shows_as_many_dots_as_it_says(count: int) -> None:
    svg = draw(f"icon-array-{count}-of-1000")
    assert (icons(svg, TOKENS["solid"]), icons(svg, TOKENS["outline"])) == (count, 1000 - count)


def test_affected_people_are_filled_and_the_others_are_not() -> None:
    """So that the picture says the same in black and white."""
    looks = {
        (path.get("fill"), path.get("stroke"))
        for path in ElementTree.fromstring(draw("icon-array-41-of-100")).iter(PATH)
    }
    assert looks == {(TOKENS["solid"], None), ("none", TOKENS["outline"])}


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


@pytest.mark.parametrize("key", ["icon-array-3-of-1000", "bars-38-of-100", "icon-array-41-of-100"])
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


@pytest.mark.parametrize(
    "key", ["icon-array-101-of-100", "icon-array-1-of-50", "pie-1-of-100", "icon-array--1-of-100", "../x", ""]
)
def test_a_name_that_is_no_drawing_is_refused(key: str) -> None:
    with pytest.raises(TypesettingFailed, match="no drawing named"):
        parse(key)
