"""The rules for facts that have Spanish: those of treatments, which stand side by side, and the pathway's notes."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.content import Content
from ketaref.model.facts import Facts, TreatmentFacts
from ketaref.model.problem import Problem

_MARK = re.compile(r"\[@[^\]]*\]|\{\{[^}]*\}\}")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


def facts_have_spanish(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each text of a treatment's facts has its Spanish, which cites the same and holds the same numbers."""
    for entry in content.entries.values():
        if entry.spanish is None:
            continue
        english, raw = _texts(entry.facts), entry.spanish.raw
        for field in sorted({*english, *entry.spanish.facts}):
            fault = _fault(english.get(field), entry.spanish.facts.get(field))
            if fault:
                where = f"facts.{field}"
                yield Problem(raw.path, raw.line_of(where), where, fault)


def notes_say_the_same(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """The note of each arrow of the pathway cites the same and holds the same numbers in both languages."""
    for edge in content.pathway.edges:
        empty = not edge.note.en.strip() or not edge.note.es.strip()
        fault = "says nothing in one of its languages" if empty else _fault(edge.note.en, edge.note.es)
        if fault:
            yield Problem("data/pathway.yaml", 1, f"edges.{edge.id}.note", fault)


def _texts(facts: Facts) -> dict[str, str]:
    """Return the texts of a treatment's facts by the path of their field; other facts are English alone."""
    if not isinstance(facts, TreatmentFacts):
        return {}
    fields = (field for field in facts.__struct_fields__ if field not in ("kind", "regulatory"))
    texts = {field: text for field in fields if (text := getattr(facts, field)) is not None}
    return {f"regulatory.{at}": row.note for at, row in enumerate(facts.regulatory)} | texts


def _fault(english: str | None, spanish: str | None) -> str:
    """Say what is wrong with a text in Spanish; empty where nothing is."""
    if english is None:
        return "has no English; only texts of a treatment's facts have Spanish, under the same name"
    if spanish is None:
        return "is not said in Spanish; add it under facts"
    marks = _differing(_MARK.findall(english), _MARK.findall(spanish))
    if marks:
        return "has other marks than the English: " + ", ".join(marks)
    numbers = _differing(*(_NUMBER.findall(_MARK.sub("", text)) for text in (english, spanish)))
    return "has other numbers than the English: " + ", ".join(numbers) if numbers else ""


def _differing(ours: list[str], theirs: list[str]) -> list[str]:
    here, there = Counter(ours), Counter(theirs)
    return sorted((here - there) + (there - here))
