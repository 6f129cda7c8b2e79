"""The pathway: each arrow as a sentence."""

import pytest

from ketaref.model.names import EVIDENCE_IN, STRENGTH, seen_in
from ketaref.model.pathway import Edge, Node, Pathway
from ketaref.model.text import LANGUAGES, Bilingual

NODES = [
    Node("salt", Bilingual("Salt in the blood", "Sal en la sangre")),
    Node("nmda", Bilingual("NMDA block", "Bloqueo NMDA")),
    Node("thirst", Bilingual("Thirst", "Sed")),
]
NOTE = Bilingual("x", "x")
SURE = Edge("e1", "salt", "thirst", Bilingual("brings on", "provoca"), "established", ["humans", "cells"], NOTE)
DOUBTFUL = Edge("e2", "thirst", "nmda", Bilingual("may lead to", "quizá lleva a"), "contested", ["animals"], NOTE)
PATHWAY = Pathway(NODES, [SURE, DOUBTFUL])


def test_an_arrow_reads_as_a_sentence_with_its_strength_and_where_it_was_seen() -> None:
    assert PATHWAY.sentence(SURE, "en") == "Salt in the blood brings on thirst (established; seen in people and cells)"
    assert PATHWAY.sentence(SURE, "es") == "Sal en la sangre provoca sed (establecido; visto en personas y células)"


def test_an_abbreviation_keeps_its_capitals() -> None:
    assert PATHWAY.sentence(DOUBTFUL, "en") == "Thirst may lead to NMDA block (contested; seen in animals)"
    assert "quizá lleva a bloqueo NMDA (en discusión; visto en animales)" in PATHWAY.sentence(DOUBTFUL, "es")


@pytest.mark.parametrize("strength", STRENGTH)
@pytest.mark.parametrize("where", EVIDENCE_IN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_strength_and_kind_of_evidence_has_words(strength: str, where: str, language: str) -> None:
    edge = Edge("e", "salt", "thirst", Bilingual("x", "x"), strength, [where], NOTE)  # type: ignore[arg-type, list-item]

    said = PATHWAY.sentence(edge, "es" if language == "es" else "en")
    assert said.endswith(")")
    assert EVIDENCE_IN[where].in_language("es" if language == "es" else "en") in said


def test_in_whom_it_was_seen_reads_as_a_sentence() -> None:
    assert seen_in(["humans"], "en") == "people"
    assert seen_in(["animals", "humans"], "es") == "animales y personas"
    assert seen_in(["cells", "animals", "humans"], "en") == "cells, animals and people"


def test_a_box_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PATHWAY.label("hunger", "en")
