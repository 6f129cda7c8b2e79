"""The road of `data/pathway.yaml`: each box tied to arrows of the pathway, and made no surer than they are."""

import datetime
from collections.abc import Iterator

from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.content import Content
from ketaref.compiler.markup import inline
from ketaref.model.blocks import Run
from ketaref.model.facts import MechanismFacts
from ketaref.model.pathway import Edge
from ketaref.model.problem import Problem
from ketaref.model.road import Evidence, Step, Stop, Strength

_WEAKEST_FIRST: tuple[Strength, ...] = ("contested", "supported", "established")


def road_of(content: Content) -> list[Step]:
    """Return the boxes of the road in order; arrows that are not there are left out, and a rule names them."""
    edges = {edge.id: edge for edge in content.pathway.joined()}
    return [_step(content, stop, [edges[key] for key in stop.along if key in edges]) for stop in content.pathway.road]


def _step(content: Content, stop: Stop, edges: list[Edge]) -> Step:
    if not edges:
        return Step(stop.says)
    entries = [content.entries[edge.target].facts for edge in edges if edge.target in content.entries]
    claims: list[Edge | MechanismFacts] = [*edges, *(facts for facts in entries if isinstance(facts, MechanismFacts))]
    strength = min((claim.strength for claim in claims), key=_WEAKEST_FIRST.index)
    shared: list[Evidence] = [
        where for where in edges[0].evidence_in if all(where in claim.evidence_in for claim in claims)
    ]
    return Step(stop.says, strength, shared, stop.sources, stop.beside)


def _cited(note: str) -> list[str]:
    """The ids of the sources of a note, in its order."""
    found: list[str] = []

    def say(kind: str, value: str, extra: str) -> list[Run]:
        if kind == "cite":
            found.extend(one.split(",")[0].strip().removeprefix("@") for one in value.split(";"))
        return []

    inline(note, say)
    return found


def road_follows_arrows(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """The road goes on along arrows from where it has come, and cites what their notes cite."""
    edges = {edge.id: edge for edge in content.pathway.joined()}
    here = ""
    for at, (stop, step) in enumerate(zip(content.pathway.road, road_of(content), strict=True)):
        for message in _faults(stop, step, [edges[key] for key in stop.along if key in edges], here, first=at == 0):
            yield Problem("data/pathway.yaml", 1, f"road.{at}", message)
        if stop.along and not stop.beside:
            here = edges[stop.along[-1]].target if stop.along[-1] in edges else ""


def _faults(stop: Stop, step: Step, edges: list[Edge], here: str, *, first: bool) -> Iterator[str]:
    yield from _unfounded(stop, edges, first=first)
    if edges and not set(step.evidence_in) & {"animals", "humans"}:
        yield "goes along arrows that were not studied in the same; make two boxes of it"
    ends = [here, *(edge.target for edge in edges)]
    if not stop.beside and any(end and end != edge.source for end, edge in zip(ends, edges, strict=False)):
        yield "goes along arrows that do not join"


def _unfounded(stop: Stop, edges: list[Edge], *, first: bool) -> Iterator[str]:
    if not stop.says.en.strip() or not stop.says.es.strip():
        yield "says nothing in one of its languages"
    if first == bool(stop.along):
        yield "is the first box and has no arrow before it" if first else "names no arrow that leads to it"
    if len(edges) < len(stop.along):
        yield "names an arrow that is not there"
    if not first and not stop.sources:
        yield "names no source"
    for source in set(stop.sources).difference(*(_cited(edge.note.en) for edge in edges)):
        yield f"names {source!r}, which no note of its arrows cites"
