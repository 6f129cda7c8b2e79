"""The words around a match, cut from the text itself: SQLite's own `snippet` runs the whole match again."""

import re
import unicodedata
from functools import lru_cache

MARK_START, MARK_END = "\ue001", "\ue002"
"""Private-use letters around the matched words of a snippet; the reader turns them into its own marks."""

_BEFORE, _AFTER = 50, 90
_ACCENTED = "".join(map(chr, range(0xC0, 0x250)))


@lru_cache(maxsize=1)
def _bare_letters() -> dict[int, str]:
    """Each accented Latin letter to its bare small one; one for one, so that positions stay true."""
    pairs = ((char, unicodedata.normalize("NFKD", char.lower())[0]) for char in _ACCENTED)
    return {ord(char): bare for char, bare in pairs if len(char.lower()) == 1}


def snippet(text: str, typed: list[str]) -> str:
    """Return about a line of `text` around the first match of the longest typed word, its matches marked.

    `typed` are folded words; each counts as a beginning. Empty where no word is in the text.
    """
    folded = text.lower().translate(_bare_letters())
    if len(folded) != len(text):  # a letter that grows when it is made small: such a text has no snippet
        return ""
    longest = max(typed, key=len)
    first = re.search(rf"\b{re.escape(longest)}", folded)
    if first is None:
        return ""
    start = _word_start(text, max(0, first.start() - _BEFORE))
    end = _word_end(text, min(len(text), first.end() + _AFTER))
    marked = _marked(text[start:end], folded[start:end], typed)
    return f"{'…' if start else ''}{marked.strip()}{'…' if end < len(text) else ''}".replace("\n", " ")


def _marked(text: str, folded: str, typed: list[str]) -> str:
    words = "|".join(re.escape(word) for word in sorted(typed, key=len, reverse=True))
    parts: list[str] = []
    at = 0
    for match in re.finditer(rf"\b(?:{words})\w*", folded):
        parts += [text[at : match.start()], MARK_START, text[match.start() : match.end()], MARK_END]
        at = match.end()
    return "".join([*parts, text[at:]])


def _word_start(text: str, at: int) -> int:
    return 0 if at == 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return at if at == len(text) or space < 0 else space
