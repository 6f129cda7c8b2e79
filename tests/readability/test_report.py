"""What a writer is told about a text."""

from collections.abc import Callable

import pytest

from ketaref.readability import (
    advice,
    english,
    english_syllables,
    forget,
    hard_words,
    long_sentences,
    measure,
    problems,
    spanish_syllables,
)
from ketaref.readability.limits import Limit
from ketaref.readability.masking import TERMS, terms_used

EASY = [
    "Ketamine is a medicine that may lift your mood.",
    "You sit in a chair for two hours.",
    "Bring a friend.",
]
HARD = "Administration of esketamine necessitates continuous observation by qualified personnel."
EASY_ES = ["La sesión dura dos horas.", "Venga con una persona de confianza.", "No maneje hasta el otro día."]
HARD_ES = "La administración supervisada requiere observación continuada por profesionales cualificados."


def test_measure_english() -> None:
    level = measure(EASY, "en")
    assert (level.words, level.sentences, level.longest_sentence, level.average_sentence) == (20, 3, 9, 6.67)
    assert level.masked_grade is not None
    assert level.raw_grade is not None
    assert level.masked_grade < level.raw_grade < 6
    assert (level.inflesz, level.fernandez_huerta) == (None, None)
    assert level.smog_is_rough


def test_measure_spanish() -> None:
    level = measure(EASY_ES, "es")
    assert level.inflesz is not None
    assert level.inflesz > 65
    assert (level.raw_grade, level.masked_grade, level.smog) == (None, None, None)


def test_smog_is_firm_from_thirty_sentences() -> None:
    assert not measure(["Call us."] * 30, "en").smog_is_rough


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_text_without_words_has_no_scores(lang: str) -> None:
    level = measure(["", "…"], lang)
    assert level.words == 0
    assert {level.raw_grade, level.masked_grade, level.smog, level.inflesz, level.fernandez_huerta} == {None}
    assert problems({"Empty": ["—"]}, lang) == advice({"Empty": []}, lang) == []


@pytest.mark.parametrize("call", [measure, hard_words])
def test_other_languages_are_refused(call: Callable[[list[str], str], object]) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        call(["Bonjour."], "fr")


@pytest.mark.parametrize("call", [problems, advice])
def test_other_languages_are_refused_for_sections(
    call: Callable[[dict[str, list[str]], str], object],
) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        call({}, "fr")


def test_easy_texts_have_no_problems() -> None:
    assert problems({"What happens": EASY}, "en") == []
    assert problems({"Qué pasa": EASY_ES}, "es") == []


def test_problems_name_score_limit_and_the_hardest_sentence() -> None:
    masked, raw, section = problems({"Before": EASY, "During": [HARD, "Rest."]}, "en")
    assert masked.startswith("The whole text is too hard: the grade with approved terms excused is ")
    assert "at most 6." in masked
    assert "at most 7.9." in raw
    assert section.startswith("Section “During” is too hard: the plain grade is ")
    assert "at most 9." in section
    for line in (masked, raw, section):
        assert f"“{HARD}” Its long words: administration, continuous, necessitates, observation, personnel" in line
        assert "esketamine," not in line


def test_spanish_problems() -> None:
    whole, section = problems({"Antes": EASY_ES[:1], "Durante": [HARD_ES]}, "es")
    assert "INFLESZ" in whole
    assert "at least 65" in whole
    assert section.startswith("Section “Durante”")
    assert "at least 55" in section
    assert HARD_ES in whole


@pytest.mark.parametrize(("word", "lang"), [("go", "en"), ("va", "es")])
def test_a_sentence_has_at_most_twenty_words(word: str, lang: str) -> None:
    twenty, more = " ".join([word] * 20), " ".join([word] * 21)
    assert problems({"A": [twenty]}, lang) == []
    assert problems({"A": [more]}, lang) == [
        (
            "Section “A” has a sentence of 21 words, and the limit is 20. "
            f"Split “{more}” Its long words: none, so make it shorter."
        )
    ]


def test_a_score_on_the_limit_passes() -> None:
    level = measure(["The nurse checks on you. Ask any time."], "en")
    assert level.raw_grade is not None
    limit = Limit("grade", english.flesch_kincaid_grade, level.raw_grade)
    assert limit.is_met(level.raw_grade)
    assert not limit.is_met(level.raw_grade + 0.01)


def test_advice() -> None:
    long_ones = ["You may feel odd and far away from things for an hour or two at first."]
    many = ["Rest. Eat. Call. Sleep."]
    average, paragraph = advice({"A": long_ones * 20, "B": many}, "en")
    assert average.startswith("Sentences have ")
    assert "at most 12" in average
    assert paragraph == ("Section “B” has a paragraph of 4 sentences, and should have at most 3: it begins “Rest.”")
    assert any("SMOG" in line for line in advice({"A": [HARD]}, "en"))
    assert any("Fernández-Huerta" in line for line in advice({"A": [HARD_ES]}, "es"))


def test_long_sentences_for_counselors() -> None:
    passages = ["go " * 30 + ". Stop.", "go " * 31]
    assert [len(sentence.words) for sentence in long_sentences(passages, 30)] == [31]


def test_hard_words_weigh_syllables_and_uses() -> None:
    words = hard_words(["Monitoring helps. Monitoring, administration, ketamine and hospitals."], "en")
    assert [(word.word, word.syllables, word.times) for word in words] == [
        ("monitoring", 4, 2),
        ("administration", 5, 1),
        ("hospitals", 3, 1),
    ]
    assert [word.word for word in hard_words(["Los medicamentos y la administración."], "es")] == ["administración"]


def test_forget_drops_words_from_memory() -> None:
    measure(["Somebody's private sentence."], "en")
    measure(["Una frase privada."], "es")
    forget()
    for cache in (
        english_syllables.syllables,
        english_syllables.masked_syllables,
        spanish_syllables.syllables,
    ):
        assert cache.cache_info().currsize == 0


def test_approved_terms() -> None:
    assert len(TERMS) <= 25
    assert len({term.term for term in TERMS}) == len(TERMS)
    for term in TERMS:
        assert english.syllables(term.term) == term.syllables


def test_glosses_are_easy_to_read() -> None:
    assert problems({term.term: [term.gloss_en] for term in TERMS}, "en") == []
    assert problems({term.term_es: [term.gloss_es] for term in TERMS}, "es") == []


def test_terms_used_in_a_text() -> None:
    assert [term.term for term in terms_used(["Counselors", "know", "KETAMINE"], "en")] == [
        "ketamine",
        "counselor",
    ]
    assert [term.term for term in terms_used(["los", "medicamentos"], "es")] == ["medicine"]
