"""Words that sound alike to English or Spanish ears, and words that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.library.sounds import sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sanax", "xanax"),
        ("nausia", "nausea"),
        ("sizure", "seizure"),
        ("fenomena", "phenomena"),
        ("sicosis", "psychosis"),
        ("nee", "knee"),
        ("adiction", "addiction"),
        ("combulsiones", "convulsiones"),
        ("kuetiapina", "quetiapina"),
        ("embaraso", "embarazo"),
        ("ovulacion", "obulasion"),
        ("igado", "higado"),
        ("jeringa", "geringa"),
        ("farmasia", "farmacia"),
        ("uebo", "huevo"),
    ],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert set(sounds(one)) & set(sounds(other)), (sounds(one), sounds(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("cure", "cubre"), ("fluoxetine", "duloxetine"), ("violar", "bipolar"), ("lorazepam", "temazepam")],
)
def test_words_that_do_not(one: str, other: str) -> None:
    assert not set(sounds(one)) & set(sounds(other))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_every_word_has_a_sound(word: str) -> None:
    assert sounds(word)
    assert all(isinstance(sound, str) for sound in sounds(word))
