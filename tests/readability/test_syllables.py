"""Syllables of single words, in both languages."""

import pytest

from ketaref.readability import english, spanish
from ketaref.readability.english_words import FIELD_WORDS, IRREGULAR_WORDS, SYLLABLES

ENGLISH = {
    "ketamine": 3, "esketamine": 4, "Spravato": 3, "medicine": 3, "depression": 3, "anesthesia": 4,
    "dissociation": 5, "counselor": 3, "naloxone": 3,
    # silent letters
    "hope": 1, "hopes": 1, "helped": 1, "wanted": 2, "doses": 2, "watches": 2, "whole": 1, "table": 2,
    "tables": 2,
    "safely": 2, "lifeline": 2, "someone": 2, "everything": 3, "fatigue": 2, "basically": 3, "statement": 2,
    # vowels that stand apart, and those that do not
    "client": 2, "patient": 2, "being": 2, "quiet": 2, "trial": 2, "opioid": 3, "behavior": 3, "million": 2,
    "create": 2, "society": 4, "usual": 3, "video": 3, "easier": 3, "mechanism": 4, "rhythm": 2, "people": 2,
    "really": 2, "reason": 2, "treated": 2, "react": 2,
    # shortened words and possessives
    "don't": 1, "didn’t": 2, "it'll": 2, "should've": 2, "we're": 1, "nurse's": 2, "client's": 2,
    "science's": 3,
    "ideas": 3, "suicides": 3,
    # letters read one by one, capitals, numbers, parts
    "FDA": 3, "PTSD": 4, "U.S.": 2, "a.m.": 2, "US": 2, "us": 1, "NOW": 1, "STOP": 1, "REMS": 1, "VWX": 5,
    "988": 1, "0.5": 1, "3,000": 1, "1-800-273-8255": 1, "(800) 273-8255": 1, "2nd": 1, "1990s": 1,
    "10mg": 4, "18-year-old": 3, "follow-up": 3, "café": 2, "988lifeline.org": 4, "hmm": 1,
}  # fmt: skip

SPANISH = {
    "ketamina": 4, "esketamina": 5, "depresión": 3, "día": 2, "país": 2, "ciudad": 2, "leer": 2, "aéreo": 4,
    "suicidio": 3, "medicamento": 5, "vigilancia": 4, "queso": 2, "guitarra": 3,
    # diphthong, triphthong, hiatus
    "tiempo": 2, "cuidado": 3, "viuda": 2, "muy": 1, "hoy": 1, "limpiáis": 2, "Uruguay": 3, "oía": 3,
    "leía": 3,
    "continúa": 4, "reír": 2, "paranoia": 4, "caída": 3, "cuídese": 3, "antiinflamatorio": 7, "sueño": 2,
    # silent u, h, and y
    "quien": 1, "agüita": 3, "vergüenza": 3, "agua": 2, "alcohol": 3, "ahora": 3, "prohibido": 3, "búho": 2,
    "vehículo": 4, "noche": 2, "hielo": 2, "mayo": 2, "ayuda": 3, "y": 1, "incluye": 3, "spray": 1,
    # short forms, numbers, parts
    "FDA": 4, "EE": 3, "UU": 3, "Dr": 2, "988": 1, "0,5": 1, "50mg": 5, "1.º": 1, "médico-paciente": 6,
    "NO": 1, "MÁS": 1, "Ñandú": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), ENGLISH.items())
def test_english(word: str, count: int) -> None:
    assert english.syllables(word) == count


@pytest.mark.parametrize(("word", "count"), SPANISH.items())
def test_spanish(word: str, count: int) -> None:
    assert spanish.syllables(word) == count


def test_masked_terms_count_two_in_every_form() -> None:
    for word in (
        "ketamine",
        "Esketamine",
        "SPRAVATO",
        "medicines",
        "counselor's",
        "dissociation",
        "Naloxone",
    ):
        assert english.masked_syllables(word) == 2
    assert english.masked_syllables("ketamine-like") == 3
    assert english.masked_syllables("antidepressant") == 5


def test_a_word_is_listed_once_and_in_lower_case() -> None:
    listed = [word for group in (FIELD_WORDS, IRREGULAR_WORDS) for words in group.values() for word in words.split()]
    assert len(listed) == len(set(listed)) == len(SYLLABLES)
    assert all(word == word.lower() for word in listed)
    field = sum(len(words.split()) for words in FIELD_WORDS.values())
    assert 130 <= field <= 170


def test_listed_words_count_as_listed() -> None:
    assert {word: english.syllables(word) for word in SYLLABLES} == SYLLABLES
