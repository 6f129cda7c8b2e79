"""Laying out boxes and arrows in rows, so that every arrow leads down and no line passes behind a box.

The usual way for such diagrams (Sugiyama, Tagawa and Toda, 1981): each box stands one row below the lowest box that
leads to it; an arrow over several rows gets a place of its own in each row between; within rows, what is joined is
brought near each other. Lines go sideways between rows only and pass each row upright through their own place.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ketaref.compiler.columns import columns
from ketaref.model.diagram import BOX_HIGH, BOX_WIDE, Point

_LANE = 0.8
_APART = 0.8
_DOWN, _MOST_DOWN, _SLOPE = 2.3, 3.8, 0.16
"""Between two rows: more where lines go far sideways, so that they can be told apart."""
_UPRIGHT = 0.9
"""An arrow arrives upright, so that its head can be told from those beside it."""
_PORT, _CORNER = 1.4, 0.8
"""How far arrows are apart along the edge of a box, and from its corners."""
_MOST = 3
"""Boxes in a row, as far as the arrows allow: more make the diagram wider than a window."""
_SWEEPS = 24

Place = str | tuple[str, str, int]
"""A box by its id, or the place of an arrow in a row between."""
Rows = list[list[Place]]


class Layout(NamedTuple):
    """Where boxes stand (middle and row), the points of each arrow, and the size of the whole."""

    boxes: dict[str, tuple[Point, int]]
    lines: dict[tuple[str, str], list[Point]]
    wide: float
    high: float


def lay_out(boxes: list[str], arrows: Iterable[tuple[str, str]]) -> Layout:
    """Return the layout of boxes and arrows; the same ones always give the same. An arrow in a circle leads up."""
    arrows = list(dict.fromkeys(arrows))
    up = _closing(boxes, arrows)
    down = [(to, start) if (start, to) in up else (start, to) for start, to in arrows if start != to]
    row_of = _rows_of(boxes, down)
    chains = {arrow: _chain(arrow, row_of) for arrow in dict.fromkeys(down)}
    rows = _ordered(_filled(boxes, row_of, chains), list(chains.values()))
    xs = _placed(rows, list(chains.values()))
    tops = _tops(rows, list(chains.values()), xs)
    lines = _lines(chains, row_of, xs, tops)
    found = {(start, to): lines[start, to] if (start, to) in lines else lines[to, start][::-1] for start, to in arrows}
    middles = {box: ((xs[box], round(tops[row_of[box]] + BOX_HIGH / 2, 2)), row_of[box]) for box in boxes}
    wide = max((x for x, _y in (point for point, _row in middles.values())), default=0) + BOX_WIDE / 2
    ends = [x for line in found.values() for x, _y in line]
    return Layout(middles, found, round(max([wide, *ends]), 2), tops[-1] + BOX_HIGH)


def _closing(boxes: list[str], arrows: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The arrows that would close a circle, in the order in which a walk from the first box meets them."""
    closing: set[tuple[str, str]] = set()
    done: set[str] = set()

    def walk(box: str, path: tuple[str, ...]) -> None:
        for start, to in arrows:
            if start == box and to in (*path, box):
                closing.add((start, to))
            elif start == box and to not in done:
                walk(to, (*path, box))
        done.add(box)

    for box in boxes:
        if box not in done:
            walk(box, ())
    return closing


def _rows_of(boxes: list[str], arrows: list[tuple[str, str]]) -> dict[str, int]:
    """Each box below all that lead to it, and further down where its row is full and what follows leaves room."""
    rows = _pushed(dict.fromkeys(boxes, 0), arrows)
    ends = {to for _start, to in arrows}
    for box in boxes:
        below = [rows[to] for start, to in arrows if start == box]
        if box not in ends and below:
            rows[box] = min(below) - 1
    last = max(rows.values(), default=0)
    for row in range(last):
        here = [box for box in boxes if rows[box] == row]
        for _turn in range(len(here) - _MOST):
            here = [box for box in here if rows[box] == row]
            lowest = {box: min((rows[to] for start, to in arrows if start == box), default=last + 1) for box in here}
            roomy = max(here, key=lowest.__getitem__)
            if lowest[roomy] > row + 1:
                rows[roomy] += 1
    return rows


