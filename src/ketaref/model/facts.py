"""The structured facts of each entry type: what stands under `facts:` in the front matter.

A field of type `Cited` is one or two sentences with citations in it (`[@source-id]`); `None` says that there
was no figure we could confirm, and is shown as such.
"""

import datetime
from typing import Literal

import msgspec

from ketaref.model.figures import Drug
from ketaref.model.text import Bilingual

Cited = str
Certainty = Literal["high", "moderate", "low", "very-low", "none"]
Regulatory = Literal["approved", "cleared", "classified", "off-label", "not-approved", "not-supported"]
"""What the FDA has said. Drugs are approved; devices are cleared, or put into a class with rules of its own."""
BodySystem = Literal[
    "mind", "brain-nerves", "heart-vessels", "stomach-bowel", "eyes-ears", "bladder-kidneys", "liver",
    "breathing", "whole-body", "behavior", "pregnancy", "society",
]  # fmt: skip
CautionLevel = Literal["contraindicated", "avoid-unless-specialist", "extra-monitoring", "discuss"]
InteractionLevel = Literal["avoid", "extra-monitoring", "may-change-effect", "discuss", "no-known-problem"]
InteractionEvidence = Literal["label", "trials", "observational", "case-reports", "laboratory", "theory"]
Beginning = Literal["soon", "same-day"]
Verdict = Literal["supported", "partly", "not-shown", "misleading"]
Topic = Literal["visits", "safety", "rules", "cost", "evidence", "recovery", "about"]


class RegulatoryStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the FDA has said of one drug for this use; `use` says for which, where one drug has more than one status."""

    drug: Drug
    status: Regulatory
    note: Cited
    use: Bilingual | None = None


class CertaintyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure the evidence makes us, for one drug and one outcome; never blended over drugs."""

    drug: Drug
    outcome: Bilingual
    level: Certainty
    reason: Cited


class Trial(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One study: its name (or first author), year, design, people, outcome and result with citation."""

    name: str
    year: int
    drug: Drug
    design: str
    n: int
    outcome: str
    result: Cited


class Guideline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a guideline body says."""

    body: str
    year: int
    position: Cited


class ConditionFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a condition (FHIR: indication)."""

    regulatory: list[RegulatoryStatus]
    certainty: list[CertaintyRow]
    trials: list[Trial]
    guidelines: list[Guideline] = []
    onset: Cited | None = None
    durability: Cited | None = None


class TreatmentFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a treatment or of an alternative to ketamine."""

    kind: Literal["ketamine-route", "esketamine", "alternative"]
    regulatory: list[RegulatoryStatus]
    setting: Cited | None = None
    schedule: Cited | None = None
    onset: Cited | None = None
    response: Cited | None = None
    remission: Cited | None = None
    relapse: Cited | None = None
    course: Cited | None = None
    risks: Cited | None = None
    addictive_potential: Cited | None = None
    insurance: Cited | None = None
    monitoring: Cited | None = None
    bioavailability: Cited | None = None
    time_to_peak: Cited | None = None


class SideEffectFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a side effect (FHIR: undesirable effect); `frequency` lists ids of its rate figures.

    `begins` sorts what `onset` says, for lists; it is given where `onset` is, and only there.
    """

    term: Literal["short", "long"]
    body_system: BodySystem
    frequency: list[str] = []
    onset: Cited | None = None
    begins: Beginning | None = None
    peak: Cited | None = None
    end: Cited | None = None
    severity: Cited | None = None


class MechanismFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a mechanism: how well it is established, and in whom."""

    strength: Literal["established", "supported", "contested"]
    evidence_in: list[Literal["humans", "animals", "cells"]]
    strength_reason: Cited


class PatientGroupFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a caution for a group of people (FHIR: contraindication or warning)."""

    level: CautionLevel
    body_system: BodySystem
    applies_to: list[Drug]
    why: Cited
    check: list[Cited] = []


class InteractionFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of an interaction (FHIR: interaction). `level` is the worst that applies to any of `applies_to`."""

    level: InteractionLevel
    body_system: BodySystem
    applies_to: list[Drug]
    with_medicines: str
    evidence: InteractionEvidence
    effect: Cited
    what_to_do: list[Cited]


class BenefitFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as people say it, beside what the evidence lets us say and what it costs in harms."""

    claim: str
    verdict: Verdict
    certainty: list[CertaintyRow]
    harms: Cited


class GuideFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a guide or of an answered question: only what it is about."""

    topic: Topic


class GlossaryFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A glossary word has no facts beside its definition."""


class HelpLineFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a number of a help line was last checked."""

    checked: datetime.date


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item of a printed form. `raises` names the entries that a "yes" makes worth reading.

    `flag` is what a yes asks for: "now" the crisis line at once, "stop" a call to the prescriber today, "tell" that the
    prescriber hears it before the first or next dose. `then` is asked of who ticks yes, with room to write.
    """

    text: Bilingual
    answer: Literal["yes-no", "scale", "date", "number", "line"]
    flag: Literal["now", "stop", "tell", "note"] | None = None
    raises: list[str] = []
    then: Bilingual | None = None


class QuestionnaireFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a screening form is for. `printable` says whether its items may be shown; nothing here scores them.

    `scale` holds the answers of items whose answer is "scale", from least to most.
    """

    measures: str
    length: Cited
    cutoffs: list[Cited]
    licence: Cited
    printable: bool
    limits: Cited | None = None
    lead_in: Bilingual | None = None
    scale: list[Bilingual] = []
    items: list[Item] = []


class ComparisonFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a comparison sets side by side; every cell comes from an entry or a figure record, none is kept here.

    "table" shows `fields` of the treatments `entries`; "bars", "differences" and "spans" draw `figures`;
    "evidence-map" draws the certainty of every condition, "pathway" the edges of data/pathway.yaml.
    """

    shows: Literal["table", "bars", "differences", "spans", "evidence-map", "pathway"]
    entries: list[str] = []
    fields: list[str] = []
    figures: list[str] = []


Facts = (
    ConditionFacts
    | TreatmentFacts
    | SideEffectFacts
    | MechanismFacts
    | PatientGroupFacts
    | InteractionFacts
    | BenefitFacts
    | GuideFacts
    | GlossaryFacts
    | HelpLineFacts
    | QuestionnaireFacts
    | ComparisonFacts
)
