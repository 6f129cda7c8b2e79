"""The few words beside figures, in Spanish: where in a source they stand, and when they were counted."""

import re
from collections import Counter

import pytest

from ketaref.compiler.fact_labels import dated, place
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("label text of 2019 to 2021", "texto de la etiqueta de 2019 a 2021"),
        ("July 2019 to June 2023", "de julio de 2019 a junio de 2023"),
        ("2023", "2023"),
        ("words that nobody put into Spanish", "words that nobody put into Spanish"),
    ],
)
def test_when_it_was_counted(english: str, spanish: str) -> None:
    assert (dated(english, "en"), dated(english, "es")) == (english, spanish)


def test_where_in_a_source_it_stands() -> None:
    assert place("table 2", "en") == "table 2"
    assert place("table 2", "es") == "tabla 2"
    assert place("sections 5.2 and 5.6", "es") == "secciones 5.2 y 5.6"


def test_all_that_figures_are_dated_with_has_spanish(library: Library) -> None:
    for entry in library.entries():
        for figure in library.entry(entry.id).figures:
            words = getattr(figure, "dated", "")
            assert not words or dated(words, "es") != words or words.isdigit(), (entry.id, words)


def test_an_english_sentence_has_its_figures_in_english(library: Library) -> None:
    """Facts of conditions are English; a figure inside was said in Spanish: "58.7% (182 de 310) frente a 45.2% ..."."""
    texts = library.entry("treatment-resistant-depression").edition("es").sections
    said = next(text.plain for text in texts if text.key == "facts")
    assert " frente a " not in said
    assert " of " in said


ENGLISH = re.compile(r"\b(?:the|of|with|against|and|for|weeks|at|by|in)\b", re.IGNORECASE)


def test_what_each_step_of_the_pathway_rests_on_is_spanish_for_a_spanish_reader(library: Library) -> None:
    """The sentence of a step was Spanish, and beside it stood an English one."""
    entry = library.entry("mechanism-pathway")
    tables = {
        language: next(text.plain for text in entry.edition(language).sections if text.key == "facts")
        for language in LANGUAGES
    }
    assert ENGLISH.search(tables["en"])
    assert not ENGLISH.search(tables["es"]), ENGLISH.search(tables["es"])
    assert Counter(re.findall(r"\[[\d*, ]+\]", tables["en"])) == Counter(re.findall(r"\[[\d*, ]+\]", tables["es"]))
    assert "las ráfagas de la habénula lateral necesitan receptores NMDA" in tables["es"]


def test_what_stands_side_by_side_is_spanish_for_a_spanish_reader(library: Library) -> None:
    """Only names stayed: "At day 28, pooled short trials: 58.7% (182 of 310) against 45.2% (94 of 208)"."""
    for entry in library.entries("treatments", "es"):
        cells = library.cells(entry.id, "es")
        assert cells.keys() == library.cells(entry.id, "en").keys()
        for field, cell in cells.items():
            said = "".join(run.text for run in cell)
            assert not ENGLISH.search(said), (entry.id, field, said)


def test_spanish_facts_cite_what_the_english_ones_cite(library: Library) -> None:
    for entry in library.entries("treatments", "es"):
        for field, cell in library.cells(entry.id, "en").items():
            spanish = library.cells(entry.id, "es")[field]
            ours, theirs = ([run.cite for run in runs if run.cite] for runs in (cell, spanish))
            assert Counter(ours) == Counter(theirs), (entry.id, field)
