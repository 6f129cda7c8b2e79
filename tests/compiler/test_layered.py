"""The layout of the diagram: rows, lanes, and no line behind a box, whatever boxes and arrows there are."""

from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref.compiler.content import load
from ketaref.compiler.diagram import diagram_of
from ketaref.compiler.layered import Layout, lay_out
from ketaref.model.diagram import BOX_HIGH, BOX_WIDE, Diagram

BOXES = [f"box-{number}" for number in range(9)]
arrows_of_boxes = st.lists(
    st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)).filter(lambda pair: pair[0] != pair[1])
)


def behind(layout: Layout) -> list[str]:
    """Return where a line runs through a box, found by walking each line in small steps."""
    found = []
    for arrow, points in layout.lines.items():
        for (x1, y1), (x2, y2) in pairwise(points):
            for step in range(41):
                x, y = x1 + (x2 - x1) * step / 40, y1 + (y2 - y1) * step / 40
                for box, ((left, top), _row) in layout.boxes.items():
                    if abs(x - left) < BOX_WIDE / 2 - 0.05 and abs(y - top) < BOX_HIGH / 2 - 0.05:
                        found.append(f"{arrow} through {box}")
    return found


def as_layout(diagram: Diagram) -> Layout:
    boxes = {box.id: ((box.x, box.y), box.row) for box in diagram.boxes}
    return Layout(boxes, {(a.source, a.target): a.points for a in diagram.arrows}, diagram.wide, diagram.high)


@settings(max_examples=60, deadline=None)
@given(arrows=arrows_of_boxes)
def test_no_line_passes_behind_a_box_and_no_boxes_overlap(arrows: list[tuple[str, str]]) -> None:
    layout = lay_out(BOXES, arrows)

    assert set(layout.lines) == set(arrows)
    assert behind(layout) == []
    for (one, row), (other, other_row) in combinations(layout.boxes.values(), 2):
        assert row != other_row or abs(one[0] - other[0]) >= BOX_WIDE
    for (x, y), _row in layout.boxes.values():
        assert BOX_WIDE / 2 - 0.01 <= x <= layout.wide
        assert BOX_HIGH / 2 <= y <= layout.high


@settings(max_examples=30, deadline=None)
@given(arrows=arrows_of_boxes)
def test_an_arrow_begins_at_its_box_and_ends_at_the_other(arrows: list[tuple[str, str]]) -> None:
    layout = lay_out(BOXES, arrows)

    for (start, to), points in layout.lines.items():
        for box, (x, y) in ((start, points[0]), (to, points[-1])):
            (middle, height), _row = layout.boxes[box]
            assert abs(x - middle) < BOX_WIDE / 2
            assert abs(abs(y - height) - BOX_HIGH / 2) < 0.02


def test_arrows_lead_down_and_a_circle_is_drawn_all_the_same() -> None:
    down = lay_out(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert [down.boxes[box][1] for box in "abc"] == [0, 1, 2]

    circle = lay_out(["a", "b"], [("a", "b"), ("b", "a")])
    assert circle.lines["a", "b"][0][1] < circle.lines["a", "b"][-1][1]
    assert circle.lines["b", "a"][0][1] > circle.lines["b", "a"][-1][1]


def test_nothing_is_laid_out_as_nothing() -> None:
    assert lay_out([], []).boxes == {}


def test_the_real_diagram_has_no_line_behind_a_box_and_is_the_same_each_time(data: Path) -> None:
    content, _problems = load(data)
    diagram = diagram_of(content.pathway, content.entries)

    assert len(diagram.arrows) == len(content.pathway.edges)
    assert behind(as_layout(diagram)) == []
    assert diagram == diagram_of(content.pathway, content.entries)
    assert [(box.row, box.x) for box in diagram.boxes] == sorted((box.row, box.x) for box in diagram.boxes)
    opens = {box.entry for box in diagram.boxes if box.entry}
    assert opens <= set(content.entries)
    assert {"nmda-receptor-antagonism", "bdnf-trkb", "dissociation"} <= opens
