"""What is not known stands on every sheet about a treatment (R-CCI-3), from texts and records of the library."""

from typing import get_args

import pytest

from handouts.making import Make, other_entry
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Part, Sheet, part_texts
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.model.facts import InteractionEvidence
from ketaref.model.text import LANGUAGES, Language

WITHOUT = {
    "blank-form", "tell-prescriber", "questions-for-clinic", "feedback", "my-choice",  # to be filled in
    "other-treatments",
}  # fmt: skip
MADE = ("side-effects", "what-to-expect", "about-medicine")


def panel(sheet: Sheet) -> Part:
    return next(part for part in sheet.parts if part.key == "unknown")


def said(make: Make, template: str, *entries: str, language: Language = "en") -> str:
    return " ".join(part_texts(panel(make(template, entries=entries, language=language).sheets[0])))


def test_every_sheet_on_what_a_treatment_does_says_what_is_not_known() -> None:
    have = {template.id for template in catalogue() if any(plan.key == "unknown" for plan in template.parts_of(False))}
    assert have | WITHOUT == {template.id for template in catalogue()}
    assert not have & WITHOUT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("template", "cites"),
    [
        ("after-visit", "Wilkinson"), ("about-group", "abuse"), ("about-medicine", "abuse"),
        ("side-effects", "Sanacora"), ("recovery", "Chiappini"), ("what-to-expect", ""),
    ],
)  # fmt: skip
def test_it_says_so_from_the_library_with_its_sources(
    make: Make, template: str, cites: str, language: Language
) -> None:
    sheet = make(template, language=language).sheets[0]
    heading, *texts = part_texts(panel(sheet))
    assert heading == {"en": "What is not known yet?", "es": "¿Qué no se sabe todavía?"}[language]
    assert texts
    sources = " ".join(part_texts(next(part for part in sheet.parts if part.key == "sources")))
    assert cites in sources


def test_what_records_of_side_effects_lack_is_said_of_them_together(make: Make) -> None:
    """Anxiety and headache have no time at which they end; slowed breathing has no count; injury lasts, or not."""
    text = said(make, "side-effects", "anxiety", "headache", "breathing", "injury", "dissociation")
    assert "We could not confirm how long this lasts: Anxiety during a session; Headache." in text
    assert "We do not have a good count of this: Slowed breathing; Accidents and injury." in text
    assert "Dissociation" not in text
    assert "good count" not in said(make, "side-effects", "trends")
    assert "No pudimos confirmar cuánto dura esto: Dolor de cabeza." in said(
        make, "side-effects", "headache", language="es"
    )


def test_of_a_treatment_the_missing_figures_are_named(make: Make) -> None:
    text = said(make, "what-to-expect", "sc-ketamine")
    assert (
        "We found no number to trust for this: how soon it helps; how many get better; how many get ill again." in text
    )
    assert "No blood test" in text
    assert "no number to trust" not in said(make, "what-to-expect", "esketamine-spravato")


def test_of_another_treatment_nothing_is_said_that_holds_for_ketamine(make: Make) -> None:
    text = said(make, "what-to-expect", "tms")
    assert "how many get ill again" in text
    assert "Nobody can say before how it will be for you." in text
    assert "No blood test" not in text


def test_of_a_mix_it_is_said_how_it_is_known_and_that_nobody_counted(make: Make) -> None:
    assert "no study that tested this mix in people" in said(make, "about-medicine", "acamprosate")
    assert "how many people this mix affects" in said(make, "about-medicine", "alcohol")
    assert "this mix" not in said(make, "about-medicine", "lithium")


@pytest.mark.parametrize("evidence", get_args(InteractionEvidence))
def test_every_way_of_knowing_a_mix_has_its_words(library: Library, make: Make, evidence: str) -> None:
    facts = {**library.entry("alcohol").facts, "evidence": evidence}
    as_of = library.release().released
    document = compose(other_entry(library, facts=facts), find("about-medicine"), Options(as_of=as_of, language="both"))
    assert all(panel(sheet).groups for sheet in document.sheets)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", MADE)
def test_every_entry_has_a_panel(library: Library, make: Make, template: str, language: Language) -> None:
    for kind in find(template).entry_types:
        for summary in library.entries(kind):
            assert said(make, template, summary.id, language=language), summary.id
