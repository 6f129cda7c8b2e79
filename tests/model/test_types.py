"""The declared parts of the model: types, sections, words for coded facts, badges."""

import datetime
from typing import get_args, get_type_hints

import msgspec
import pytest

from ketaref.library.library import Library
from ketaref.model import facts, names
from ketaref.model.badges import badges_of, group_of
from ketaref.model.entry import Tone
from ketaref.model.figures import Drug
from ketaref.model.text import LANGUAGES, Bilingual
from ketaref.model.types import TYPES, EntryType, entry_type, type_keys

DEPRESSION, MOOD = Bilingual("depression", "depresión"), Bilingual("mood", "ánimo")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (names.DRUGS, Drug),
        (names.REGULATORY, facts.Regulatory),
        (names.CERTAINTY, facts.Certainty),
        (names.CAUTION_LEVELS, facts.CautionLevel),
        (names.BODY_SYSTEMS, facts.BodySystem),
        (names.STRENGTH, get_type_hints(facts.MechanismFacts)["strength"]),
        (names.TERMS, get_type_hints(facts.SideEffectFacts)["term"]),
        (names.TREATMENT_KINDS, get_type_hints(facts.TreatmentFacts)["kind"]),
        (names.INTERACTION_LEVELS, facts.InteractionLevel),
        (names.INTERACTION_EVIDENCE, facts.InteractionEvidence),
        (names.VERDICTS, facts.Verdict),
        (names.TOPICS, facts.Topic),
        (names.FLAGS, get_args(get_type_hints(facts.Item)["flag"])[0]),
        (names.EVIDENCE_IN, get_args(get_type_hints(facts.MechanismFacts)["evidence_in"])[0]),
    ],
)
def test_every_code_has_its_words(words: dict[str, Bilingual], codes: object) -> None:
    assert set(words) == set(get_args(codes))
    for language in LANGUAGES:
        assert len({name.in_language(language) for name in words.values()}) == len(words)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.key)
def test_every_type_has_client_and_counselor_sections_with_headings_of_their_own(kind: EntryType) -> None:
    keys = [section.key for section in kind.sections]

    assert "client" in keys[:2]  # before it stands at most the answer to a question
    assert keys[-1] == "counselor"
    assert len(set(keys)) == len(keys)
    for language in ("en", "es"):
        headings = [getattr(section.heading, language) for section in kind.sections]
        assert len(set(headings)) == len(headings)
    assert kind.section("client") in kind.sections_for("client")
    assert entry_type(kind.key) is kind


def test_what_is_not_declared_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        entry_type("recipes")
    with pytest.raises(KeyError):
        entry_type("conditions").section("dosing")
    assert type_keys() == tuple(kind.key for kind in TYPES)


def test_certainty_is_said_per_drug_and_never_blended() -> None:
    row = facts.CertaintyRow("esketamine", DEPRESSION, "moderate", "x")
    other = facts.CertaintyRow("ketamine", DEPRESSION, "low", "x")
    later = facts.CertaintyRow("ketamine", Bilingual("sleep", "sueño"), "high", "x")
    said = badges_of(facts.ConditionFacts([], [row, other, later], []))

    assert [(badge.text.en, badge.text.es) for badge in said] == [
        ("Esketamine: moderate certainty, depression", "Esketamina: certeza moderada, depresión"),
        ("Ketamine: low certainty, depression", "Ketamina: certeza baja, depresión"),
    ]
    assert [badge.tone for badge in said] == ["good", "caution"]


def test_two_statuses_of_one_drug_say_each_for_what() -> None:
    use = Bilingual("under age 18", "en menores de 18 años")
    rows = [
        facts.RegulatoryStatus("esketamine", "approved", "x"),
        facts.RegulatoryStatus("esketamine", "not-approved", "x", use),
    ]
    said = badges_of(facts.ConditionFacts(rows, [], []))
    assert [(badge.text.en, badge.text.es) for badge in said] == [
        ("Esketamine: FDA-approved", "Esketamina: aprobado por la FDA"),
        ("Esketamine: Not approved under age 18", "Esketamina: sin aprobación en menores de 18 años"),
    ]


def test_no_two_badges_of_an_entry_contradict_each_other(library: Library) -> None:
    """One drug with two statuses: each says for what."""
    for summary in library.entries():
        rows = library.entry(summary.id).facts.get("regulatory") or []
        assert isinstance(rows, list)
        drugs = [row["drug"] for row in rows]
        vague = [row["status"] for row in rows if drugs.count(row["drug"]) > 1 and not row.get("use")]
        assert not vague, summary.id


@pytest.mark.parametrize(
    ("given", "badges", "group"),
    [
        (
            facts.InteractionFacts("avoid", "breathing", ["ketamine"], "x", "label", "x", []),
            [("Avoid together", "danger"), ("Breathing", "neutral")],
            "Interactions: avoid together",
        ),
        (
            facts.BenefitFacts("It heals.", "misleading", [facts.CertaintyRow("other", MOOD, "low", "x")], "x"),
            [("Misleading", "danger"), ("Other treatment: low certainty, mood", "caution")],
            "Claims: misleading",
        ),
        (facts.GuideFacts("rules"), [("Rules and approval", "neutral")], "Rules and approval"),
        (
            facts.QuestionnaireFacts("mood", "x", [], "x", printable=False),
            [("Questions may not be shown", "neutral")],
            "Questionnaires",
        ),
        (
            facts.QuestionnaireFacts("mood", "x", [], "x", printable=True),
            [("May be printed", "neutral")],
            "Questionnaires",
        ),
        (facts.GlossaryFacts(), [], "Glossary"),
        (facts.HelpLineFacts(datetime.date(2026, 1, 1)), [], "Help lines"),
        (facts.ComparisonFacts("bars"), [], ""),
        (facts.TreatmentFacts("alternative", []), [], "Other treatments"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_new_kind_of_facts_has_its_badges_and_its_group(
    given: facts.Facts, badges: list[tuple[str, str]], group: str
) -> None:
    assert [(badge.text.en, badge.tone) for badge in badges_of(given)] == badges
    assert group_of(given) == group


def test_the_status_of_each_drug_comes_first() -> None:
    status = facts.RegulatoryStatus("ketamine", "not-supported", "x")
    row = facts.CertaintyRow("ketamine", MOOD, "none", "x")
    said = badges_of(facts.ConditionFacts([status], [row], []))

    assert [(badge.text.en, badge.tone) for badge in said] == [
        ("Ketamine: Not supported", "danger"),
        ("Ketamine: no good studies yet, mood", "neutral"),
    ]


WITHOUT_BADGES = {"comparisons", "glossary", "help-lines"}
"""Types whose entries have nothing that a reader must see before the text."""


def test_every_entry_of_the_library_has_its_badges_in_words(library: Library) -> None:
    for summary in library.entries():
        entry = library.entry(summary.id)
        kind = entry_type(entry.type)
        again = msgspec.convert(entry.facts, kind.facts)
        assert entry.badges == badges_of(again)
        assert summary.group == group_of(again)
        another_treatment = isinstance(again, facts.TreatmentFacts) and again.kind == "alternative"
        assert bool(entry.badges) or another_treatment or entry.type in WITHOUT_BADGES, entry.id
        assert all(
            badge.text.en.strip() and badge.text.es.strip() and badge.tone in get_args(Tone) for badge in entry.badges
        )


def test_lists_know_the_order_of_every_group(library: Library) -> None:
    """A list shows its groups in the order of `names.GROUPS`; one that is missing there would come last."""
    named = {name.en for group in names.GROUPS for name in group.values()}

    assert {entry.group for entry in library.entries()} - {""} <= named
