"""The FHIR Bundle, parsed back by fhir.resources: every entry's id, title, level and sources are in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.bundle import Bundle

from ketaref.exports import fhir
from ketaref.exports.shelf import Shelf
from ketaref.library.library import Library
from ketaref.model.figures import Difference, Rate

OWN_SYSTEMS = re.compile(r"http://(hl7|terminology\.hl7)\.org/|http://fdasis\.nlm\.nih\.gov$")
FOREIGN = ("snomed", "who.int", "loinc", "meddra", "ama-assn", "icd")


@pytest.fixture(scope="module")
def file(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fhir") / "ketaref.json"
    fhir.write(shelf, target)
    return target


@pytest.fixture(scope="module")
def resources(file: Path) -> dict[str, Any]:
    """Every resource by its address, as fhir.resources reads it."""
    bundle: Any = Bundle.model_validate_json(file.read_bytes())
    return {entry.fullUrl: entry.resource for entry in bundle.entry}


@pytest.fixture(scope="module")
def entries(resources: dict[str, Any]) -> dict[str, Any]:
    kinds = ("ClinicalUseDefinition", "DocumentReference")
    return {one.id: one for one in resources.values() if one.get_resource_type() in kinds}


def test_every_entry_comes_back_with_title_level_and_sources(
    resources: dict[str, Any], entries: dict[str, Any], whole: Library
) -> None:
    cited = {
        resources[one.target[0].reference].id: [resources[entity.what.reference].id for entity in one.entity or []]
        for one in resources.values()
        if one.get_resource_type() == "Provenance"
    }
    assert set(entries) == {summary.id for summary in whole.entries()}
    for summary in whole.entries():
        entry, found = whole.entry(summary.id), entries[summary.id]
        assert found.identifier[0].value == entry.id
        title = summary.title.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#x27;")
        assert f"<h1>{title}</h1>" in found.text.div
        assert [one.text for one in found.category] == [badge.text.en for badge in entry.badges] or not entry.badges
        assert cited[entry.id] == [citation.source_id for citation in entry.citations]


def test_each_type_of_entry_is_the_clinical_use_that_it_defines(entries: dict[str, Any], whole: Library) -> None:
    wanted = {"conditions": "indication", "side-effects": "undesirable-effect", "interactions": "interaction"}
    for summary in whole.entries():
        if summary.type in wanted:
            assert entries[summary.id].type == wanted[summary.type]
        if summary.type == "patient-groups":
            never = whole.entry(summary.id).facts["level"] == "contraindicated"
            assert entries[summary.id].type == ("contraindication" if never else "warning")
    assert "41% (142 of 346)" in entries["dissociation"].undesirableEffect.frequencyOfOccurrence.text


def test_every_source_and_every_rate_is_there(resources: dict[str, Any], whole: Library) -> None:
    kinds: dict[str, list[Any]] = {}
    for one in resources.values():
        kinds.setdefault(one.get_resource_type(), []).append(one)
    assert {one.id for one in kinds["Citation"]} == {source.id for source in whole.sources()}
    figures = [
        (entry.id, key)
        for entry in map(whole.entry, (summary.id for summary in whole.entries()))
        for key, figure in zip(entry.figure_ids, entry.figures, strict=True)
        if isinstance(figure, Rate | Difference)
    ]
    measured = [one for one in kinds["Evidence"] if one.statistic]
    assert len(measured) == len(figures)
    (first,) = [one for one in measured if one.id == "dissociation.dissociation-trd-short"]
    counts = [(one.numberAffected, one.sampleSize.numberOfParticipants) for one in first.statistic]
    assert counts == [(21, 222), (142, 346)]
    assert [one.variableRole.coding[0].code for one in first.variableDefinition] == [
        "population", "exposure", "referenceExposure", "measuredVariable",
    ]  # fmt: skip


def test_certainty_is_said_for_each_drug_alone(resources: dict[str, Any]) -> None:
    rated = [one for one in resources.values() if one.get_resource_type() == "Evidence" and one.certainty]
    assert rated
    for one in rated:
        assert not ("Esketamine" in one.title and "Ketamine" in one.title.replace("Esketamine", ""))
        assert "[@" not in one.certainty[0].description
        assert "{{" not in one.certainty[0].description


def test_every_reference_leads_to_a_resource_of_the_bundle(file: Path, resources: dict[str, Any]) -> None:
    named = re.findall(r'"reference": "([^"]+)"', file.read_text(encoding="utf-8"))
    assert named
    assert set(named) <= set(resources)


def test_no_code_is_shipped_whose_licence_does_not_let_us(file: Path, whole: Library) -> None:
    text = file.read_text(encoding="utf-8")
    systems = set(re.findall(r'"coding": \[\s*\{\s*"system": "([^"]+)"', text))
    assert systems
    assert all(OWN_SYSTEMS.match(system) for system in systems), systems
    assert not any(name in system for system in systems for name in FOREIGN)
    (drug_codes,) = [one for one in whole.entry("drug-codes").edition("en").sections if one.key == "counselor"]
    assert all(code in drug_codes.plain for code in fhir.SUBSTANCES.values())


def test_what_nobody_has_reviewed_is_a_draft_that_says_so(entries: dict[str, Any]) -> None:
    for one in entries.values():
        assert "not yet reviewed by a clinician" in one.text.div
        assert "This is not advice for one person" in one.text.div
        assert "No es un consejo para una persona" in one.text.div
        assert "CC BY 4.0" in one.text.div
        if one.get_resource_type() == "ClinicalUseDefinition":
            assert one.status.coding[0].code == "draft"
        else:
            assert one.docStatus == "preliminary"


def test_the_same_library_makes_the_same_bytes(shelf: Shelf, file: Path) -> None:
    again = json.dumps(fhir.bundle(shelf), ensure_ascii=False, indent=1) + "\n"
    assert again.encode() == file.read_bytes()
