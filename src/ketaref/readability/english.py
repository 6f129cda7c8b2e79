"""Readability formulas for English: pure functions of counts, and the English syllable counter."""

from math import sqrt
from typing import Final

from ketaref.readability.counts import Counts
from ketaref.readability.english_syllables import masked_syllables, syllables

__all__ = [
    "SMOG_SENTENCES",
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "masked_syllables",
    "smog",
    "syllables",
]

SMOG_SENTENCES: Final = 30
"""Sentences SMOG was made for; on fewer it is an extrapolation."""


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return the US school grade (Kincaid and others, 1975). Raises ValueError for Spanish or no words."""
    _require_english(counts)
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def flesch_reading_ease(counts: Counts) -> float:
    """Return Flesch's ease (1948): 60 to 70 is plain, higher easier.

    Raises ValueError for Spanish or no words.
    """
    _require_english(counts)
    return 206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words


def smog(counts: Counts) -> float:
    """Return the SMOG grade (McLaughlin, 1969). Raises ValueError for Spanish or no words.

    It predicts full comprehension, so it reads about two grades higher than flesch_kincaid_grade: never
    compare the two with one limit.
    """
    _require_english(counts)
    return 1.0430 * sqrt(counts.polysyllables * SMOG_SENTENCES / counts.sentences) + 3.1291


def _require_english(counts: Counts) -> None:
    if counts.lang != "en":
        raise ValueError(f"English readability formulas say nothing about {counts.lang!r} text.")
    if not counts.words or not counts.sentences:
        raise ValueError("A text without words has no reading level.")
