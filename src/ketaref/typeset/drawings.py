"""Figures for the screen, from the same Typst source as on paper.

A drawing is named by what it shows, and holds no words, so that one drawing serves both languages:
`icon-array-41-of-100` and `bars-38-of-100` are counts of people, `bar-410-of-1000` a bar small enough for a line,
`level-3-of-4` a step of certainty, `interval-n400-n731-n64-of-1000` a difference of -4.00 points with its confidence
interval on a scale from -10 to 10 (`x` where none was given), `span-2-24-of-4032` a time from 2 to 24 hours.
Colours are tokens that the display replaces. The pathway is the one drawing with words.
"""

import re
from functools import cache

from ketaref.errors import TypesettingFailed
from ketaref.model.diagram import Diagram
from ketaref.model.text import Language
from ketaref.typeset.engine import Typesetter

TOKENS = {"solid": "#0b4f6c", "outline": "#4f5f69", "ground": "#fdfefe"}
"""The name of each colour in a drawing, and the colour that stands for it in the SVG."""

_NUMBER = r"n?\d{1,5}"
_KEY = re.compile(
    r"(?P<people>icon-array|bars|bar)-(?P<count>\d{1,4})-of-(?P<of>100|1000)"
    r"|(?P<level>level)-(?P<step>[0-4])-of-4"
    rf"|(?P<interval>interval)-(?P<value>{_NUMBER})-(?P<low>{_NUMBER}|x)-(?P<high>{_NUMBER}|x)-of-(?P<reach>\d{{1,5}})"
    r"|(?P<span>span)-(?P<begin>\d{1,5})-(?P<end>\d{1,5})-of-(?P<hours>\d{1,5})"
)
_WIDTHS = {("icon-array", 100): 120, ("icon-array", 1000): 300, ("bars", 100): 220, ("bars", 1000): 220}
"""Natural width of a drawing in points, where it is not that of a line in a chart."""

_LINE_WIDTH = 180


def draw(key: str) -> bytes:
    """Return the SVG of the drawing `key`, without ground or words. Raises TypesettingFailed for any other key."""
    return _typesetter().svg("typst/drawing.typ", parse(key))[0]


def draw_pathway(diagram: Diagram, language: Language) -> bytes:
    """Return the SVG of the mechanism pathway with its labels in `language`."""
    return _typesetter().svg("typst/pathway.typ", diagram.drawn(language))[0]


def parse(key: str) -> dict[str, object]:
    """Return what a drawing's name says, as the data its Typst source takes.

    Raises TypesettingFailed for what is no name of a drawing.
    """
    match = _KEY.fullmatch(key)
    if match is None:
        raise _unknown(key)
    if match["people"]:
        return _people(key, match["people"], int(match["count"]), int(match["of"]))
    if match["level"]:
        return {"kind": "level", "count": int(match["step"]), "of": 4, "width": 40}
    if match["span"]:
        begin, end, hours = (int(match[name]) for name in ("begin", "end", "hours"))
        if not 0 < begin <= end <= hours:
            raise _unknown(key)
        return {"kind": "span", "low": begin, "high": end, "of": hours, "width": _LINE_WIDTH}
    ends = {name: _hundredths(match[name]) for name in ("value", "low", "high")}
    return {"kind": "interval", **ends, "of": int(match["reach"]) / 100, "width": _LINE_WIDTH}


def _people(key: str, kind: str, count: int, of: int) -> dict[str, object]:
    if count > of:
        raise _unknown(key)
    return {"kind": kind, "count": count, "of": of, "width": _WIDTHS.get((kind, of), _LINE_WIDTH)}


def _hundredths(text: str) -> float | None:
    if text == "x":
        return None
    return -int(text[1:]) / 100 if text.startswith("n") else int(text) / 100


def _unknown(key: str) -> TypesettingFailed:
    return TypesettingFailed(f"There is no drawing named {key!r}; a name reads like icon-array-41-of-100.")


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