def _pushed(rows: dict[str, int], arrows: list[tuple[str, str]]) -> dict[str, int]:
    for _turn in rows:
        for start, to in arrows:
            rows[to] = max(rows[to], rows[start] + 1)
    return rows


def _chain(arrow: tuple[str, str], row_of: dict[str, int]) -> list[Place]:
    start, to = arrow
    return [start, *((start, to, row) for row in range(row_of[start] + 1, row_of[to])), to]


def _filled(boxes: list[str], row_of: dict[str, int], chains: dict[tuple[str, str], list[Place]]) -> Rows:
    rows: Rows = [[] for _row in range(max(row_of.values(), default=-1) + 1)]
    for box in boxes:
        rows[row_of[box]].append(box)
    for chain in chains.values():
        for place in chain[1:-1]:
            rows[int(place[2])].append(place)
    return rows


def _neighbours(chains: list[list[Place]]) -> tuple[dict[Place, list[Place]], dict[Place, list[Place]]]:
    above: dict[Place, list[Place]] = {}
    below: dict[Place, list[Place]] = {}
    for chain in chains:
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    return above, below


def _ordered(rows: Rows, chains: list[list[Place]]) -> Rows:
    """Order each row by the middle of its neighbours, down and up in turns; the fewest crossings win."""
    above, below = _neighbours(chains)
    best, fewest = rows, _crossings(rows, below)
    for turn in range(_SWEEPS):
        near = below if turn % 2 else above
        at = {place: (index + 1) / (len(row) + 1) for row in rows for index, place in enumerate(row)}
        swept = []
        for row in rows[::-1] if turn % 2 else rows:
            mean = {p: sum(at[q] for q in near[p]) / len(near[p]) if near.get(p) else at[p] for p in row}
            ordered = sorted(row, key=mean.__getitem__)
            at.update({place: (index + 1) / (len(row) + 1) for index, place in enumerate(ordered)})
            swept.append(ordered)
        rows = _swapped(swept[::-1] if turn % 2 else swept, above, below)
        crossings = _crossings(rows, below)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _swapped(rows: Rows, above: dict[Place, list[Place]], below: dict[Place, list[Place]]) -> Rows:
    """Swap neighbours in a row wherever that takes crossings away."""
    rows = [list(row) for row in rows]
    for number, row in enumerate(rows):
        for left in range(len(row) - 1):
            one, other = row[left], row[left + 1]
            gain = 0
            for near, at_row in ((above, number - 1), (below, number + 1)):
                if 0 <= at_row < len(rows):
                    at = {place: index for index, place in enumerate(rows[at_row])}
                    ends, others = ([at[p] for p in near.get(place, [])] for place in (one, other))
                    gain += sum((p > q) - (p < q) for p in ends for q in others)
            if gain > 0:
                row[left], row[left + 1] = other, one
    return rows


def _crossings(rows: Rows, below: dict[Place, list[Place]]) -> int:
    found = 0
    for upper, lower in pairwise(rows):
        at = {place: index for index, place in enumerate(lower)}
        ends = [at[q] for p in upper for q in sorted(below.get(p, []), key=at.__getitem__)]
        found += sum(one > other for index, one in enumerate(ends) for other in ends[index + 1 :])
    return found


def _width(place: Place) -> float:
    return BOX_WIDE if isinstance(place, str) else _LANE


