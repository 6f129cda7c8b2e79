"""The structured facts of each entry type: what stands under `facts:` in the front matter.

A field of type `Cited` is one or two sentences with citations in it (`[@source-id]`); `None` says that there
was no figure we could confirm, and is shown as such.
"""

from typing import Literal

import msgspec

from ketaref.model.figures import Drug

Cited = str
Certainty = Literal["high", "moderate", "low", "very-low", "none"]
Regulatory = Literal["approved", "off-label", "not-approved", "not-supported"]
BodySystem = Literal[
    "mind", "brain-nerves", "heart-vessels", "stomach-bowel", "eyes-ears", "bladder-kidneys", "liver",
    "breathing", "whole-body", "behavior", "pregnancy", "society",
]  # fmt: skip
CautionLevel = Literal["contraindicated", "avoid-unless-specialist", "extra-monitoring", "discuss"]


class RegulatoryStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the FDA has said of one drug for this use."""

    drug: Drug
    status: Regulatory
    note: Cited


class CertaintyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure the evidence makes us, for one drug and one outcome; never blended over drugs."""

    drug: Drug
    outcome: str
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


class SideEffectFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a side effect (FHIR: undesirable effect); `frequency` lists ids of its rate figures."""

    term: Literal["short", "long"]
    body_system: BodySystem
    frequency: list[str] = []
    onset: Cited | None = None
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


Facts = ConditionFacts | TreatmentFacts | SideEffectFacts | MechanismFacts | PatientGroupFacts
