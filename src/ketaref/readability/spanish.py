"""Readability formulas for Spanish: pure functions of counts, and the Spanish syllable counter."""

from ketaref.readability.counts import Counts
from ketaref.readability.spanish_syllables import syllables

__all__ = ["fernandez_huerta", "inflesz", "syllables"]


def inflesz(counts: Counts) -> float:
    """Return the Szigriszt-Pazos value, read on the INFLESZ scale (Barrio-Cantalejo and others, 2008).

    55 to 65 is normal, 65 to 80 quite easy, above 80 very easy. Raises ValueError for English or no words.
    """
    _require_spanish(counts)
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def fernandez_huerta(counts: Counts) -> float:
    """Return the Fernández-Huerta ease (1959): 70 to 80 is 6th grade, higher easier.

    It takes words per sentence; sentences per 100 words is a copying error met in many places.
    Raises ValueError for English or no words.
    """
    _require_spanish(counts)
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences


def _require_spanish(counts: Counts) -> None:
    if counts.lang != "es":
        raise ValueError(f"Spanish readability formulas say nothing about {counts.lang!r} text.")
    if not counts.words or not counts.sentences:
        raise ValueError("A text without words has no reading level.")