def _placed(rows: Rows, chains: list[list[Place]]) -> dict[Place, float]:
    """Give each place its x: near what it is joined to, in the order of its row; lines stand upright between rows."""
    joined = [pair for chain in chains for pair in pairwise(chain)]
    xs = columns(rows, joined, lambda place: not isinstance(place, str), _distance)
    left = min((x - _width(place) / 2 for place, x in xs.items()), default=0)
    return {place: round(x - left, 2) for place, x in xs.items()}


def _distance(one: Place, other: Place) -> float:
    return (_width(one) + _width(other)) / 2 + _APART


def _tops(rows: Rows, chains: list[list[Place]], xs: dict[Place, float]) -> list[float]:
    """Return the y of the top of each row: further down where lines go far sideways."""
    tops = [0.0]
    for row in range(len(rows) - 1):
        here = set(rows[row])
        far = max((abs(xs[one] - xs[to]) for chain in chains for one, to in pairwise(chain) if one in here), default=0)
        tops.append(round(tops[-1] + BOX_HIGH + max(_DOWN, min(_MOST_DOWN, far * _SLOPE)), 2))
    return tops


def _lines(
    chains: dict[tuple[str, str], list[Place]], row_of: dict[str, int], xs: dict[Place, float], tops: list[float]
) -> dict[tuple[str, str], list[Point]]:
    """The points of each arrow: lines that meet at a box stand side by side along its edge."""
    leaving = _ports(chains, xs, first=True)
    coming = _ports(chains, xs, first=False)
    lines = {}
    for arrow, chain in chains.items():
        start, to = arrow
        through = [(xs[p], tops[int(p[2])] + down) for p in chain[1:-1] for down in (0, BOX_HIGH)]
        top, bottom = tops[row_of[start]] + BOX_HIGH, tops[row_of[to]]
        points = [(leaving[arrow], top), *through, (coming[arrow], bottom - _UPRIGHT), (coming[arrow], bottom)]
        lines[arrow] = _without_needless([(round(x, 2), round(y, 2)) for x, y in points])
    return lines


def _without_needless(points: list[Point]) -> list[Point]:
    """Leave out the points within an upright line."""
    within = [one[0] == here[0] == after[0] for one, here, after in zip(points, points[1:], points[2:], strict=False)]
    return [points[0], *(here for here, needless in zip(points[1:], within, strict=False) if not needless), points[-1]]


def _ports(
    chains: dict[tuple[str, str], list[Place]], xs: dict[Place, float], *, first: bool
) -> dict[tuple[str, str], float]:
    """Where along the edge of its box each arrow begins or, where not `first`, ends: opposite to where it leads."""
    at_box: dict[Place, list[tuple[float, tuple[str, str]]]] = {}
    for arrow, chain in chains.items():
        box, next_to = (chain[0], chain[1]) if first else (chain[-1], chain[-2])
        opposite = (xs[box] + xs[next_to]) / 2 if isinstance(next_to, str) else xs[next_to]
        at_box.setdefault(box, []).append((opposite, arrow))
    return {
        arrow: x
        for box, found in at_box.items()
        for (_wanted, arrow), x in zip(sorted(found), _spread(xs[box], [x for x, _a in sorted(found)]), strict=True)
    }


def _spread(middle: float, wanted: list[float]) -> list[float]:
    """Return the places along the edge of a box nearest to the wanted ones (least squares) that keep a distance."""
    room = BOX_WIDE / 2 - _CORNER
    step = min(_PORT, 2 * room / max(1, len(wanted) - 1))
    blocks: list[tuple[float, int]] = []  # mean, how many
    for at, goal in enumerate(wanted):
        blocks.append((goal - at * step, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (m1, n1), (m2, n2) = blocks[-2:]
            blocks[-2:] = [((m1 * n1 + m2 * n2) / (n1 + n2), n1 + n2)]
    means = [mean for mean, count in blocks for _turn in range(count)]
    least, most = middle - room, middle + room - (len(wanted) - 1) * step
    return [min(max(mean, least), most) + at * step for at, mean in enumerate(means)]
