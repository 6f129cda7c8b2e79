"""Folding: one form for all the ways a word is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.library.folding import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Depresión", "depresion"),
        ("NIÑEZ", "ninez"),
        ("k-hole", "k hole"),
        ("  Special   K! ", "special k"),
        ("Tourette’s", "tourettes"),
        ("doesn't", "doesnt"),
        ("'quoted' dogs'", "quoted dogs"),
        ("naïve café", "naive cafe"),
        ("STRASSE straße", "strasse strasse"),
        ("under_score", "under score"),
        ("¿Qué?", "que"),
        ("e\u0301", "e"),
        ("ﬁrst", "first"),
        ("2½", "21 2"),
        ("", ""),
        ("--- ¡! ---", ""),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_words_are_what_folding_leaves(text: str) -> None:
    assert " ".join(words(text)) == fold(text)
    assert "" not in words(text)
