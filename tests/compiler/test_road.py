"""The road that clients see is never surer than the arrows and entries that it comes from."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from ketaref.compiler.content import Content, load
from ketaref.compiler.road import road_of
from ketaref.model.facts import MechanismFacts

DATA = Path(__file__).parents[2] / "data"
WEAKEST_FIRST = ("contested", "supported", "established")


@pytest.fixture(scope="module")
def content() -> Content:
    return load(DATA)[0]


def with_arrow(content: Content, edge_id: str, **changes: Any) -> Content:
    edges = [msgspec.structs.replace(edge, **changes) if edge.id == edge_id else edge for edge in content.pathway.edges]
    return msgspec.structs.replace(content, pathway=msgspec.structs.replace(content.pathway, edges=edges))


def with_mechanism(content: Content, entry_id: str, **changes: Any) -> Content:
    entry = content.entries[entry_id]
    front = msgspec.structs.replace(entry.front, facts=None)
    facts = msgspec.structs.replace(entry.facts, **changes)
    changed = msgspec.structs.replace(entry, front=front, facts=facts)
    return msgspec.structs.replace(content, entries={**content.entries, entry_id: changed})


def test_no_box_claims_more_than_any_of_its_arrows_or_entries(content: Content) -> None:
    edges = {edge.id: edge for edge in content.pathway.edges}
    assert 6 <= len(content.pathway.road) <= 8
    for stop, step in zip(content.pathway.road[1:], road_of(content)[1:], strict=True):
        claims: list[Any] = [edges[key] for key in stop.along]
        targets = [content.entries[edge.target].facts for edge in claims if edge.target in content.entries]
        claims += [facts for facts in targets if isinstance(facts, MechanismFacts)]
        assert step.strength
        for claim in claims:
            assert WEAKEST_FIRST.index(step.strength) <= WEAKEST_FIRST.index(claim.strength), stop
            assert set(step.evidence_in) <= set(claim.evidence_in), stop


def test_a_box_becomes_less_sure_with_its_arrow(content: Content) -> None:
    doubted = with_arrow(content, "e02", strength="contested", evidence_in=["animals"])
    before, after = road_of(content)[2], road_of(doubted)[2]
    assert (before.strength, after.strength) == ("supported", "contested")


def test_a_box_becomes_less_sure_with_the_entry_that_it_leads_to(content: Content) -> None:
    doubted = with_mechanism(content, "nmda-receptor-antagonism", strength="supported", evidence_in=["animals"])
    before, after = road_of(content)[1], road_of(doubted)[1]
    assert (before.strength, before.evidence_in) == ("established", ["humans", "animals"])
    assert (after.strength, after.evidence_in) == ("supported", ["animals"])


def test_a_box_becomes_no_surer_when_only_one_of_its_arrows_does(content: Content) -> None:
    praised = with_arrow(content, "e02", strength="established", evidence_in=["humans", "animals"])
    assert road_of(praised)[2] == road_of(content)[2]
