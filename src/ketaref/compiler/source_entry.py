"""Entries as their writers wrote them: front matter as records, sections still Markdown."""

from typing import Any, Literal

import msgspec

from ketaref.compiler.fields import record_from, value_from
from ketaref.compiler.reader import RawFile, RawSection
from ketaref.model.entry import Status
from ketaref.model.facts import Facts
from ketaref.model.figures import Figure
from ketaref.model.figures import problems as figure_problems
from ketaref.model.problem import Problem
from ketaref.model.review import Review
from ketaref.model.text import Language
from ketaref.model.types import EntryType, SectionKind


class FrontMatter(msgspec.Struct, frozen=True):
    """The front matter of an English file; `facts` and `figures` are checked apart."""

    title: str
    summary: str
    revision: int
    review: Review
    facts: dict[str, Any]
    aliases: list[str] = []
    lay_words: list[str] = []
    related: list[str] = []
    figures: dict[str, Any] = {}
    status: Status = "published"
    status_reason: str = ""


class SpanishFrontMatter(msgspec.Struct, frozen=True):
    """The front matter of a Spanish file; `translates` is the revision of the English that it says.

    `facts` are the texts of the English facts in Spanish; of rows, such as those of `regulatory`, one text for each.
    """

    title: str
    summary: str
    translates: int
    aliases: list[str] = []
    lay_words: list[str] = []
    facts: dict[str, str | list[str]] = {}
    translator: Literal["not-done", "done"] = "not-done"


class SourceSection(msgspec.Struct, frozen=True):
    """One section of a file, recognised."""

    kind: SectionKind
    line: int
    text: str


class SpanishSource(msgspec.Struct, frozen=True):
    """The Spanish file of an entry."""

    raw: RawFile
    front: SpanishFrontMatter
    sections: list[SourceSection]

    @property
    def facts(self) -> dict[str, str]:
        """The Spanish of facts by the path of their field, as "onset" or "regulatory.0"."""
        texts: dict[str, str] = {}
        for field, said in self.front.facts.items():
            rows = {f"{field}.{at}": text for at, text in enumerate(said)} if isinstance(said, list) else {field: said}
            texts |= rows
        return texts


class SourceEntry(msgspec.Struct, frozen=True):
    """An entry read from its one or two files."""

    id: str
    type: EntryType
    raw: RawFile
    front: FrontMatter
    facts: Facts
    figures: dict[str, Figure]
    sections: list[SourceSection]
    spanish: SpanishSource | None = None

    def title(self, language: Language) -> str:
        """Return the title in `language`, the English one where there is no other."""
        return self.spanish.front.title if language == "es" and self.spanish else self.front.title

    def facts_in(self, language: Language) -> dict[str, str]:
        """Return the texts of facts that are said in another language than English, by the path of their field."""
        return self.spanish.facts if language == "es" and self.spanish else {}

    def holds(self, problem: Problem) -> bool:
        """Say whether a problem is one of this entry's, in either language."""
        return self.raw.holds(problem) or (self.spanish is not None and self.spanish.raw.holds(problem))


def english_from(entry_id: str, kind: EntryType, raw: RawFile) -> tuple[SourceEntry | None, list[Problem]]:
    """Return the entry of an English file, or None and every problem of its shape."""
    front, problems = record_from(FrontMatter, raw.front, raw, "")
    facts, fact_problems = record_from(kind.facts, raw.front.get("facts", {}), raw, "facts")
    given = raw.front.get("figures", {})
    figures, bad_figures = figures_from(given if isinstance(given, dict) else {}, raw)
    sections, bad_sections = _sections(kind, raw, "en")
    problems += fact_problems + bad_figures + bad_sections
    if front is None or facts is None or problems:
        return None, problems
    return SourceEntry(entry_id, kind, raw, front, facts, figures, sections), []


def spanish_from(kind: EntryType, raw: RawFile) -> tuple[SpanishSource | None, list[Problem]]:
    """Return the Spanish side of an entry, or None and every problem of its shape."""
    front, problems = record_from(SpanishFrontMatter, raw.front, raw, "")
    sections, bad_sections = _sections(kind, raw, "es")
    problems += bad_sections
    return (SpanishSource(raw, front, sections) if front and not problems else None), problems


def figures_from(given: dict[str, Any], raw: RawFile) -> tuple[dict[str, Figure], list[Problem]]:
    """Return the figure records under `figures:` by id, and every problem of them."""
    figures: dict[str, Figure] = {}
    problems: list[Problem] = []
    for key, data in given.items():
        where = f"figures.{key}"
        figure, found = value_from(Figure, data, raw, where)
        if figure is not None:
            found = [Problem(raw.path, raw.line_of(where), where, text) for text in figure_problems(figure)]
            figures[str(key)] = figure
        problems += found
    return figures, problems


def _sections(kind: EntryType, raw: RawFile, language: str) -> tuple[list[SourceSection], list[Problem]]:
    expected = [section for section in kind.sections if language == "en" or section.audience == "client"]
    by_heading = {getattr(section.heading, language): section for section in expected}
    problems = [
        _unknown(raw, section, list(by_heading)) for section in raw.sections if section.heading not in by_heading
    ]
    given = {section.heading: section for section in raw.sections}
    problems += [
        Problem(raw.path, 1, heading, "section is missing")
        for heading, section in by_heading.items()
        if heading not in given and section.key not in kind.optional
    ]
    problems += [
        Problem(raw.path, section.line, section.heading, "section is empty; write it")
        for section in raw.sections
        if not section.text
    ]
    if len(given) != len(raw.sections):
        problems.append(Problem(raw.path, 1, "body", "has the same ## heading twice"))
    found = [
        SourceSection(section, given[heading].line, given[heading].text)
        for heading, section in by_heading.items()
        if heading in given
    ]
    return found, problems


def _unknown(raw: RawFile, section: RawSection, headings: list[str]) -> Problem:
    return Problem(raw.path, section.line, section.heading, f"is not a section of this type; use {', '.join(headings)}")
