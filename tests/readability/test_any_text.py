"""What holds for every text that a person could type or paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.readability import count, forget, hard_words, measure, problems
from ketaref.readability.sentences import sentences

LANGUAGES = st.sampled_from(["en", "es"])
PIECES = st.sampled_from(
    ["Dr.", "U.S.", "a.m.", "p. ej.", "EE. UU.", "No.", "5", "0.5", "1.", "I", "we", "Call", "¿Qué?", "...",
     "…", "!", ".", ",", "”", ")", "\n\n", "-", "’", "ketamine", "día", "988", "x", "é", "ß", "½"]
)  # fmt: skip
TYPED = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=12).map(" ".join)
TEXTS = st.one_of(st.text(), TYPED, st.lists(PIECES, max_size=12).map("".join))
PASSAGES = st.lists(TEXTS, max_size=4)


@given(PASSAGES, LANGUAGES)
def test_counts_agree_with_each_other(passages: list[str], lang: str) -> None:
    counts = count(passages, lang)
    assert 0 <= counts.sentences <= counts.words <= counts.syllables
    assert 0 <= counts.polysyllables <= counts.words
    assert (counts.words == 0) == (counts.sentences == 0) == (counts.longest_sentence == 0)
    assert counts.sentences * counts.longest_sentence >= counts.words


@given(PASSAGES)
def test_masking_changes_syllables_only(passages: list[str]) -> None:
    raw, masked = count(passages, "en"), count(passages, "en", masked=True)
    assert (masked.words, masked.sentences) == (raw.words, raw.sentences)
    assert masked.syllables <= raw.syllables
    assert masked.polysyllables <= raw.polysyllables


@given(TEXTS)
def test_a_full_stop_never_lowers_the_number_of_sentences(text: str) -> None:
    assert len(sentences(text + ".")) >= len(sentences(text))


@given(PASSAGES, PASSAGES, LANGUAGES)
def test_passages_never_merge(first: list[str], second: list[str], lang: str) -> None:
    together, apart = count([*first, *second], lang), [count(first, lang), count(second, lang)]
    assert together.sentences == sum(part.sentences for part in apart)
    assert together.longest_sentence == max(part.longest_sentence for part in apart)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("piece", [". ", "a. ", "U.S.\n", "1-", "x.", "Dr. ", "ié", "e", "800-555-"])
def test_a_large_paste_is_answered(piece: str, lang: str) -> None:
    assert measure(["a" + piece * 20_000], lang).words > 0
    forget()


@given(TEXTS)
def test_every_sentence_is_text_of_the_passage_with_words(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.words
        assert all(word in sentence.text for word in sentence.words)


@given(PASSAGES, LANGUAGES)
def test_reports_answer_for_any_text(passages: list[str], lang: str) -> None:
    level = measure(passages, lang)
    assert level == measure(passages, lang)
    assert (level.inflesz is None) == (lang == "en" or level.words == 0)
    assert all(line.startswith(("The whole text", "Section")) for line in problems({"Section": passages}, lang))
    assert all(word.times >= 1 for word in hard_words(passages, lang))
