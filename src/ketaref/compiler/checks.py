"""Rules over the whole content: ids, links, sources, languages, dates. Each rule is one function."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator

from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.content import Content
from ketaref.compiler.source_entry import SourceEntry
from ketaref.model.blocks import ListBlock
from ketaref.model.problem import Problem

Rule = Callable[[Content, list[BuiltEntry], datetime.date], Iterator[Problem]]

_MARK = re.compile(r"\{\{[^}]*\}\}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _problem(entry: SourceEntry, field: str, message: str) -> Problem:
    return Problem(entry.raw.path, entry.raw.line_of(field), field, message)


def ids_are_words(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Ids of entries and figures are small words with hyphens; no help line has the id of an entry."""
    for entry in content.entries.values():
        if not _ID.fullmatch(entry.id):
            yield _problem(entry, "file name", "must be lower-case words joined by hyphens")
        if entry.id in content.help_lines:
            yield _problem(entry, "file name", "is the id of a help line already")
    for key, owner in content.figure_owner.items():
        if not _ID.fullmatch(key) or key in content.help_lines:
            yield _problem(content.entries[owner], f"figures.{key}", "is not a usable id; use words and hyphens")


def titles_are_one_line(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Titles and summaries are one line of a length that lists can show; the summary holds no number."""
    for entry in content.entries.values():
        fronts = [(entry.raw, entry.front.title, entry.front.summary)]
        if entry.spanish:
            fronts.append((entry.spanish.raw, entry.spanish.front.title, entry.spanish.front.summary))
        for raw, title, summary in fronts:
            line = raw.line_of("title")
            if "\n" in title or not 2 <= len(title) <= 70:
                yield Problem(raw.path, line, "title", "must be one line of 2 to 70 characters")
            if "\n" in summary or not 10 <= len(summary) <= 200:
                yield Problem(raw.path, raw.line_of("summary"), "summary", "must be one line of 10 to 200 characters")
            if re.search(r"\d", summary):
                yield Problem(raw.path, raw.line_of("summary"), "summary", "holds a number; say it in the text")


def related_exist(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Related entries exist, are named once, and are not the entry itself."""
    for entry in content.entries.values():
        for target, times in Counter(entry.front.related).items():
            if target not in content.entries:
                yield _problem(entry, "related", f"names {target!r}, which is not an entry")
            elif target == entry.id or times > 1:
                yield _problem(entry, "related", f"names {target!r}, which is this entry or stands there already")


def sources_exist(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each figure and help line has a source of the bibliography; each source can be looked up."""
    for key, figure in content.figures.items():
        if figure.source not in content.sources:
            owner = content.entries[content.figure_owner[key]]
            yield _problem(owner, f"figures.{key}.source", f"{figure.source!r} is not in data/sources.yaml")
    for line in content.help_lines.values():
        for source in line.sources:
            if source not in content.sources:
                yield Problem("data/help-lines.yaml", 1, line.id, f"{source!r} is not in data/sources.yaml")
    for record in content.sources.values():
        if not (record.link() or record.container or record.publisher or record.number):
            yield Problem("data/sources.yaml", 1, record.id, "has no DOI, PMID, address or place to find it")


def sources_are_cited(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """The bibliography holds only what is cited, so that nothing stale hides in it."""
    cited = {source for entry in built for source in entry.cited}
    cited |= {figure.source for figure in content.figures.values()}
    cited |= {source for line in content.help_lines.values() for source in line.sources}
    for source in content.sources.values():
        if source.id not in cited:
            yield Problem("data/sources.yaml", 1, source.id, "is cited nowhere; delete it")


def figures_are_used(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each figure is cited by a text or listed among the frequencies of its entry."""
    texts = "".join(
        section.text
        for entry in content.entries.values()
        for section in [*entry.sections, *(entry.spanish.sections if entry.spanish else [])]
    )
    for key, owner in content.figure_owner.items():
        entry = content.entries[owner]
        if f"figure:{key}}}" not in texts and key not in str(entry.front.facts):
            yield _problem(entry, f"figures.{key}", "is cited by no text; cite it or delete it")


def spanish_keeps_up(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Spanish says the present revision, with the same marks and the same list items, section by section."""
    for entry in content.entries.values():
        spanish = entry.spanish
        if spanish is None:
            continue
        if spanish.front.translates != entry.front.revision:
            text = f"says revision {spanish.front.translates}, the English is {entry.front.revision}"
            yield Problem(spanish.raw.path, spanish.raw.line_of("translates"), "translates", text)
        english = {section.kind.key: section for section in entry.sections}
        for section in spanish.sections:
            ours, theirs = (Counter(_MARK.findall(s.text)) for s in (section, english[section.kind.key]))
            if ours != theirs:
                text = "has other marks than the English: " + ", ".join(sorted((ours - theirs) + (theirs - ours)))
                yield Problem(spanish.raw.path, section.line, section.kind.heading.es, text)


def lists_match(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Spanish lists have as many items as the English ones."""
    for entry in built:
        if len(entry.editions) < 2 or entry.source.spanish is None:
            continue
        english = {section.key: section for section in entry.editions[0].sections}
        for section in entry.editions[1].sections:
            counts = [
                [len(block.items) for block in text.blocks if isinstance(block, ListBlock)]
                for text in (section, english[section.key])
            ]
            if counts[0] != counts[1]:
                text = f"has lists of {counts[0]} items, the English of {counts[1]}"
                yield Problem(entry.source.spanish.raw.path, 1, section.heading, text)


def held_has_reason(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A held or withdrawn entry says why and carries no figure."""
    for entry in content.entries.values():
        if entry.front.status != "published" and not entry.front.status_reason:
            yield _problem(entry, "status", "needs a status_reason")
        if entry.front.status != "published" and entry.figures:
            yield _problem(entry, "figures", "must be empty while the entry is not published")


def review_is_in_time(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Review dates are in order; what is due or has run out by `as_of` is a warning."""
    for entry in content.entries.values():
        review = entry.front.review
        if not review.literature_through <= review.drafted <= review.due:
            yield _problem(entry, "review", "must have literature_through, drafted and due in this order")
        if (review.due - review.drafted).days > 3 * 366:
            yield _problem(entry, "review.due", "is more than three years after drafting")
        if review.due < as_of or (review.valid_through and review.valid_through < as_of):
            path, line = entry.raw.path, entry.raw.line_of("review")
            yield Problem(path, line, "review", f"was due before {as_of}; review it", "warning")


def synonyms_lead_somewhere(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each synonym group has words and leads to entries that exist."""
    for group in content.synonyms:
        for target in group.entries:
            if target not in content.entries:
                yield Problem("data/synonyms.yaml", 1, target, "is not an entry")
        if not group.words():
            yield Problem("data/synonyms.yaml", 1, ", ".join(group.entries), "has no words")


RULES: tuple[Rule, ...] = (
    ids_are_words,
    titles_are_one_line,
    related_exist,
    sources_exist,
    sources_are_cited,
    figures_are_used,
    spanish_keeps_up,
    lists_match,
    held_has_reason,
    review_is_in_time,
    synonyms_lead_somewhere,
)
