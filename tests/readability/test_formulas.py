"""The formulas against vectors worked out by hand, and against the other language."""

from collections.abc import Callable

import pytest

from ketaref.readability.counts import Counts
from ketaref.readability.english import flesch_kincaid_grade, flesch_reading_ease, smog
from ketaref.readability.spanish import fernandez_huerta, inflesz


def english(words: int, sentences: int, syllables: int, polysyllables: int = 0) -> Counts:
    return Counts(words, sentences, syllables, polysyllables, words, "en")


def spanish(words: int, sentences: int, syllables: int) -> Counts:
    return Counts(words, sentences, syllables, 0, words, "es")


def test_english_grade_and_ease() -> None:
    counts = english(100, 10, 130)
    assert flesch_kincaid_grade(counts) == pytest.approx(3.65, abs=0.01)
    assert flesch_reading_ease(counts) == pytest.approx(86.70, abs=0.01)


@pytest.mark.parametrize(
    ("polysyllables", "sentences", "grade"),
    [(0, 30, 3.13), (9, 30, 6.26), (16, 30, 7.30), (25, 30, 8.34), (12, 24, 7.17)],
)
def test_smog(polysyllables: int, sentences: int, grade: float) -> None:
    assert smog(english(300, sentences, 400, polysyllables)) == pytest.approx(grade, abs=0.01)


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "ease", "perspicuity"),
    [
        (100, 10, 190, 82.64, 78.47),
        (100, 8, 200, 74.09, 69.74),
        (100, 5, 190, 72.44, 68.465),  # 87.74 with the copied error, sentences per 100 words
    ],
)
def test_spanish_ease(words: int, sentences: int, syllables: int, ease: float, perspicuity: float) -> None:
    counts = spanish(words, sentences, syllables)
    assert fernandez_huerta(counts) == pytest.approx(ease, abs=0.01)
    assert inflesz(counts) == pytest.approx(perspicuity, abs=0.01)


@pytest.mark.parametrize("formula", [flesch_kincaid_grade, flesch_reading_ease, smog])
def test_english_formulas_refuse_spanish(formula: Callable[[Counts], float]) -> None:
    with pytest.raises(ValueError, match="'es'"):
        formula(spanish(100, 10, 190))


@pytest.mark.parametrize("formula", [inflesz, fernandez_huerta])
def test_spanish_formulas_refuse_english(formula: Callable[[Counts], float]) -> None:
    with pytest.raises(ValueError, match="'en'"):
        formula(english(100, 10, 130))


@pytest.mark.parametrize(
    ("formula", "lang"),
    [
        (flesch_kincaid_grade, "en"),
        (flesch_reading_ease, "en"),
        (smog, "en"),
        (inflesz, "es"),
        (fernandez_huerta, "es"),
    ],
)
def test_formulas_refuse_a_text_without_words(formula: Callable[[Counts], float], lang: str) -> None:
    with pytest.raises(ValueError, match="without words"):
        formula(Counts(0, 0, 0, 0, 0, lang))
