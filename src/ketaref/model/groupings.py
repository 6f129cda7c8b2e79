"""Other headings under which lists can show entries, derived from facts; the usual ones are those of `badges`.

A heading says one thing of one drug: how often takes the headline rate of people treated in a clinic, and evidence
stands apart for esketamine and for ketamine.
"""

from collections.abc import Mapping
from functools import singledispatch

from ketaref.model.facts import (
    ConditionFacts,
    Facts,
    InteractionFacts,
    PatientGroupFacts,
    SideEffectFacts,
)
from ketaref.model.figures import Drug, Figure, Rate
from ketaref.model.names import (
    BEGINNINGS,
    BODY_SYSTEMS,
    ESKETAMINE_EVIDENCE,
    HOW_OFTEN,
    KETAMINE_EVIDENCE,
    NOT_STATED,
)
from ketaref.model.text import Bilingual

BODY_SYSTEM, FREQUENCY, TIMING = "body-system", "how-often", "timing"
ESKETAMINE, KETAMINE = "esketamine-evidence", "ketamine-evidence"
"""The ways of grouping, as the library stores them."""

_STEPS = (("tenth", 0.1), ("hundredth", 0.01), ("thousandth", 0.001))


@singledispatch
def groupings_of(facts: Facts, figures: Mapping[str, Figure]) -> dict[str, str]:
    """Return the English heading of an entry by way of grouping; facts of a kind with one way only have none."""
    return {}


@groupings_of.register
def _condition(facts: ConditionFacts, figures: Mapping[str, Figure]) -> dict[str, str]:
    return {
        ESKETAMINE: _evidence(facts, "esketamine", ESKETAMINE_EVIDENCE),
        KETAMINE: _evidence(facts, "ketamine", KETAMINE_EVIDENCE),
    }


@groupings_of.register
def _side_effect(facts: SideEffectFacts, figures: Mapping[str, Figure]) -> dict[str, str]:
    rates = [rate for key in facts.frequency if isinstance(rate := figures.get(key), Rate)]
    return {
        BODY_SYSTEM: BODY_SYSTEMS[facts.body_system].en,
        FREQUENCY: HOW_OFTEN[_how_often(rates)].en,
        TIMING: BEGINNINGS[facts.begins or NOT_STATED].en,
    }


@groupings_of.register(PatientGroupFacts)
@groupings_of.register(InteractionFacts)
def _caution(facts: PatientGroupFacts | InteractionFacts, figures: Mapping[str, Figure]) -> dict[str, str]:
    return {BODY_SYSTEM: BODY_SYSTEMS[facts.body_system].en}


def _evidence(facts: ConditionFacts, drug: Drug, names: Mapping[str, Bilingual]) -> str:
    """The certainty of a drug's first row, which is the headline outcome."""
    return names[next((row.level for row in facts.certainty if row.drug == drug), NOT_STATED)].en


def _how_often(rates: list[Rate]) -> str:
    """The step of the first rate in clinics, which is the headline; heavy use stands apart."""
    clinic = [rate.share() for rate in rates if rate.exposure == "clinic"]
    if not clinic:
        return "heavy-use" if rates else NOT_STATED
    return next((step for step, least in _STEPS if clinic[0] >= least), "less")
