"""Which characters our font can print, and what stands for the others.

Typst refuses to write an accessible PDF with a character that no font holds, and a name on a sheet of paper must not
turn into a box. So text is brought to what the font holds before it is typeset.
"""

import unicodedata
from functools import cache

from ketaref import paths

_STAND_INS = {
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{RIGHTWARDS ARROW}": "->",
    "\N{GREEK SMALL LETTER ALPHA}": "alpha",
    "\N{GREEK SMALL LETTER BETA}": "beta",
    "\N{GREEK SMALL LETTER GAMMA}": "gamma",
    "\N{GREEK SMALL LETTER DELTA}": "delta",
    "\N{GREEK SMALL LETTER KAPPA}": "kappa",
    "\t": " ",
    "\n": " ",
}


def printable(text: str) -> str:
    """Return `text` with every character our font lacks replaced by the nearest it holds, at worst `?`.

    Characters without width or meaning on paper (joiners, direction marks, controls) are left out.
    """
    held = _held()
    whole = unicodedata.normalize("NFC", text)
    if all(ord(char) in held for char in whole):
        return whole
    return "".join(char if ord(char) in held else _stand_in(char) for char in whole)


def unprintable(text: str) -> list[str]:
    """Return the characters of `text`, each once, for which our font has nothing near."""
    return list(dict.fromkeys(char for char in unicodedata.normalize("NFC", text) if "?" in printable(char) != char))


def _stand_in(char: str) -> str:
    if char in _STAND_INS:
        return _STAND_INS[char]
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Mn", "Me"):
        return ""
    if category in ("Zs", "Zl", "Zp"):
        return " "
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if ord(part) in _held())
    return plain or "?"


@cache
def _held() -> frozenset[int]:
    lines = (paths.fonts() / "characters.txt").read_text(encoding="ascii").splitlines()
    points: set[int] = set()
    for line in lines:
        first, last = (int(number, 16) for number in line.split())
        points.update(range(first, last + 1))
    return frozenset(points)
