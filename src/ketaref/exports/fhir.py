"""The library as a FHIR R5 Bundle for other systems, validated by fhir.resources before it is written.

An entry that FHIR has a word for is a ClinicalUseDefinition; any other one is a DocumentReference with its text. A
Provenance names each entry's sources, since neither resource has a place for them; `fhir_evidence` makes Citations of
sources and Evidence of figures and certainty. No code system is used but FHIR's own and UNII, which may be shipped;
everything else is said in words.
"""

import base64
import json
from html import escape
from pathlib import Path
from typing import Any

from ketaref.exports import words
from ketaref.exports.fhir_evidence import citation, evidence_of
from ketaref.exports.fhir_parts import BOOKKEEPING, Resource, concept, identified, in_bundle, noon, reference
from ketaref.exports.output import write_file
from ketaref.exports.shelf import Shelf
from ketaref.model.blocks import passages
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate
from ketaref.model.names import BODY_SYSTEMS, DRUGS
from ketaref.model.reading import dates_line, said_in, texts_for
from ketaref.model.text import Language
from ketaref.model.types import entry_type
from ketaref.model.wording import counselor_text

_STATUS = "http://hl7.org/fhir/publication-status"
_UNII = "http://fdasis.nlm.nih.gov"
SUBSTANCES = {"esketamine": "50LFG02TXD", "ketamine": "690G0D6V8H"}
"""Unique Ingredient Identifiers, as the entry `drug-codes` gives them with their sources."""


