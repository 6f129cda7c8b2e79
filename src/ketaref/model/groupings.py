"""Other headings under which lists can show entries, derived from facts; the usual ones are those of `badges`.

A heading says one thing of one drug: how often takes the headline rate of people treated in a clinic, where that
carries a heading at all, and evidence stands apart for esketamine and for ketamine.
"""

from collections.abc import Collection, Mapping
from functools import singledispatch
from typing import NamedTuple

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

_STEPS = (("tenth", 0.1), ("hundredth", 0.01), ("thousandth", 0.001), ("less", 0.0))
_RULE_OF_THREE = 3
"""What happens to 1 of N people is met in 3 N of them at least once, 19 times out of 20: fewer cannot show it."""


class Heading(NamedTuple):
    """A heading in English and, where it was read off one figure, the id of that figure."""

    name: str
    figure: str = ""


@singledispatch
def groupings_of(facts: Facts, figures: Mapping[str, Figure], own: Collection[str] = ()) -> dict[str, Heading]:
    """Return the heading of an entry by way of grouping; facts of a kind with one way only have none.

    `figures` are those of all entries by their id, `own` the ids of those that the entry itself brings.
    """
    return {}


@groupings_of.register
def _condition(facts: ConditionFacts, figures: Mapping[str, Figure], own: Collection[str] = ()) -> dict[str, Heading]:
    return {
        ESKETAMINE: _evidence(facts, "esketamine", ESKETAMINE_EVIDENCE),
        KETAMINE: _evidence(facts, "ketamine", KETAMINE_EVIDENCE),
    }


@groupings_of.register
def _side_effect(
    facts: SideEffectFacts, figures: Mapping[str, Figure], own: Collection[str] = ()
) -> dict[str, Heading]:
    rates = {key: rate for key in facts.frequency if isinstance(rate := figures.get(key), Rate)}
    return {
        BODY_SYSTEM: Heading(BODY_SYSTEMS[facts.body_system].en),
        FREQUENCY: _how_often(rates, own),
        TIMING: Heading(BEGINNINGS[facts.begins or NOT_STATED].en),
    }


@groupings_of.register(PatientGroupFacts)
@groupings_of.register(InteractionFacts)
def _caution(
    facts: PatientGroupFacts | InteractionFacts, figures: Mapping[str, Figure], own: Collection[str] = ()
) -> dict[str, Heading]:
    return {BODY_SYSTEM: Heading(BODY_SYSTEMS[facts.body_system].en)}


def _evidence(facts: ConditionFacts, drug: Drug, names: Mapping[str, Bilingual]) -> Heading:
    """The certainty of a drug's first row, which is the headline outcome."""
    return Heading(names[next((row.level for row in facts.certainty if row.drug == drug), NOT_STATED)].en)


def _how_often(rates: Mapping[str, Rate], own: Collection[str]) -> Heading:
    """The step of the headline, the entry's first own rate in clinics with a comparator; heavy use stands apart.

    What another entry counted is not this effect. No other rate stands in for the headline, or the step would be the
    one that suits.
    """
    if rates and all(rate.exposure == "heavy-use" for rate in rates.values()):
        return Heading(HOW_OFTEN["heavy-use"].en)
    compared = (key for key, rate in rates.items() if key in own and rate.exposure == "clinic" and rate.comparator)
    headline = next(compared, "")
    step = _step(rates[headline]) if headline else ""
    return Heading(HOW_OFTEN[step].en, headline) if step else Heading(HOW_OFTEN[NOT_STATED].en)


def _step(rate: Rate) -> str:
    """The step of a rate; empty where too few people were counted to have met the rarest of it."""
    step = next(at for at, (_name, least) in enumerate(_STEPS) if rate.share() >= least)
    rarest = _STEPS[step][1] or _STEPS[step - 1][1]
    return _STEPS[step][0] if (rate.of or 0) * rarest >= _RULE_OF_THREE else ""
