"""The approved terms: names a client text cannot avoid, each with the plain words that explain it.

In the masked grade each of them counts two syllables, so that a sheet on ketamine is judged on the words its
writer could choose. A term is approved only with a gloss, and the page that uses it shows the gloss once.
At most 25 terms; a longer list would hide hard text instead of excusing names.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

__all__ = ["MASKED_FORMS", "MASKED_SYLLABLES", "SPANISH_FORMS", "TERMS", "Term", "terms_used"]

MASKED_SYLLABLES: Final = 2
"""What an approved term counts in the masked grade."""


class Term(msgspec.Struct, frozen=True):
    """An approved term.

    term and term_es are the English and Spanish word, syllables the true count of the English one, gloss_en
    and gloss_es what it means in a few plain words, to follow the term after a dash or in brackets.
    """

    term: str
    syllables: int
    gloss_en: str
    term_es: str
    gloss_es: str


TERMS: Final = (
    Term("ketamine", 3, "a medicine that dulls pain and can change how you feel for a short time",
         "ketamina", "una medicina que calma el dolor y cambia por un rato cómo se siente"),
    Term("esketamine", 4, "one form of ketamine, given as a nose spray",
         "esketamina", "una forma de ketamina que se da por la nariz"),
    Term("Spravato", 3, "the brand name of the esketamine nose spray",
         "Spravato", "la marca con que se vende la esketamina para la nariz"),
    Term("medicine", 3, "something you take to treat a health problem",
         "medicamento", "una medicina: algo que se toma para tratar un mal"),
    Term("depression", 3, "an illness that keeps your mood low for weeks or more",
         "depresión", "un mal que baja el ánimo por semanas o más"),
    Term("anesthesia", 4, "what makes you sleep or feel no pain when a doctor works on you",
         "anestesia", "lo que duerme o quita el dolor para una operación"),
    Term("dissociation", 5, "when you feel cut off from your body or the world around you",
         "disociación", "sentirse lejos de su cuerpo o de lo que hay cerca"),
    Term("counselor", 3, "a trained person who listens and helps you plan",
         "consejero", "una persona que escucha y ayuda a hacer un plan"),
    Term("naloxone", 3, "a medicine that can save a person who took too much of an opioid",
         "naloxona", "una medicina que puede salvar a quien tomó demasiado de un opioide"),
)  # fmt: skip
"""The list, in the order a page glosses them."""


def _forms(word: str) -> set[str]:
    """Return the lower-case word with its plural and possessives."""
    stem = word.lower()
    return {stem + ending for ending in ("", "s", "es", "'s", "’s")}


MASKED_FORMS: Final = frozenset(form for term in TERMS for form in _forms(term.term))
"""Every English form that counts as an approved term, in lower case."""

SPANISH_FORMS: Final = frozenset(form for term in TERMS for form in _forms(term.term_es))
"""Every Spanish form of an approved term, in lower case."""


def terms_used(words: Iterable[str], lang: str) -> list[Term]:
    """Return the approved terms among the words of a text, in the order of TERMS, for a page to gloss.

    Words are single tokens of any case; lang is "en" or "es".
    """
    seen = {word.lower() for word in words}
    return [term for term in TERMS if seen & _forms(term.term_es if lang == "es" else term.term)]
