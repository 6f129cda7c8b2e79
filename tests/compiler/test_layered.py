"""The layout of the diagram: rows, lanes, and no line behind a box, whatever boxes and arrows there are."""

from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref.compiler.columns import columns
from ketaref.compiler.content import load
from ketaref.compiler.diagram import diagram_of
from ketaref.compiler.layered import Layout, lay_out
from ketaref.model.diagram import BOX_HIGH, BOX_WIDE, Diagram, Point

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


def bends(points: list[Point]) -> int:
    """Count how often a line goes sideways."""
    return sum(x1 != x2 for (x1, _y1), (x2, _y2) in pairwise(points))


def test_an_arrow_over_several_rows_stands_upright_between_its_first_and_its_last(data: Path) -> None:
    content, _problems = load(data)
    diagram = diagram_of(content.pathway, content.entries)

    assert max(bends(arrow.points) for arrow in diagram.arrows) == 2
    assert diagram.wide <= 70, "it has to fit beside a list in a window of 1280"


def test_lines_that_cross_on_their_way_are_no_trouble() -> None:
    """Two that cannot both be straight: one gives way, and both still arrive."""
    rows = [["a", "b"], ["a1", "b1"], ["b2", "a2"], ["d", "c"]]
    joined = [("a", "a1"), ("a1", "a2"), ("a2", "c"), ("b", "b1"), ("b1", "b2"), ("b2", "d")]
    xs = columns(rows, joined, lambda place: len(place) > 1, lambda _one, _other: 1.0)
    assert all(xs[one] + 1 <= xs[other] + 1e-9 for row in rows for one, other in pairwise(row))
