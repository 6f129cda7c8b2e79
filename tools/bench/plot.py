"""One picture: milliseconds over entries, both on a logarithmic scale, as SVG."""

import math
from collections.abc import Callable

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 380, 70, 120, 24, 50
STROKES = ("none", "6 4", "2 3")
"""Lines are told apart by their dashes and their names, not by colour."""


def plot(series: dict[str, list[tuple[int, float]]], goal: float) -> str:
    """Return an SVG of each series, entries to milliseconds, with a line at `goal` milliseconds."""
    points = [point for line in series.values() for point in line]
    across = _scale([size for size, _ in points], LEFT, WIDTH - RIGHT)
    up = _scale([*(took for _, took in points), goal], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        "<style>text { font: 13px sans-serif }</style>",
        "<title>Milliseconds of a search, p99, over the number of entries</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for size in sorted({size for size, _ in points}):
        x = across(size)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>')
    for ticked in (1, 10, 100, 1000, 10000):
        y = up(ticked)
        if TOP <= y <= HEIGHT - BOTTOM:
            parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{ticked:,} ms</text>')
    y = up(goal)
    parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#a00"/>')
    parts.append(f'<text x="{WIDTH - RIGHT + 6}" y="{y + 4:.1f}" fill="#a00">goal {goal:g} ms</text>')
    for (name, line), dashes in zip(series.items(), STROKES, strict=False):
        if line:
            path = "L".join(f"{across(size):.1f} {up(took):.1f}" for size, took in line)
            parts.append(f'<path d="M{path}" fill="none" stroke="#114" stroke-width="2" stroke-dasharray="{dashes}"/>')
            size, took = line[-1]
            parts.append(f'<text x="{across(size) + 6:.1f}" y="{up(took) + 4:.1f}" fill="#114">{name}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">entries</text>')
    return "\n".join([*parts, "</svg>", ""])


def _scale(values: list[float], start: float, end: float) -> Callable[[float], float]:
    """Return what places a value between `start` and `end`, logarithmically."""
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (math.log(value) - low) / ((high - low) or 1) * (end - start)
