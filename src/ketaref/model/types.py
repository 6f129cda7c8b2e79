"""The entry types: folder, names, FHIR word, facts and fixed sections. A new type is one record here.

The folder under `data/entries/` is the type's key; `SECTIONS` of a type come in the order in which they are
shown and printed.
"""

from typing import Literal

import msgspec

from ketaref.model import facts
from ketaref.model.text import Bilingual

Audience = Literal["counselor", "client"]


class SectionKind(msgspec.Struct, frozen=True):
    """A fixed section of an entry: its key, its heading in the files and on the page, and who reads it."""

    key: str
    heading: Bilingual
    audience: Audience


class Least(msgspec.Struct, frozen=True):
    """The least that a published entry holds: words for the counselor, cited sources, words that clients say."""

    counselor_words: int
    sources: int = 1
    lay_words: int = 1


class EntryType(msgspec.Struct, frozen=True):
    """One kind of entry. `optional` names the sections that an entry of it may leave out.

    Types whose rows are too small for files of their own have all of them in `data/<key>.yaml`.
    """

    key: str
    singular: Bilingual
    plural: Bilingual
    fhir: str
    facts: type[facts.Facts]
    sections: tuple[SectionKind, ...]
    least: Least
    optional: tuple[str, ...] = ()

    def section(self, key: str) -> SectionKind:
        """Return the section of that key; KeyError if the type has none."""
        return {kind.key: kind for kind in self.sections}[key]

    def sections_for(self, audience: Audience) -> tuple[SectionKind, ...]:
        """Return the sections that `audience` reads."""
        return tuple(kind for kind in self.sections if kind.audience == audience)


COUNSELOR = SectionKind("counselor", Bilingual("For the counselor", "Para el consejero"), "counselor")
CLIENT = SectionKind("client", Bilingual("For the client", "Para el cliente"), "client")
_NOT_KNOWN = SectionKind("not-known", Bilingual("What is not known yet", "Lo que todavía no se sabe"), "client")
_QUESTIONS = SectionKind("questions", Bilingual("Questions to ask", "Preguntas que puede hacer"), "client")
_BEFORE = SectionKind("before", Bilingual("Before the visit", "Antes de la cita"), "client")
_DURING = SectionKind("during", Bilingual("During the visit", "Durante la cita"), "client")
_AFTER = SectionKind("after", Bilingual("After the visit", "Después de la cita"), "client")
_WHAT_TO_DO = SectionKind("what-to-do", Bilingual("What you can do", "Qué puede hacer usted"), "client")
_WHEN_TO_CALL = SectionKind("when-to-call", Bilingual("When to call", "Cuándo llamar"), "client")
_TELL = SectionKind("tell-prescriber", Bilingual("What to tell the prescriber", "Qué decirle a quien receta"), "client")
_KEY_POINTS = SectionKind("key-points", Bilingual("Key points", "Puntos clave"), "client")
_ANSWER = SectionKind("answer", Bilingual("Short answer", "Respuesta corta"), "client")

TYPES: tuple[EntryType, ...] = (
    EntryType(
        "conditions",
        Bilingual("Condition", "Problema de salud"),
        Bilingual("Conditions", "Problemas de salud"),
        "indication",
        facts.ConditionFacts,
        (CLIENT, _NOT_KNOWN, _QUESTIONS, COUNSELOR),
        Least(120, sources=2),
    ),
    EntryType(
        "treatments",
        Bilingual("Treatment", "Tratamiento"),
        Bilingual("Treatments", "Tratamientos"),
        "medication",
        facts.TreatmentFacts,
        (CLIENT, _BEFORE, _DURING, _AFTER, _WHEN_TO_CALL, COUNSELOR),
        Least(100, sources=2),
        ("before", "during", "after"),
    ),
    EntryType(
        "side-effects",
        Bilingual("Side effect", "Efecto secundario"),
        Bilingual("Side effects", "Efectos secundarios"),
        "undesirable-effect",
        facts.SideEffectFacts,
        (CLIENT, _WHAT_TO_DO, _WHEN_TO_CALL, COUNSELOR),
        Least(80),
    ),
    EntryType(
        "mechanisms",
        Bilingual("Mechanism", "Mecanismo"),
        Bilingual("Mechanisms", "Mecanismos"),
        "",
        facts.MechanismFacts,
        (CLIENT, _NOT_KNOWN, COUNSELOR),
        Least(80),
    ),
    EntryType(
        "patient-groups",
        Bilingual("Caution", "Precaución"),
        Bilingual("Cautions", "Precauciones"),
        "warning",
        facts.PatientGroupFacts,
        (CLIENT, _TELL, COUNSELOR),
        Least(60),
    ),
    EntryType(
        "interactions",
        Bilingual("Interaction", "Interacción"),
        Bilingual("Interactions", "Interacciones"),
        "interaction",
        facts.InteractionFacts,
        (CLIENT, _TELL, COUNSELOR),
        Least(60),
    ),
    EntryType(
        "comparisons",
        Bilingual("Comparison", "Comparación"),
        Bilingual("Comparisons", "Comparaciones"),
        "",
        facts.ComparisonFacts,
        (CLIENT, COUNSELOR),
        Least(40),
    ),
    EntryType(
        "benefits",
        Bilingual("Benefit", "Beneficio"),
        Bilingual("Benefits, claim and evidence", "Beneficios: lo que se dice y lo que se sabe"),
        "indication",
        facts.BenefitFacts,
        (CLIENT, _NOT_KNOWN, COUNSELOR),
        Least(80, sources=2),
    ),
    EntryType(
        "guides",
        Bilingual("Guide", "Guía"),
        Bilingual("Guides", "Guías"),
        "",
        facts.GuideFacts,
        (CLIENT, _KEY_POINTS, _QUESTIONS, _WHEN_TO_CALL, _NOT_KNOWN, COUNSELOR),
        Least(80, sources=2),
        ("questions", "when-to-call", "not-known"),
    ),
    EntryType(
        "faq",
        Bilingual("Question", "Pregunta"),
        Bilingual("Questions and answers", "Preguntas y respuestas"),
        "",
        facts.GuideFacts,
        (_ANSWER, CLIENT, COUNSELOR),
        Least(60),
    ),
    EntryType(
        "questionnaires",
        Bilingual("Questionnaire", "Cuestionario"),
        Bilingual("Questionnaires", "Cuestionarios"),
        "",
        facts.QuestionnaireFacts,
        (CLIENT, COUNSELOR),
        Least(40),
    ),
    EntryType(
        "help-lines",
        Bilingual("Help line", "Línea de ayuda"),
        Bilingual("Help lines", "Líneas de ayuda"),
        "",
        facts.HelpLineFacts,
        (CLIENT, COUNSELOR),
        Least(8),
    ),
    EntryType(
        "glossary",
        Bilingual("Word", "Palabra"),
        Bilingual("Glossary", "Glosario"),
        "",
        facts.GlossaryFacts,
        (CLIENT, COUNSELOR),
        Least(0),
        ("counselor",),
    ),
)

_BY_KEY = {kind.key: kind for kind in TYPES}


def entry_type(key: str) -> EntryType:
    """Return the entry type of that folder; KeyError if there is none."""
    return _BY_KEY[key]


def type_keys() -> tuple[str, ...]:
    """Return the folders of all entry types in their fixed order."""
    return tuple(_BY_KEY)
