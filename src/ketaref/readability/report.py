"""The reading level of a client text, and in plain sentences what a writer has to change to meet the limits.

English is judged by the Flesch-Kincaid grade, plain ("raw") and with approved terms excused ("masked"),
Spanish by INFLESZ. A score is needed but never enough: people still read the sheet before it is released.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from ketaref.readability import english_syllables, spanish_syllables
from ketaref.readability.counts import LANGUAGES, Counts, count_sentences, text_sentences
from ketaref.readability.english import SMOG_SENTENCES, flesch_kincaid_grade, smog
from ketaref.readability.limits import (
    ADVISED,
    AVERAGE_SENTENCE,
    LONGEST_SENTENCE,
    PARAGRAPH_SENTENCES,
    PER_SECTION,
    WHOLE,
    Limit,
)
from ketaref.readability.masking import MASKED_FORMS, SPANISH_FORMS
from ketaref.readability.sentences import Sentence
from ketaref.readability.spanish import fernandez_huerta, inflesz

__all__ = [
    "HardWord",
    "ReadingLevel",
    "advice",
    "forget",
    "hard_words",
    "long_sentences",
    "measure",
    "problems",
]

LONG_WORD: Final = {"en": 3, "es": 4}
"""Syllables from which a word is called long; Spanish words are longer by nature."""


class ReadingLevel(msgspec.Struct, frozen=True):
    """Scores of one text, to two decimals; None for a formula of the other language and for no words.

    raw_grade and masked_grade are US school grades (Flesch-Kincaid), smog the SMOG grade of the masked text;
    inflesz and fernandez_huerta are Spanish ease, higher easier. average_sentence and longest_sentence are
    in words.
    """

    lang: str
    raw_grade: float | None
    masked_grade: float | None
    smog: float | None
    inflesz: float | None
    fernandez_huerta: float | None
    average_sentence: float
    longest_sentence: int
    words: int
    sentences: int

    @property
    def smog_is_rough(self) -> bool:
        """Whether SMOG is an extrapolation, the text being shorter than the formula was made for."""
        return self.sentences < SMOG_SENTENCES


class HardWord(msgspec.Struct, frozen=True):
    """A long word, in lower case, with its syllables and how many times the text uses it."""

    word: str
    syllables: int
    times: int


def measure(passages: Sequence[str], lang: str) -> ReadingLevel:
    """Return the reading level of passages (paragraphs and bullets, no headings) in "en" or "es".

    Never fails on any text. Raises ValueError for another language.
    """
    found = text_sentences(passages)
    raw = count_sentences(found, lang)
    scores = _english_scores(found, raw) if lang == "en" else _spanish_scores(raw)
    return ReadingLevel(
        lang,
        *scores,
        average_sentence=round(raw.words / raw.sentences, 2) if raw.sentences else 0.0,
        longest_sentence=raw.longest_sentence,
        words=raw.words,
        sentences=raw.sentences,
    )


def problems(sections: Mapping[str, Sequence[str]], lang: str) -> list[str]:
    """Return what is wrong, in plain sentences, for each limit that the sections of one client text break.

    Keys are the sections' names, values their passages; the list is empty when every limit is met. Raises
    ValueError for a language other than "en" and "es".
    """
    _require_language(lang)
    found = {name: text_sentences(passages) for name, passages in sections.items()}
    everything = [sentence for part in found.values() for sentence in part]
    return [
        *_broken("The whole text", everything, WHOLE[lang], lang),
        *(line for name, part in found.items() for line in _section_problems(name, part, lang)),
    ]


def advice(sections: Mapping[str, Sequence[str]], lang: str) -> list[str]:
    """Return remarks on what the text should meet but need not; takes and raises the same as problems."""
    _require_language(lang)
    everything = text_sentences(passage for passages in sections.values() for passage in passages)
    return [
        *_broken("The whole text", everything, ADVISED[lang], lang),
        *_average_advice(everything, lang),
        *(line for name, passages in sections.items() for line in _paragraph_advice(name, passages)),
    ]


def long_sentences(passages: Sequence[str], limit: int) -> list[Sentence]:
    """Return the sentences of more than limit words."""
    return [sentence for sentence in text_sentences(passages) if len(sentence.words) > limit]


def hard_words(passages: Sequence[str], lang: str) -> list[HardWord]:
    """Return the long words that are no approved terms, those that weigh most (syllables times uses) first.

    Raises ValueError for a language other than "en" and "es".
    """
    _require_language(lang)
    return _long_words((word for sentence in text_sentences(passages) for word in sentence.words), lang)


def forget() -> None:
    """Drop every word of measured texts from memory."""
    english_syllables.forget()
    spanish_syllables.forget()


def _require_language(lang: str) -> None:
    if lang not in LANGUAGES:
        raise ValueError(f"Reading level is known for {' and '.join(LANGUAGES)}, not for {lang!r}.")


_Scores = tuple[float | None, float | None, float | None, float | None, float | None]


def _english_scores(found: Sequence[Sentence], raw: Counts) -> _Scores:
    """Return the first five scores of a ReadingLevel for English."""
    if not raw.words:
        return None, None, None, None, None
    masked = count_sentences(found, "en", masked=True)
    grades = (flesch_kincaid_grade(raw), flesch_kincaid_grade(masked), smog(masked))
    return round(grades[0], 2), round(grades[1], 2), round(grades[2], 2), None, None


def _spanish_scores(raw: Counts) -> _Scores:
    """Return the first five scores of a ReadingLevel for Spanish."""
    if not raw.words:
        return None, None, None, None, None
    return None, None, None, round(inflesz(raw), 2), round(fernandez_huerta(raw), 2)


def _broken(where: str, found: Sequence[Sentence], limits: Iterable[Limit], lang: str) -> Iterator[str]:
    """Yield what is wrong for each limit these sentences break."""
    for limit in limits if found else ():
        score = limit.score(found, lang)
        if not limit.is_met(score):
            side = "at most" if limit.lower_is_easier else "at least"
            yield (
                f"{where} is too hard: {limit.name} is {score:.2f}, and the limit is {side} {limit.bound:g}. "
                f"The hardest sentence is {_quoted(limit.hardest(found, lang), lang)}"
            )


def _section_problems(name: str, found: Sequence[Sentence], lang: str) -> Iterator[str]:
    """Yield what is wrong with one section."""
    where = f"Section “{name}”"
    yield from _broken(where, found, PER_SECTION[lang], lang)
    for sentence in found:
        words = len(sentence.words)
        if words > LONGEST_SENTENCE:
            yield (
                f"{where} has a sentence of {words} words, and the limit is {LONGEST_SENTENCE}. "
                f"Split {_quoted(sentence, lang)}"
            )


def _average_advice(found: Sequence[Sentence], lang: str) -> Iterator[str]:
    """Yield a remark when sentences are long on average."""
    average = sum(len(sentence.words) for sentence in found) / max(1, len(found))
    if average > AVERAGE_SENTENCE:
        longest = max(found, key=lambda sentence: len(sentence.words))
        yield (
            f"Sentences have {average:.1f} words on average, and should have at most {AVERAGE_SENTENCE}. "
            f"The longest is {_quoted(longest, lang)}"
        )


def _paragraph_advice(name: str, passages: Sequence[str]) -> Iterator[str]:
    """Yield a remark for each paragraph of too many sentences."""
    for passage in passages:
        found = text_sentences([passage])
        if len(found) > PARAGRAPH_SENTENCES:
            yield (
                f"Section “{name}” has a paragraph of {len(found)} sentences, and should have at most "
                f"{PARAGRAPH_SENTENCES}: it begins “{found[0].text}”"
            )


def _quoted(sentence: Sentence, lang: str) -> str:
    """Quote a sentence and name the long words in it."""
    long_words = ", ".join(hard.word for hard in _long_words(sentence.words, lang))
    return f"“{sentence.text}” Its long words: {long_words or 'none, so make it shorter'}."


def _long_words(words: Iterable[str], lang: str) -> list[HardWord]:
    """Return the long words among these, the heaviest first."""
    syllables = english_syllables.syllables if lang == "en" else spanish_syllables.syllables
    approved = MASKED_FORMS if lang == "en" else SPANISH_FORMS
    uses = Counter(word.lower() for word in words if syllables(word) >= LONG_WORD[lang])
    hard = [HardWord(word, syllables(word), times) for word, times in uses.items() if word not in approved]
    return sorted(hard, key=lambda each: (-each.syllables * each.times, each.word))
