"""What a drawing may be: shapes and nothing else, whoever made the content.

An SVG may name pictures by their path, on a share of another computer too, and Qt would read them. Figures need
nothing of that: a drawing that holds more than the elements and attributes they are made of is not drawn.
"""

import re

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
    size = _SIZE.match(svg.lstrip())
    try:
        return size is not None and all(0 < float(length) <= _MOST_POINTS for length in size.groups())
    except ValueError:
        return False


def _nested(svg: bytes) -> bool:
    """Say whether a symbol uses another: ten deep, ten times each, would be drawn ten billion times."""
    return any(b"<use" in part.partition(b"</symbol>")[0] for part in svg.split(b"<symbol")[1:])
