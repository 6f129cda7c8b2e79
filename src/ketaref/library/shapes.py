"""What a drawing may be: shapes and nothing else, whoever made the content.

An SVG may name pictures by their path, on a share of another computer too, and Qt would read them. Figures need
nothing of that: a drawing that holds more than the elements and attributes they are made of is not drawn.
"""

import re

HEAD = 400
"""Bytes of a drawing that hold its size."""
LARGEST = 1_000_000
"""Bytes of a drawing; the pathway has 150,000."""
_MOST_POINTS = 5_000
"""Of width and height; the pathway is 700 wide."""

_SHOWN = rb'(?:(?:fill|stroke)(?:-[a-z]+)?|d|transform|x|y|viewBox|width|height|overflow|xmlns(?::\w+)?)="[^"<>&]*+"'
_SHAPES = re.compile(
    rb"(?:\s*+(?:"
    rb"<(?:svg|g|path|defs)(?:\s++%(shown)s)*+\s*+/?>"
    rb'|<symbol(?:\s++(?:id="\w++"|%(shown)s))*+\s*+>'
    rb'|<use(?:\s++(?:xlink:href="#\w++"|%(shown)s))*+\s*+/?>'
    rb"|</(?:svg|g|path|defs|symbol|use)>"
    rb"))++\s*+" % {b"shown": _SHOWN}
)
_SIZE = re.compile(rb'<svg [^>]*?\bwidth="([\d.]{1,20})(?:pt)?"[^>]*?\bheight="([\d.]{1,20})(?:pt)?"')


def only_shapes(svg: bytes) -> bool:
    """Say whether an SVG holds shapes only, of a size that can be drawn."""
    if len(svg) > LARGEST or not _SHAPES.fullmatch(svg) or _nested(svg):
        return False
    return size_of(svg) is not None


def size_of(svg: bytes) -> tuple[float, float] | None:
    """Return width and height of a drawing in points, from its first bytes; None where it cannot be drawn."""
    size = _SIZE.match(svg.lstrip())
    try:
        width, height = map(float, size.groups()) if size else (0.0, 0.0)
    except ValueError:
        return None
    return (width, height) if all(0 < length <= _MOST_POINTS for length in (width, height)) else None


def _nested(svg: bytes) -> bool:
    """Say whether a symbol uses another: ten deep, ten times each, would be drawn ten billion times."""
    return any(b"<use" in part.partition(b"</symbol>")[0] for part in svg.split(b"<symbol")[1:])
