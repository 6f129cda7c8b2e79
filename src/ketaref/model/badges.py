"""Badges and list groups, derived from facts: what a reader must see first of an entry."""

from typing import assert_never

from ketaref.model.entry import Badge, Tone
from ketaref.model.facts import (
    CertaintyRow,
    ConditionFacts,
    Facts,
    MechanismFacts,
    PatientGroupFacts,
    RegulatoryStatus,
    SideEffectFacts,
    TreatmentFacts,
)
from ketaref.model.names import (
    BODY_SYSTEMS,
    CAUTION_LEVELS,
    CERTAINTY,
    DRUGS,
    REGULATORY,
    STRENGTH,
    TERMS,
    TREATMENT_KINDS,
)

_REGULATORY_TONE: dict[str, Tone] = {
    "approved": "good",
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


def badges_of(facts: Facts) -> list[Badge]:
    """Return the badges of an entry, most important first. Certainty is said per drug, never blended."""
    match facts:
        case ConditionFacts():
            return [*map(_regulatory, facts.regulatory), *_certainty(facts.certainty)]
        case TreatmentFacts():
            return [_regulatory(row) for row in facts.regulatory]
        case SideEffectFacts():
            return [Badge(TERMS[facts.term], "info"), Badge(BODY_SYSTEMS[facts.body_system], "neutral")]
        case MechanismFacts():
            return [Badge(STRENGTH[facts.strength], _STRENGTH_TONE[facts.strength])]
        case PatientGroupFacts():
            level = Badge(CAUTION_LEVELS[facts.level], _LEVEL_TONE[facts.level])
            return [level, Badge(BODY_SYSTEMS[facts.body_system], "neutral")]
        case _:
            assert_never(facts)


def group_of(facts: Facts) -> str:
    """Return the heading under which lists show the entry, or an empty text."""
    match facts:
        case SideEffectFacts():
            return TERMS[facts.term]
        case MechanismFacts():
            return STRENGTH[facts.strength]
        case PatientGroupFacts():
            return CAUTION_LEVELS[facts.level]
        case TreatmentFacts():
            return TREATMENT_KINDS[facts.kind]
        case ConditionFacts():
            return ""
        case _:
            assert_never(facts)


def _regulatory(row: RegulatoryStatus) -> Badge:
    return Badge(f"{DRUGS[row.drug]}: {REGULATORY[row.status]}", _REGULATORY_TONE[row.status])


def _certainty(rows: list[CertaintyRow]) -> list[Badge]:
    """One badge for each drug: its first row, which is the headline outcome."""
    first: dict[str, CertaintyRow] = {}
    for row in rows:
        first.setdefault(row.drug, row)
    return [
        Badge(f"{DRUGS[row.drug]}: {CERTAINTY[row.level].lower()}, {row.outcome}", _CERTAINTY_TONE[row.level])
        for row in first.values()
    ]