def write(shelf: Shelf, target: Path) -> None:
    """Write the Bundle to the JSON file `target`; raises CannotWrite. The same library makes the same bytes."""
    from fhir.resources.bundle import Bundle

    made = bundle(shelf)
    Bundle.model_validate(made)
    write_file(target, (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode())


def bundle(shelf: Shelf) -> Resource:
    """Return the whole library as one Bundle."""
    resources = [*map(_medicine, SUBSTANCES), *map(citation, shelf.library.sources())]
    for entry in shelf.entries:
        resources += [_entry(shelf, entry), _provenance(shelf, entry), *evidence_of(entry, _kind(entry))]
    return {
        "resourceType": "Bundle",
        "id": f"ketaref-{shelf.release.content_version}",
        "identifier": {"system": BOOKKEEPING, "value": shelf.release.content_hash},
        "type": "collection",
        "timestamp": noon(shelf.release.released),
        "entry": [in_bundle(resource) for resource in resources],
    }


def _kind(entry: Entry) -> str:
    return "ClinicalUseDefinition" if use_of(entry) else "DocumentReference"


def use_of(entry: Entry) -> str:
    """Return which clinical use an entry defines: FHIR's word, empty where it has none."""
    if entry.type == "patient-groups" and entry.facts.get("level") == "contraindicated":
        return "contraindication"
    known = ("indication", "contraindication", "warning", "interaction", "undesirable-effect")
    word = entry_type(entry.type).fhir
    return word if word in known else ""


def _entry(shelf: Shelf, entry: Entry) -> Resource:
    made = _use(entry, use_of(entry)) if use_of(entry) else _document(shelf, entry)
    return identified(made, entry.id) | {
        "meta": {"versionId": str(entry.revision), "lastUpdated": noon(shelf.release.released)},
        "language": "en",
        "text": {"status": "generated", "div": _narrative(shelf, entry)},
        "category": [concept(badge.text.en) for badge in entry.badges] or [concept(entry_type(entry.type).singular.en)],
    }


def _narrative(shelf: Shelf, entry: Entry) -> str:
    """What a person is shown: title, summary, review, dates, version, licence and statement, in each language."""
    parts = "".join(
        f'<div lang="{language}" xml:lang="{language}">{_told(shelf, entry, language)}</div>'
        for language in shelf.languages
    )
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{parts}</div>'


def _told(shelf: Shelf, entry: Entry, language: Language) -> str:
    edition = entry.edition(language)
    lines = [
        edition.summary,
        *said_in(entry, language, shelf.as_of),
        dates_line(entry, language),
        words.LEARNING.in_language(language),
        f"{shelf.version(language)} {words.LICENCE.in_language(language)} CC BY 4.0, {words.LICENCE_URL}",
    ]
    return f"<h1>{escape(edition.title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines)


# Clinical uses ------------------------------------------------------------------------------------


def _use(entry: Entry, use: str) -> Resource:
    holder = {"undesirable-effect": "undesirableEffect"}.get(use, use)
    return {
        "resourceType": "ClinicalUseDefinition",
        "type": use,
        "status": {"coding": [{"system": _STATUS, "code": _publication(entry)}], "text": entry.status},
        "subject": [reference("MedicinalProductDefinition", drug, DRUGS[drug].en) for drug in _drugs(entry)],
        holder: _DEFINED[use](entry),
    }


def _publication(entry: Entry) -> str:
    """What nobody has signed is a draft."""
    if entry.status == "withdrawn":
        return "retired"
    return "active" if entry.status == "published" and entry.review.clinician == "done" else "draft"


def _drugs(entry: Entry) -> list[str]:
    """The drugs that an entry speaks of, as far as its facts name them; else both."""
    rows: Any = [*(entry.facts.get(name) or [] for name in ("regulatory", "certainty"))]
    named = [row["drug"] for row in (*rows[0], *rows[1])]
    applies: Any = entry.facts.get("applies_to") or []
    figures = [figure.drug for figure in entry.figures if isinstance(figure, Rate)]
    found = [drug for drug in SUBSTANCES if drug in (*named, *applies, *figures)]
    return found or list(SUBSTANCES)


def _titled(entry: Entry) -> Resource:
    return {"concept": concept(entry.edition("en").title)}


def _indication(entry: Entry) -> Resource:
    return {"diseaseSymptomProcedure": _titled(entry)}


def _undesirable(entry: Entry) -> Resource:
    made: Resource = {"symptomConditionEffect": _titled(entry)}
    made["classification"] = concept(BODY_SYSTEMS[str(entry.facts["body_system"])].en)
    figures = dict(zip(entry.figure_ids, entry.figures, strict=True))
    frequency: Any = entry.facts.get("frequency") or []
    rates = [rate for key in frequency if isinstance(rate := figures.get(key), Rate) and rate.exposure == "clinic"]
    if rates:
        first = rates[0]
        said = f"{counselor_text(first)}: {first.population.en}, {first.timeframe.en}"
        made["frequencyOfOccurrence"] = concept(said)
    return made


def _interaction(entry: Entry) -> Resource:
    return {
        "interactant": [{"itemCodeableConcept": concept(str(entry.facts["with_medicines"]))}],
        "type": concept(entry.badges[0].text.en),
        "effect": {"concept": concept(entry.edition("en").summary)},
        "management": [concept(line) for line in _lines(entry, "tell-prescriber")],
    }


def _warning(entry: Entry) -> Resource:
    said = [entry.edition("en").summary, *_lines(entry, "client"), *_lines(entry, "tell-prescriber")]
    return {"description": "\n\n".join(said), "code": concept(entry.edition("en").title)}


_DEFINED = {
    "indication": _indication,
    "contraindication": _indication,
    "undesirable-effect": _undesirable,
    "interaction": _interaction,
    "warning": _warning,
}


def _lines(entry: Entry, section: str) -> list[str]:
    texts = (text for text in entry.edition("en").sections if text.key == section)
    return [line for text in texts for line in passages(text.blocks) if line]


# Everything else ----------------------------------------------------------------------------------


def _document(shelf: Shelf, entry: Entry) -> Resource:
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "docStatus": "final" if _publication(entry) == "active" else "preliminary",
        "type": concept(entry_type(entry.type).singular.en),
        "date": noon(shelf.release.released),
        "description": entry.edition("en").title,
        "content": [{"attachment": _attached(entry, language)} for language in shelf.languages],
    }


def _attached(entry: Entry, language: Language) -> Resource:
    texts = [*texts_for(entry, "client", language), *texts_for(entry, "counselor", language)]
    plain = "\n\n".join(f"{text.heading}\n\n{text.plain}" for text in texts)
    return {
        "contentType": "text/plain; charset=utf-8",
        "language": language,
        "title": entry.edition(language).title,
        "data": base64.b64encode(plain.encode()).decode(),
    }


def _provenance(shelf: Shelf, entry: Entry) -> Resource:
    """Where an entry comes from: its authors, and every source that it cites, in the order of their numbers."""
    return identified({"resourceType": "Provenance"}, f"from-{entry.id}", bare=True) | {
        "target": [reference(_kind(entry), entry.id, entry.edition("en").title)],
        "occurredDateTime": entry.review.drafted.isoformat(),
        "recorded": noon(shelf.release.released),
        "agent": [{"type": concept("author"), "who": {"display": "The KetaRef authors"}}],
        "entity": [
            {"role": "source", "what": reference("Citation", one.source_id, one.reference)} for one in entry.citations
        ],
    }


def _medicine(drug: str) -> Resource:
    made = {
        "resourceType": "MedicinalProductDefinition",
        "name": [{"productName": DRUGS[drug].en}],
        "ingredient": [{"coding": [{"system": _UNII, "code": SUBSTANCES[drug]}], "text": DRUGS[drug].en}],
    }
    return identified(made, drug)
