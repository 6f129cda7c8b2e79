"""Folding: text as search compares it, without case, accents and punctuation, at build and at run time."""

import re
import unicodedata

_APOSTROPHE = re.compile(r"(?<=\w)['’\u02bc](?=\w)")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the words of `text` in small letters without accents, joined by single spaces."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", without_apostrophes(kept)).strip()


def without_apostrophes(text: str) -> str:
    """Return `text` with "doesn't" as "doesnt", as people type it."""
    return _APOSTROPHE.sub("", text)


def words(text: str) -> list[str]:
    """Return the folded words of `text`."""
    folded = fold(text)
    return folded.split(" ") if folded else []
