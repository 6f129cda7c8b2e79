"""Drawings as SVG files that follow the reader's light or dark colours."""

from ketaref.typeset.drawings import TOKENS, recolour

LIGHT = {"solid": "#0b5a75", "outline": "#51606b", "ground": "#ffffff"}
DARK = {"solid": "#7fc9e4", "outline": "#a8b6bf", "ground": "#182026"}
"""The window's accent, muted and paper, light and dark."""


def themed(svg: bytes) -> bytes:
    """Return the SVG in light colours, with a style that says the dark ones where the reader's system is dark."""
    rules = "".join(
        f'[{part}="{LIGHT[token]}"]{{{part}:{DARK[token]}}}' for token in TOKENS for part in ("fill", "stroke")
    )
    style = f"<style>@media screen and (prefers-color-scheme:dark){{{rules}}}</style>"
    head, end, rest = recolour(svg, LIGHT).partition(b">")
    return head + end + style.encode() + rest
