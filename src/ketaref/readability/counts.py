"""What readability formulas are fed with: words, sentences and syllables of a text."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from ketaref.readability import english_syllables, spanish_syllables
from ketaref.readability.sentences import Sentence, sentences

__all__ = ["LANGUAGES", "POLYSYLLABLE", "Counts", "count", "count_sentences", "text_sentences"]

LANGUAGES: Final = ("en", "es")
POLYSYLLABLE: Final = 3
"""Syllables from which SMOG calls a word a polysyllable."""


class Counts(msgspec.Struct, frozen=True):
    """Counts of one text.

    words, sentences, syllables, and polysyllables (words of three syllables or more) are totals;
    longest_sentence is in words; lang is "en" or "es", since each formula holds for one language only.
    """

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    longest_sentence: int
    lang: str = "en"


def count(passages: Sequence[str], lang: str, masked: bool = False) -> Counts:
    """Count passages: each a paragraph or bullet of plain text, ending a sentence with or without a stop.

    Headings are not passed in. masked counts each approved English term as two syllables.
    Raises ValueError for a language other than "en" and "es", and for a masked count of Spanish.
    """
    return count_sentences(text_sentences(passages), lang, masked)


def text_sentences(passages: Iterable[str]) -> list[Sentence]:
    """Return the sentences of all passages in order."""
    return [sentence for passage in passages for sentence in sentences(passage)]


def count_sentences(found: Sequence[Sentence], lang: str, masked: bool = False) -> Counts:
    """Count sentences already split; see count."""
    syllables_of = _counter(lang, masked)
    numbers = [syllables_of(word) for sentence in found for word in sentence.words]
    return Counts(
        words=len(numbers),
        sentences=len(found),
        syllables=sum(numbers),
        polysyllables=sum(number >= POLYSYLLABLE for number in numbers),
        longest_sentence=max((len(sentence.words) for sentence in found), default=0),
        lang=lang,
    )


def _counter(lang: str, masked: bool) -> Callable[[str], int]:
    """Choose the function that counts a word's syllables."""
    if lang not in LANGUAGES:
        raise ValueError(f"Reading level is known for {' and '.join(LANGUAGES)}, not for {lang!r}.")
    if lang == "es":
        if masked:
            raise ValueError("The masked count is part of the English grade; Spanish has none.")
        return spanish_syllables.syllables
    return english_syllables.masked_syllables if masked else english_syllables.syllables
