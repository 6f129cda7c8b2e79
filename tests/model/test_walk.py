"""Walking a diagram: along arrows, back along the one that led here, and from choice to choice."""

import pytest

from ketaref.model.diagram import Arrow, Box, Diagram
from ketaref.model.text import Bilingual
from ketaref.model.walk import Walk

WORDS = Bilingual("x", "x")


def arrow(source: str, target: str, at: float, to: float) -> Arrow:
    return Arrow(f"{source}-{target}", source, target, WORDS, "supported", False, [(at, 0.0), (to, 1.0)])


DIAGRAM = Diagram(
    [Box("top", WORDS, 5, 0, 0), Box("left", WORDS, 0, 1, 1), Box("right", WORDS, 9, 1, 1), Box("end", WORDS, 5, 2, 2)],
    [arrow("top", "right", 6, 9), arrow("top", "left", 4, 0), arrow("left", "end", 0, 4), arrow("right", "end", 9, 6)],
    WORDS,
    10,
    3,
)


@pytest.mark.parametrize(
    ("steps", "at"),
    [
        ("d", "left"),
        ("dr", "right"),
        ("drl", "left"),
        ("drd", "end"),
        ("drdu", "right"),
        ("ddr", "end"),
        ("ddur", "right"),
        ("ddu", "left"),
        ("ddd", "end"),
        ("u", "top"),
        ("r", "top"),
        ("drr", "right"),
    ],
)
def test_keys_lead_along_the_arrows(steps: str, at: str) -> None:
    walk = Walk(DIAGRAM, "top")
    for step in steps:
        if step in "lr":
            walk.sideways(1 if step == "r" else -1)
        elif step == "d":
            walk.down()
        else:
            walk.up()
    assert walk.at == at


def test_it_says_which_of_how_many_arrows_was_taken() -> None:
    walk = Walk(DIAGRAM, "top")
    assert walk.choice() == (0, 0)
    assert walk.down()
    assert walk.choice() == (1, 2)
    assert walk.sideways(1)
    assert walk.choice() == (2, 2)
    assert not walk.sideways(1)


def test_a_jump_forgets_the_arrow_and_then_sideways_follows_the_row() -> None:
    walk = Walk(DIAGRAM, "top")
    walk.go_to("right")
    assert walk.by is None
    assert walk.sideways(-1)
    assert (walk.at, walk.by) == ("left", None)


def test_every_box_can_be_reached_by_arrows_alone() -> None:
    reached, waiting = {"top"}, ["top"]
    while waiting:
        box = waiting.pop()
        for turns in range(len(DIAGRAM.arrows_from(box))):
            walk = Walk(DIAGRAM, box)
            walk.down()
            for _turn in range(turns):
                walk.sideways(1)
            if walk.at not in reached:
                reached.add(walk.at)
                waiting.append(walk.at)
    assert reached == {box.id for box in DIAGRAM.boxes}
