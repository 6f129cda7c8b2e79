"""Reading level of client texts in English and Spanish: counts, formulas, limits, advice to the writer."""

from ketaref.readability.counts import Counts, count
from ketaref.readability.masking import TERMS, Term, terms_used
from ketaref.readability.report import (
    HardWord,
    ReadingLevel,
    advice,
    forget,
    hard_words,
    long_sentences,
    measure,
    problems,
)

__all__ = [
    "TERMS",
    "Counts",
    "HardWord",
    "ReadingLevel",
    "Term",
    "advice",
    "count",
    "forget",
    "hard_words",
    "long_sentences",
    "measure",
    "problems",
    "terms_used",
]
