"""The limits a client text meets, each with the formula it is judged by."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from ketaref.readability.counts import Counts, count_sentences
from ketaref.readability.english import flesch_kincaid_grade, smog
from ketaref.readability.sentences import Sentence
from ketaref.readability.spanish import fernandez_huerta, inflesz

__all__ = [
    "ADVISED",
    "AVERAGE_SENTENCE",
    "COUNSELOR_SENTENCE",
    "LONGEST_SENTENCE",
    "PARAGRAPH_SENTENCES",
    "PER_SECTION",
    "WHOLE",
    "Limit",
]

LONGEST_SENTENCE: Final = 20
"""Words a sentence for clients has at most."""
COUNSELOR_SENTENCE: Final = 30
"""Words a sentence for counselors has at most."""
AVERAGE_SENTENCE: Final = 12
"""Words a sentence for clients should have on average, at most."""
PARAGRAPH_SENTENCES: Final = 3
"""Sentences a paragraph for clients should have at most."""


class Limit(msgspec.Struct, frozen=True):
    """A bound on one score: its name in plain words, the formula, the bound, whether low scores are good.

    masked counts approved English terms as two syllables. Scores are judged as shown, to two decimals.
    """

    name: str
    formula: Callable[[Counts], float]
    bound: float
    lower_is_easier: bool = True
    masked: bool = False

    def score(self, sentences: Sequence[Sentence], lang: str) -> float:
        """Return the score of sentences, of which there is at least one."""
        return round(self.formula(count_sentences(sentences, lang, self.masked)), 2)

    def is_met(self, score: float) -> bool:
        """Tell whether a score is within the bound; the bound itself is."""
        return score <= self.bound if self.lower_is_easier else score >= self.bound

    def hardest(self, sentences: Sequence[Sentence], lang: str) -> Sentence:
        """Return the sentence without which the rest, at least one sentence, would read easiest."""
        each = [count_sentences([sentence], lang, self.masked) for sentence in sentences]
        if len(each) == 1:
            return sentences[0]
        sign = 1 if self.lower_is_easier else -1
        whole = count_sentences(sentences, lang, self.masked)
        easiest = min(range(len(each)), key=lambda place: sign * self.formula(_without(whole, each[place])))
        return sentences[easiest]


def _without(whole: Counts, part: Counts) -> Counts:
    """Take the counts of one sentence off those of its text."""
    return msgspec.structs.replace(
        whole,
        words=whole.words - part.words,
        sentences=whole.sentences - part.sentences,
        syllables=whole.syllables - part.syllables,
        polysyllables=whole.polysyllables - part.polysyllables,
    )


WHOLE: Final[dict[str, tuple[Limit, ...]]] = {
    "en": (
        Limit("the grade with approved terms excused", flesch_kincaid_grade, 6.0, masked=True),
        Limit("the plain grade", flesch_kincaid_grade, 7.9),
    ),
    "es": (Limit("INFLESZ", inflesz, 65, lower_is_easier=False),),
}
"""What a whole text must meet, by language."""

PER_SECTION: Final[dict[str, tuple[Limit, ...]]] = {
    "en": (Limit("the plain grade", flesch_kincaid_grade, 9),),
    "es": (Limit("INFLESZ", inflesz, 55, lower_is_easier=False),),
}
"""What each section must meet, by language."""

ADVISED: Final[dict[str, tuple[Limit, ...]]] = {
    "en": (Limit("SMOG with approved terms excused", smog, 8, masked=True),),
    "es": (Limit("Fernández-Huerta", fernandez_huerta, 70, lower_is_easier=False),),
}
"""What a whole text should meet, by language."""
