"""The words around a match, cut from the text itself: SQLite's own `snippet` runs the whole match again."""

import re
import unicodedata
from functools import lru_cache

MARK_START, MARK_END = "\ue001", "\ue002"
"""Private-use letters around the matched words of a snippet; the reader turns them into its own marks."""

_BEFORE, _AFTER = 50, 90
_WORD = re.compile(r"\w+")


def level(text: str) -> str:
    """Return `text` in small letters without accents, letter for letter, so that positions stay true."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    small = char.lower()
    base = unicodedata.normalize("NFKD", small if len(small) == 1 else char)[:1]
    return base or char


def snippet(text: str, levelled: str, typed: list[str]) -> str:
    """Return about a line of `text` where most of the typed words stand, its matches marked; empty without a match.

    `levelled` is `level(text)`; `typed` are folded words, each of them a beginning, the most telling first: of places
    with as many words the one of the first word is shown.
    """
    found = [(at, len(word)) for word in typed if (at := _beginning(levelled, word)) >= 0]
    if not found:
        return ""
    windows = [
        (_word_start(text, max(0, at - _BEFORE)), _word_end(text, min(len(text), at + letters + _AFTER)))
        for at, letters in found
    ]
    start, end = max(windows, key=lambda window: sum(window[0] <= at < window[1] for at, _ in found))
    shown = marked(text[start:end], levelled[start:end], typed)
    return f"{'…' if start else ''}{shown.strip()}{'…' if end < len(text) else ''}".replace("\n", " ")


def _beginning(levelled: str, word: str) -> int:
    """Where a word of the text begins with `word`, or -1."""
    at = levelled.find(word)
    while at > 0 and (levelled[at - 1].isalnum() or levelled[at - 1] == "_"):
        at = levelled.find(word, at + 1)
    return at


def marked(text: str, levelled: str, typed: list[str]) -> str:
    """Return `text` with every word marked that begins with one of the typed words; `levelled` is `level(text)`."""
    parts: list[str] = []
    at = 0
    starts = tuple(typed)
    for match in _WORD.finditer(levelled):
        if match[0].startswith(starts):
            parts += [text[at : match.start()], MARK_START, text[match.start() : match.end()], MARK_END]
            at = match.end()
    return "".join([*parts, text[at:]])


def _word_start(text: str, at: int) -> int:
    return 0 if at == 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return at if at == len(text) or space < 0 else space
