"""Badges and list groups, derived from facts: what a reader must see first of an entry."""

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from ketaref.model.entry import Badge, Tone
from ketaref.model.facts import (
    BenefitFacts,
    CertaintyRow,
    ConditionFacts,
    Facts,
    GlossaryFacts,
    GuideFacts,
    HelpLineFacts,
    InteractionFacts,
    MechanismFacts,
    PatientGroupFacts,
    QuestionnaireFacts,
    RegulatoryStatus,
    SideEffectFacts,
    TreatmentFacts,
)
from ketaref.model.names import (
    BODY_SYSTEMS,
    CAUTION_LEVELS,
    CERTAINTY,
    CLAIM_GROUPS,
    DRUGS,
    INTERACTION_GROUPS,
    INTERACTION_LEVELS,
    PRINTABLE,
    REGULATORY,
    ROW_GROUPS,
    STRENGTH,
    TERMS,
    TOPICS,
    TREATMENT_KINDS,
    VERDICTS,
    lower_first,
)
from ketaref.model.text import Bilingual

_REGULATORY_TONE: dict[str, Tone] = {
    "approved": "good",
    "cleared": "good",
    "classified": "good",
    "off-label": "caution",
    "not-approved": "caution",
    "not-supported": "danger",
}
_CERTAINTY_TONE: dict[str, Tone] = {
    "high": "good",
    "moderate": "good",
    "low": "caution",
    "very-low": "caution",
    "none": "neutral",
}
_STRENGTH_TONE: dict[str, Tone] = {"established": "good", "supported": "info", "contested": "caution"}
_LEVEL_TONE: dict[str, Tone] = {
    "contraindicated": "danger",
    "avoid-unless-specialist": "danger",
    "extra-monitoring": "caution",
    "discuss": "info",
}
_INTERACTION_TONE: dict[str, Tone] = {
    "avoid": "danger",
    "extra-monitoring": "caution",
    "may-change-effect": "caution",
    "discuss": "info",
    "no-known-problem": "good",
}
_VERDICT_TONE: dict[str, Tone] = {
    "supported": "good",
    "partly": "caution",
    "not-shown": "caution",
    "misleading": "danger",
}


@singledispatch
def badges_of(facts: Facts) -> list[Badge]:
    """Return the badges of an entry, most important first; facts of a kind without badges have none.

    Certainty is said per drug, never blended.
    """
    return []


@badges_of.register
def _condition(facts: ConditionFacts) -> list[Badge]:
    return [*map(_regulatory, facts.regulatory), *_certainty(facts.certainty)]


@badges_of.register
def _treatment(facts: TreatmentFacts) -> list[Badge]:
    return [_regulatory(row) for row in facts.regulatory]


@badges_of.register
def _side_effect(facts: SideEffectFacts) -> list[Badge]:
    return [Badge(TERMS[facts.term], "info"), Badge(BODY_SYSTEMS[facts.body_system], "neutral")]


@badges_of.register
def _mechanism(facts: MechanismFacts) -> list[Badge]:
    return [Badge(STRENGTH[facts.strength], _STRENGTH_TONE[facts.strength])]


@badges_of.register
def _patient_group(facts: PatientGroupFacts) -> list[Badge]:
    level = Badge(CAUTION_LEVELS[facts.level], _LEVEL_TONE[facts.level])
    return [level, Badge(BODY_SYSTEMS[facts.body_system], "neutral")]


@badges_of.register
def _interaction(facts: InteractionFacts) -> list[Badge]:
    level = Badge(INTERACTION_LEVELS[facts.level], _INTERACTION_TONE[facts.level])
    return [level, Badge(BODY_SYSTEMS[facts.body_system], "neutral")]


@badges_of.register
def _benefit(facts: BenefitFacts) -> list[Badge]:
    return [Badge(VERDICTS[facts.verdict], _VERDICT_TONE[facts.verdict]), *_certainty(facts.certainty)]


@badges_of.register
def _guide(facts: GuideFacts) -> list[Badge]:
    return [Badge(TOPICS[facts.topic], "neutral")]


@badges_of.register
def _questionnaire(facts: QuestionnaireFacts) -> list[Badge]:
    return [Badge(PRINTABLE[facts.printable], "neutral")]


_GROUP: dict[type[Facts], Callable[[Any], Bilingual]] = {
    TreatmentFacts: lambda facts: TREATMENT_KINDS[facts.kind],
    SideEffectFacts: lambda facts: TERMS[facts.term],
    MechanismFacts: lambda facts: STRENGTH[facts.strength],
    PatientGroupFacts: lambda facts: CAUTION_LEVELS[facts.level],
    InteractionFacts: lambda facts: INTERACTION_GROUPS[facts.level],
    BenefitFacts: lambda facts: CLAIM_GROUPS[facts.verdict],
    GuideFacts: lambda facts: TOPICS[facts.topic],
    QuestionnaireFacts: lambda facts: ROW_GROUPS["questionnaires"],
    HelpLineFacts: lambda facts: ROW_GROUPS["help-lines"],
    GlossaryFacts: lambda facts: ROW_GROUPS["glossary"],
}


def group_of(facts: Facts) -> str:
    """Return the English of the heading under which lists show the entry, or an empty text; see `names.group_in`."""
    group = _GROUP.get(type(facts))
    return group(facts).en if group else ""


def _regulatory(row: RegulatoryStatus) -> Badge:
    drug, status = DRUGS[row.drug], REGULATORY[row.status]
    use = Bilingual(f" {row.use.en}", f" {row.use.es}") if row.use else Bilingual("", "")
    text = Bilingual(f"{drug.en}: {status.en}{use.en}", f"{drug.es}: {lower_first(status.es)}{use.es}")
    return Badge(text, _REGULATORY_TONE[row.status])


def _certainty(rows: list[CertaintyRow]) -> list[Badge]:
    """One badge for each drug: its first row, which is the headline outcome."""
    first: dict[str, CertaintyRow] = {}
    for row in rows:
        first.setdefault(row.drug, row)
    return [Badge(_sure(row), _CERTAINTY_TONE[row.level]) for row in first.values()]


def _sure(row: CertaintyRow) -> Bilingual:
    drug, level = DRUGS[row.drug], CERTAINTY[row.level]
    return Bilingual(
        f"{drug.en}: {lower_first(level.en)}, {row.outcome.en}",
        f"{drug.es}: {lower_first(level.es)}, {row.outcome.es}",
    )
