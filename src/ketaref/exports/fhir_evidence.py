"""Sources as Citations; figures and certainty as Evidence, each for one drug, never blended."""

import re
from typing import Any

from ketaref.exports.fhir_parts import Resource, concept, identified, reference
from ketaref.model.entry import Entry
from ketaref.model.figures import Comparator, Difference, Figure, Group, Rate
from ketaref.model.names import CERTAINTY, DRUGS
from ketaref.model.source import Source
from ketaref.model.wording import counselor_text

_GRADE = "http://terminology.hl7.org/CodeSystem/certainty-rating"
_ROLE = "http://terminology.hl7.org/CodeSystem/variable-role"
_RATED = ("high", "moderate", "low", "very-low")
_CITED = re.compile(r"\s*\[@[^\]]*\]")


# Sources ------------------------------------------------------------------------------------------


def citation(source: Source) -> Resource:
    """Return a source as a Citation."""
    numbers = (("https://doi.org", source.DOI), ("https://pubmed.ncbi.nlm.nih.gov", source.PMID))
    cited: Resource = {
        "identifier": [{"system": system, "value": value} for system, value in numbers if value],
        "title": [{"text": source.title}],
        "publicationForm": [_publication(source)],
        "webLocation": [{"url": source.link()}] if source.link() else [],
        "classification": [{"type": concept("kind of source"), "classifier": [concept(source.kind)]}],
    }
    made: Resource = {
        "resourceType": "Citation",
        "status": "active",
        "title": source.title,
        "summary": [{"text": source.reference()}],
        "note": [{"text": source.funding}] if source.funding else [],
        "citedArtifact": _filled(cited),
    }
    return identified(_filled(made), source.id)


def _publication(source: Source) -> Resource:
    form: Resource = {
        "publishedIn": {"title": source.container} if source.container else {},
        "volume": source.volume,
        "issue": source.issue,
        "pageString": source.page,
        "articleDate": source.issued,
    }
    return _filled(form) or {"publicationDateText": "not stated"}


def _filled(resource: Resource) -> Resource:
    """Leave out what is empty: FHIR has no empty values."""
    return {name: value for name, value in resource.items() if value not in ("", [], {})}


# Figures and certainty ----------------------------------------------------------------------------


def evidence_of(entry: Entry, kind: str) -> list[Resource]:
    """Return the Evidence that an entry holds: its rates and differences, and how sure it is of each outcome.

    `kind` is the type of the entry's own resource, which the Evidence is part of.
    """
    part = {"type": "part-of", "resourceReference": reference(kind, entry.id, entry.edition("en").title)}
    figures = zip(entry.figure_ids, entry.figures, strict=True)
    made = [_figure(entry, key, figure) for key, figure in figures if isinstance(figure, Rate | Difference)]
    rows: Any = entry.facts.get("certainty") or []
    made += [_certainty(entry, at, row) for at, row in enumerate(rows, start=1)]
    return [one | {"relatedArtifact": [part, *one.get("relatedArtifact", [])]} for one in made]


def _figure(entry: Entry, key: str, figure: Rate | Difference) -> Resource:
    compared = figure.comparator
    against = compared.group if isinstance(compared, Comparator) else compared
    group = figure.group.en if isinstance(figure, Rate) else DRUGS[figure.drug].en
    variables = [
        _variable("population", figure.population.en),
        _variable("exposure", f"{DRUGS[figure.drug].en}: {group}"),
        *([_variable("referenceExposure", against.en)] if against else []),
        _variable("measuredVariable", f"{figure.outcome.en}, {figure.timeframe.en}"),
    ]
    made = {
        "resourceType": "Evidence",
        "status": "draft",
        "title": f"{figure.outcome.en}: {DRUGS[figure.drug].en}",
        "assertion": counselor_text(figure),
        "variableDefinition": variables,
        "statistic": _statistics(figure),
        "relatedArtifact": [{"type": "citation", "resourceReference": _source(entry, figure)}],
    }
    return identified(made, f"{entry.id}.{key}"[-64:].lstrip(".-"))


def _source(entry: Entry, figure: Figure) -> Resource:
    shown = {one.source_id: one.reference for one in entry.citations}
    return reference("Citation", figure.source, shown.get(figure.source, figure.source))


def _statistics(figure: Rate | Difference) -> list[Resource]:
    if isinstance(figure, Difference):
        made: Resource = {
            "statisticType": concept("mean difference"),
            "quantity": {"value": figure.value, "unit": figure.scale.en},
            "sampleSize": {"numberOfParticipants": figure.of},
        }
        if figure.low is not None and figure.high is not None:
            ends = {name: {"value": value} for name, value in (("low", figure.low), ("high", figure.high))}
            made["attributeEstimate"] = [{"type": concept("confidence interval"), "level": 0.95, "range": ends}]
        return [made]
    return [_share(group) for group in figure.groups()]


def _share(share: Group) -> Resource:
    value = share.percent if share.percent is not None else round(100 * share.share(), 1)
    made: Resource = {"description": share.group.en, "statisticType": concept("percentage")}
    made["quantity"] = {"value": value, "unit": "%"}
    if share.of is not None:
        made["sampleSize"] = {"numberOfParticipants": share.of}
    if share.n is not None:
        made["numberAffected"] = share.n
    return made


def _certainty(entry: Entry, at: int, row: Any) -> Resource:
    """How sure one drug's evidence is for one outcome, in GRADE's words where it was rated."""
    level, drug, outcome = row["level"], DRUGS[row["drug"]].en, row["outcome"]["en"]
    rating: Resource = concept(CERTAINTY[level].en)
    if level in _RATED:
        rating["coding"] = [{"system": _GRADE, "code": level}]
    said = _CITED.sub("", row["reason"])
    made = {
        "resourceType": "Evidence",
        "status": "draft",
        "title": f"{drug}: {outcome}",
        "variableDefinition": [
            _variable("population", entry.edition("en").title),
            _variable("exposure", drug),
            _variable("measuredVariable", outcome),
        ],
        "certainty": [{"description": said, "type": concept("Overall certainty"), "rating": rating}],
    }
    return identified(made, f"{entry.id}.certainty-{at}")


def _variable(role: str, said: str) -> Resource:
    return {"description": said, "variableRole": {"coding": [{"system": _ROLE, "code": role}]}}
