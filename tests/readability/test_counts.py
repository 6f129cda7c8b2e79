"""Where sentences end, what a word is, and the counts of passages."""

import pytest

from ketaref.readability import Counts, count
from ketaref.readability.sentences import sentences


@pytest.mark.parametrize(
    ("passage", "texts"),
    [
        ("", []),
        (" ... ", []),
        ("Rest at home", ["Rest at home"]),
        ("Rest. Drink water! Any pain? Call.", ["Rest.", "Drink water!", "Any pain?", "Call."]),
        ("Dr. Lee and Mr. Diaz are here.", ["Dr. Lee and Mr. Diaz are here."]),
        ("It is made in the U.S. It is safe.", ["It is made in the U.S.", "It is safe."]),
        ("Ask the U.S. Food and Drug staff.", ["Ask the U.S. Food and Drug staff."]),
        ("Come at 9 a.m. Call us first.", ["Come at 9 a.m.", "Call us first."]),
        ("Bring food, e.g. Bread or fruit.", ["Bring food, e.g. Bread or fruit."]),
        ("See No. 5. She says no. Then stop.", ["See No. 5.", "She says no.", "Then stop."]),
        ("Take 0.5 or 1.25 of it. Wait.", ["Take 0.5 or 1.25 of it.", "Wait."]),
        ("Call 988. 24 hours a day.", ["Call 988.", "24 hours a day."]),
        ("1. Call us. 2. Rest.", ["Call us.", "2. Rest."]),
        ("• Call us", ["Call us"]),
        ("Well... maybe it helps. Wait… Now go.", ["Well... maybe it helps.", "Wait…", "Now go."]),
        ("“Stop!” she said. (Ask us.) Then go.", ["“Stop!” she said.", "(Ask us.)", "Then go."]),
        ("You and I. We go.", ["You and I.", "We go."]),
        ("your legs feel numb.You may sit", ["your legs feel numb.", "You may sit"]),
        ("take it. then rest", ["take it.", "then rest"]),
        ("Rest\n\nCall us", ["Rest", "Call us"]),
        ("Rest well\ntonight.", ["Rest well\ntonight."]),
        ("¿Puede comer? No. Espere 2 horas.", ["¿Puede comer?", "No.", "Espere 2 horas."]),
        ("La Dra. Ruiz vive en EE. UU. desde 2001.", ["La Dra. Ruiz vive en EE. UU. desde 2001."]),
        ("Venga a las 9 a. m. Llame antes.", ["Venga a las 9 a. m.", "Llame antes."]),
    ],
)
def test_sentences(passage: str, texts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(passage)] == texts


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("5 in 100 people", ("5", "in", "100", "people")),
        ("Call 1-800-273-8255 or (800) 273-8255.", ("Call", "1-800-273-8255", "or", "(800) 273-8255")),
        ("a follow-up call—not a test", ("a", "follow-up", "call", "not", "a", "test")),
        ("Don’t drive, client's ride", ("Don’t", "drive", "client's", "ride")),
        ("$3,000 or 50% more, 24/7", ("$3,000", "or", "50", "more", "24/7")),
        ("an 18-year-old took 10mg", ("an", "18-year-old", "took", "10mg")),
        ("El 1.º de mayo", ("El", "1.º", "de", "mayo")),
        ("and/or 988lifeline.org", ("and", "or", "988lifeline.org")),
        ("depresio\u0301n", ("depresión",)),
    ],
)
def test_words(passage: str, words: tuple[str, ...]) -> None:
    assert [sentence.words for sentence in sentences(passage)] == [words]


def test_each_bullet_is_a_sentence() -> None:
    assert count(["Bring a friend", "Eat a light meal", "Wear loose clothes"], "en") == Counts(10, 3, 10, 0, 4)


def test_masked_count_takes_two_syllables_a_term() -> None:
    passages = ["Ketamine is a medicine."]
    assert count(passages, "en") == Counts(4, 1, 8, 2, 4)
    assert count(passages, "en", masked=True) == Counts(4, 1, 6, 0, 4)


def test_spanish_count() -> None:
    assert count(["La ketamina es un medicamento. Pregunte."], "es") == Counts(6, 2, 15, 3, 5, "es")


def test_languages_that_are_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        count(["Bonjour."], "fr")
    with pytest.raises(ValueError, match="Spanish has none"):
        count(["Hola."], "es", masked=True)
