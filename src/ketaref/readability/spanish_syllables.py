"""How many syllables a Spanish word has, by the spelling rules of the Spanish academies.

One strong vowel (a, e, o, or any accented vowel beside one) makes a syllable; a weak vowel (i, u) joins its
neighbor unless it carries the accent (día, país); two strong vowels part (leer, aéreo); the u of que, qui,
gue and gui is silent; h between vowels changes nothing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["forget", "syllables"]

CACHED_WORDS: Final = 8192

_PART: Final = re.compile(r"[^\W\d_ºª]+")
_AFTER_DIGITS: Final = re.compile(r"\d(?:a|o|as|os|er|ra|ro)$", re.IGNORECASE)
_READ_AS_LETTERS: Final = frozenset({"AA", "DEA", "EEG", "FDA", "UCI", "VIH"})
_LONG_LETTERS: Final = {**dict.fromkeys("FHJLMNÑRSXZ", 2), "W": 3, "Y": 1}
_READ_IN_FULL: Final = {"dr": 2, "dra": 3, "sr": 2, "sra": 3, "ud": 2, "uds": 3, "ee": 3, "uu": 3} | {
    "mg": 4,
    "ml": 4,
    "kg": 2,
    "etc": 4,
    "ej": 3,
    "tel": 4,
}

_SILENT: Final = re.compile(r"(?<=[qg])u(?=[eéií])|(?<!c)h")
_VOWEL_Y: Final = re.compile(r"y(?![aeiouáéíóúü])")
_NUCLEUS: Final = re.compile(
    r"""
    [iuü]?[aeoáéó](?:[iuü](?![aeoáéóíú]))?      # one strong vowel and the weak ones that lean on it
  | [ií][uúü] | [uúü][ií]                       # two different weak vowels
  | [iíuúü]                                     # a weak vowel alone
    """,
    re.VERBOSE,
)
_KEPT_MARKS: Final = frozenset("áéíóúü")


@lru_cache(maxsize=CACHED_WORDS)
def syllables(word: str) -> int:
    """Return the syllables of one token as written: at least 1, and 1 for a number or a telephone number.

    A hyphenated token counts the sum of its parts; letters read one by one ("FDA") count by name.
    """
    parts: list[str] = _PART.findall(word)
    if _AFTER_DIGITS.search(word):
        parts = parts[:-1]
    digits = 1 if parts and any(sign.isdigit() for sign in word) else 0
    return (digits + sum(_part(part) for part in parts)) or 1


def forget() -> None:
    """Drop every word held in memory by the cache."""
    syllables.cache_clear()


def _part(part: str) -> int:
    """Return the syllables of a word without hyphens or digits."""
    lower = part.lower()
    known = _READ_IN_FULL.get(lower)
    if known is not None:
        return known
    spelled = _spelling(lower)
    if part in _READ_AS_LETTERS or (part.isupper() and 1 < len(part) < 6 and not _NUCLEUS.search(spelled)):
        return sum(_LONG_LETTERS.get(letter, 1) for letter in part)
    return len(_NUCLEUS.findall(spelled)) or 1


def _spelling(lower: str) -> str:
    """Return the word with its silent letters gone, y as i where it is a vowel, and no foreign accents."""
    if not lower.isascii():
        lower = "".join(letter if letter in _KEPT_MARKS else _bare(letter) for letter in lower)
    return _VOWEL_Y.sub("i", _SILENT.sub("", lower))


def _bare(letter: str) -> str:
    """Take foreign accents off one letter ("à" is "a")."""
    return unicodedata.normalize("NFD", letter)[0]
