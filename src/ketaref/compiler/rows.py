"""Entries too small for files of their own: each row of a YAML file becomes an entry like any other.

`data/glossary.yaml`, `comparisons.yaml` and `questionnaires.yaml` hold `Row`s under `rows:`; a help line of
`data/help-lines.yaml` becomes an entry too, so that `list`, `show` and search know it by its id.
"""

import datetime
from typing import Any

import msgspec

from ketaref.compiler.fields import record_from
from ketaref.compiler.reader import RawFile
from ketaref.compiler.source_entry import (
    FrontMatter,
    SourceEntry,
    SourceSection,
    SpanishFrontMatter,
    SpanishSource,
    figures_from,
)
from ketaref.model.entry import Status
from ketaref.model.facts import HelpLineFacts
from ketaref.model.help_line import HelpLine
from ketaref.model.problem import Problem
from ketaref.model.review import Review
from ketaref.model.text import Bilingual, Language, Words
from ketaref.model.types import CLIENT, COUNSELOR, EntryType, SectionKind, entry_type

ROW_TYPES = ("glossary", "comparisons", "questionnaires")
"""The types whose entries are rows of `data/<type>.yaml`."""

_NUMBERS_ARE_CHECKED_EVERY = datetime.timedelta(days=181)


class Row(msgspec.Struct, frozen=True):
    """One entry in one item: `client` in both languages, `counselor` in English, both in Markdown with our marks."""

    id: str
    title: Bilingual
    summary: Bilingual
    client: Bilingual
    counselor: str = ""
    aliases: Words = Words()
    lay_words: Words = Words()
    related: list[str] = []
    revision: int = 1
    status: Status = "published"
    status_reason: str = ""
    review: Review | None = None
    facts: dict[str, Any] = {}
    figures: dict[str, Any] = {}


def entries_from(key: str, data: object, raw: RawFile) -> tuple[list[SourceEntry], list[Problem]]:
    """Return the entries of a row file, and every problem of their shape; rows that are not whole are left out.

    `review` of the file holds for every row that gives none of its own.
    """
    entries: list[SourceEntry] = []
    rows = data.get("rows") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(rows, list):
        return [], [Problem(raw.path, 1, "rows", "must be a list under rows:")]
    review, problems = record_from(Review, data.get("review", {}), raw, "review")
    problems += [
        Problem(raw.path, raw.line_of(str(name)), str(name), "is not a field here; use review, rows")
        for name in data
        if name not in ("review", "rows")
    ]
    for at, item in enumerate(rows):
        part = raw.part("rows", at)
        row, found = record_from(Row, item, part, "")
        entry, more = _entry(entry_type(key), row, review, part) if row and review else (None, [])
        problems += found + more
        entries += [entry] if entry else []
    return entries, problems


def help_line_entry(line: HelpLine, part: RawFile) -> SourceEntry:
    """Return a help line as an entry: whom it is for, its number and hours, and what a counselor should know."""
    row = Row(
        id=line.id,
        title=line.name,
        summary=line.summary,
        client=Bilingual(_line_text(line, "en"), _line_text(line, "es")),
        counselor=line.note,
        aliases=line.aliases,
        lay_words=line.lay_words,
        related=line.related,
        status=line.status,
        status_reason=line.status_reason,
    )
    review = Review(line.checked, line.checked, line.checked + _NUMBERS_ARE_CHECKED_EVERY)
    return _source_entry(entry_type("help-lines"), row, review, part, HelpLineFacts(line.checked), {})


def _line_text(line: HelpLine, language: Language) -> str:
    cited = f"[{'; '.join(f'@{source}' for source in line.sources)}]"
    said = f"{line.summary.in_language(language)} {cited}"
    if line.status != "published":
        return said
    number = {"en": "Number", "es": "Número"}[language]
    return f"{said}\n\n{number}: {{{{line:{line.id}}}}}, {line.hours.in_language(language)}."


def _entry(kind: EntryType, row: Row, review: Review, raw: RawFile) -> tuple[SourceEntry | None, list[Problem]]:
    facts, problems = record_from(kind.facts, row.facts, raw, "facts")
    figures, found = figures_from(row.figures, raw)
    problems += found
    if "counselor" not in kind.optional and not row.counselor:
        problems.append(Problem(raw.path, raw.line_of(""), "counselor", "section is empty; write it"))
    if facts is None or problems:
        return None, problems
    return _source_entry(kind, row, row.review or review, raw, facts, figures), []


def _source_entry(
    kind: EntryType, row: Row, review: Review, raw: RawFile, facts: Any, figures: dict[str, Any]
) -> SourceEntry:
    front = FrontMatter(
        title=row.title.en,
        summary=row.summary.en,
        revision=row.revision,
        review=review,
        facts=row.facts,
        aliases=row.aliases.en,
        lay_words=row.lay_words.en,
        related=row.related,
        status=row.status,
        status_reason=row.status_reason,
    )
    said = SpanishFrontMatter(row.title.es, row.summary.es, row.revision, row.aliases.es, row.lay_words.es)
    english = [_section(raw, CLIENT, row.client.en)]
    if row.counselor:
        english.append(_section(raw, COUNSELOR, row.counselor))
    spanish = SpanishSource(raw, said, [_section(raw, CLIENT, row.client.es)])
    return SourceEntry(row.id, kind, raw, front, facts, figures, english, spanish)


def _section(raw: RawFile, kind: SectionKind, text: str) -> SourceSection:
    return SourceSection(kind, raw.line_of(kind.key), text.strip())
