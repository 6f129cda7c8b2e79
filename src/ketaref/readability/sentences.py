"""Cut plain text into sentences and words, in English and Spanish alike.

One word each: a number with its sign and decimals, a telephone number, a hyphenated word, a web address, and
letters with points ("U.S."). A stop after an abbreviation, a list number or inside a number ends nothing.
"""

import re
import unicodedata
from typing import Final

import msgspec

from ketaref.readability.abbreviations import BEFORE_NUMBERS, MAY_END, NEVER_END, STARTERS

__all__ = ["Sentence", "sentences"]


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: its text without outer white space, and its words as written (at least one)."""

    text: str
    words: tuple[str, ...]


_TOKEN: Final = re.compile(
    r"""
    # (800) 555-0100, 0.5, 3,000, 24/7; U.S., a.m.; follow-up, don't, 988lifeline.org
    (?P<number> (?<!\w)(?:\+?1[-.\s])?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?!\w)
              | (?<![\w.])[$€£]?\.?\d+(?:[.,:/–-]\d+)*(?:\.?[ºª])?(?!\w|-\w) )
  | (?P<letters> [^\W\d_](?:\.[^\W\d_])+(?!\w)\.? )
  | (?P<word> [^\W_]+(?:(?:['’\u2010\u2011@-]|\.(?=[a-z0-9]))[^\W_]+)* )
  | (?P<stop> [.!?…]+["'”’»)\]*]* )
  | (?P<gap> \n[^\S\n]*\n\s* )
    """,
    re.VERBOSE,
)
_LIST_MARK: Final = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_NEXT_WORD: Final = re.compile(r"\W{0,20}(\w[\w'’]{0,20})?")  # bounded: a paste of stops must not take ages


def sentences(passage: str) -> list[Sentence]:
    """Return the sentences of one passage of plain text; its end and a blank line end one too."""
    text = unicodedata.normalize("NFC", passage)
    marker = _LIST_MARK.match(text)
    start = marker.end() if marker else 0
    found: list[Sentence] = []
    words: list[str] = []
    for token in _TOKEN.finditer(text, start):
        if token["stop"] is None and token["gap"] is None:
            words.append(token[0])
        if words and _ends(token, words, text):
            found.append(Sentence(text[start : token.end()].strip(), tuple(words)))
            words, start = [], token.end()
    if words:
        found.append(Sentence(text[start:].strip(), tuple(words)))
    return found


def _ends(token: re.Match[str], words: list[str], text: str) -> bool:
    """Tell whether a sentence with these words ends with this token."""
    if token["gap"] is not None:
        return True
    if token["letters"] is not None:
        short = token[0].removesuffix(".").lower()
        return token[0].endswith(".") and short not in NEVER_END and _starter_follows(token, text)
    if token["stop"] is None:
        return False
    if token[0] == ".":
        return _point_ends(token, words, text)
    return not _next_word(token, text)[:1].islower()


def _point_ends(token: re.Match[str], words: list[str], text: str) -> bool:
    """Tell whether a single point ends the sentence rather than shortening the word before it."""
    last = words[-1].lower()
    if last in NEVER_END or (len(words) == 1 and last.isdigit()):
        return False
    if last in BEFORE_NUMBERS:
        return not _next_word(token, text)[:1].isdigit()
    if last in MAY_END or (len(last) == 1 and last.isalpha() and words[-1] != "I"):
        return _starter_follows(token, text)
    return True


def _starter_follows(token: re.Match[str], text: str) -> bool:
    """Tell whether the next word is one that often starts a sentence, in a capital."""
    word = _next_word(token, text).replace("’", "'")
    return word[:1].isupper() and word.lower() in STARTERS


def _next_word(token: re.Match[str], text: str) -> str:
    """Return the word after a token, or an empty string."""
    found = _NEXT_WORD.match(text, token.end())
    return (found[1] or "") if found else ""
