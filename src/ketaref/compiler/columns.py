"""Giving each place of a layered diagram its x, so that arrows over several rows stand upright.

All places of one arrow between rows are one column, and every box is a column of its own. Columns are drawn to those
they are joined to, as by springs, and pushed apart where they come too near; each round a little, until they rest.
"""

import math
from collections.abc import Callable, Hashable, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import Generic, TypeVar

Place = TypeVar("Place", bound=Hashable)
_ROUNDS, _PUSHES, _LAST_ROUNDS = 300, 8, 20
_INWARDS = 0.06


def columns(
    rows: list[list[Place]],
    joined: Sequence[tuple[Place, Place]],
    lane: Callable[[Place], bool],
    apart: Callable[[Place, Place], float],
) -> dict[Place, float]:
    """Return the x of the middle of each place.

    `joined` are pairs of an upper and a lower place in neighboring rows, `lane` says whether a place is that of an
    arrow between rows, `apart` how far the middles of two neighbors in a row are apart at least.
    """
    ways = [pair for pair in joined if lane(pair[0]) and lane(pair[1])]
    first = _first_of_columns(rows, _uncrossed(rows, ways))
    moving = _Columns(rows, joined, first, apart)
    for _round in range(_ROUNDS):
        moving.pull()
        moving.push()
    moving.part()
    for _round in range(_LAST_ROUNDS):
        moving.settle()
    return {place: moving.xs[column] for place, column in first.items()}


def _uncrossed(rows: list[list[Place]], ways: list[tuple[Place, Place]]) -> list[tuple[Place, Place]]:
    """Return the ways of arrows from row to row that do not go across another: such can be straight together."""
    at = {place: index for row in rows for index, place in enumerate(row)}
    row_of = {place: number for number, row in enumerate(rows) for place in row}
    straight: list[tuple[Place, Place]] = []
    for one in ways:
        beside = (other for other in straight if row_of[other[0]] == row_of[one[0]])
        if all((at[one[0]] - at[other[0]]) * (at[one[1]] - at[other[1]]) > 0 for other in beside):
            straight.append(one)
    return straight


def _first_of_columns(rows: list[list[Place]], straight: list[tuple[Place, Place]]) -> dict[Place, Place]:
    """Return for each place the uppermost one of its column."""
    above = {lower: upper for upper, lower in straight}
    first: dict[Place, Place] = {}
    for row in rows:
        for place in row:
            first[place] = first[above[place]] if place in above else place
    return first


class _Columns(Generic[Place]):
    """Columns, each named by its first place, on their way to where they rest.

    Attributes:
        xs: where each is now.
    """

    def __init__(
        self,
        rows: list[list[Place]],
        joined: Sequence[tuple[Place, Place]],
        first: dict[Place, Place],
        apart: Callable[[Place, Place], float],
    ) -> None:
        self._gaps: dict[tuple[Place, Place], float] = {}
        for row in rows:
            for one, other in pairwise(row):
                pair = first[one], first[other]
                self._gaps[pair] = max(self._gaps.get(pair, 0.0), apart(one, other))
        found = list(dict.fromkeys(first.values()))
        self._near: dict[Place, list[Place]] = {column: [] for column in found}
        self._left: dict[Place, list[Place]] = {column: [] for column in found}
        self._right: dict[Place, list[Place]] = {column: [] for column in found}
        for one, other in ((first[one], first[other]) for one, other in joined):
            if one != other:
                self._near[one].append(other)
                self._near[other].append(one)
        for one, other in self._gaps:
            self._left[other].append(one)
            self._right[one].append(other)
        self._order = list(TopologicalSorter(self._left).static_order())
        self.xs = dict.fromkeys(found, 0.0)
        self.part()

    def part(self) -> None:
        """Move each column right until it is far enough from those at its left."""
        for column in self._order:
            self.xs[column] = max(self.xs[column], self._least(column))

    def pull(self) -> None:
        """Move each column half-way to where it is drawn."""
        wanted = {column: self._wanted(column) for column in self.xs}
        for column, goal in wanted.items():
            self.xs[column] += (goal - self.xs[column]) / 2

    def push(self) -> None:
        """Move columns apart that are too near, both as far."""
        for _turn in range(_PUSHES):
            for (one, other), gap in self._gaps.items():
                short = max(0.0, self.xs[one] + gap - self.xs[other])
                self.xs[one] -= short / 2
                self.xs[other] += short / 2

    def settle(self) -> None:
        """Move each column as near to where it is drawn as those beside it allow."""
        for column in (*self._order[::-1], *self._order):
            most = min((self.xs[one] - self._gaps[column, one] for one in self._right[column]), default=math.inf)
            self.xs[column] = max(self._least(column), min(most, self._wanted(column)))

    def _least(self, column: Place) -> float:
        return max((self.xs[one] + self._gaps[one, column] for one in self._left[column]), default=-math.inf)

    def _wanted(self, column: Place) -> float:
        """The mean of what a column is joined to, a little nearer to the middle of all: a narrow whole can be large."""
        near = self._near[column]
        mean = sum(self.xs[one] for one in near) / len(near) if near else self.xs[column]
        return mean + (self._middle() - mean) * _INWARDS

    def _middle(self) -> float:
        return (min(self.xs.values()) + max(self.xs.values())) / 2
