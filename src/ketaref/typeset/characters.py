"""Which characters our font can print, and what stands for the others.

Typst refuses to write an accessible PDF with a character that no font holds, and a name on a sheet of paper must not
turn into a box. So text is brought to what the font holds before it is typeset.
"""

import re
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
    whole = unicodedata.normalize("NFC", text)
    if _lacking().search(whole) is None:
        return whole
    return "".join(char if ord(char) in _held() else _stand_in(char) for char in whole)


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
def _lacking() -> re.Pattern[str]:
    """Find a character that the font lacks, without looking at each in Python: a packet holds a hundred thousand."""
    ranges = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _ranges())
    return re.compile(f"[^{ranges}]")


@cache
def _held() -> frozenset[int]:
    return frozenset(point for first, last in _ranges() for point in range(first, last + 1))


def _ranges() -> list[tuple[int, int]]:
    lines = (paths.fonts() / "characters.txt").read_text(encoding="ascii").splitlines()
    return [(int(first, 16), int(last, 16)) for first, last in map(str.split, lines)]
