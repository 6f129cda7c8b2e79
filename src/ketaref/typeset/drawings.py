"""Figures for the screen, from the same Typst source as on paper.

A drawing is named by what it shows: `icon-array-41-of-100`, `bars-38-of-100`, `icon-array-3-of-1000`. It holds no
words, so one drawing serves both languages, and its colours are tokens that the display replaces.
"""

import re
from functools import cache

from ketaref.errors import TypesettingFailed
from ketaref.typeset.engine import Typesetter

TOKENS = {"solid": "#0b4f6c", "outline": "#4f5f69"}
"""The name of each colour in a drawing, and the colour that stands for it in the SVG."""

_KEY = re.compile(r"(icon-array|bars)-(\d{1,4})-of-(100|1000)")
_WIDTHS = {("icon-array", 100): 120, ("icon-array", 1000): 300, ("bars", 100): 220, ("bars", 1000): 220}
"""Natural width of each drawing in points."""


def draw(key: str) -> bytes:
    """Return the SVG of the drawing `key`, without ground or words. Raises TypesettingFailed for any other key."""
    kind, count, of = parse(key)
    data = {"kind": kind, "count": count, "of": of, "width": _WIDTHS[kind, of]}
    return _typesetter().svg("typst/drawing.typ", data)[0]


def parse(key: str) -> tuple[str, int, int]:
    """Return kind, count and denominator of a drawing's name. Raises TypesettingFailed for what is none."""
    match = _KEY.fullmatch(key)
    if match is None or int(match[2]) > int(match[3]):
        raise TypesettingFailed(f"There is no drawing named {key!r}; a name reads like icon-array-41-of-100.")
    return match[1], int(match[2]), int(match[3])


def recolour(svg: bytes, colours: dict[str, str]) -> bytes:
    """Return `svg` with each token named in `colours` replaced by the given colour, such as `#rrggbb`.

    All are replaced in one pass, so that a new colour may equal another token. KeyError for an unknown name.
    """
    new = {TOKENS[name].encode(): colour.encode() for name, colour in colours.items()}
    if not new:
        return svg
    return re.sub(b"|".join(map(re.escape, new)), lambda found: new[found[0]], svg)


@cache
def _typesetter() -> Typesetter:
    return Typesetter()
