"""What search looks things up in: names of every kind, full texts, and the vocabulary for misspellings."""

from collections import Counter
from collections.abc import Iterator

from ketaref.compiler.assemble import BuiltEdition, BuiltEntry
from ketaref.compiler.content import Content
from ketaref.library.folding import fold, words
from ketaref.library.schema import NAME_ALIAS, NAME_ID, NAME_LAY, NAME_MEANT, NAME_SYNONYM, NAME_TITLE
from ketaref.library.snippets import level
from ketaref.model.blocks import runs_of
from ketaref.model.facts import InteractionFacts

Row = dict[str, object]
_CITED_AT_MOST = 3
_LEAST_LETTERS = 4
"""Shorter words are not mended: nearly every three letters are one slip from another word."""


def names(content: Content, entries: list[BuiltEntry]) -> list[Row]:
    """Return each way to call each entry once, under its weightiest kind."""
    best: dict[tuple[str, int], Row] = {}
    for number, entry in enumerate(entries, start=1):
        for kind, name in _names_of(content, entry):
            row: Row = {"folded": fold(name), "entry": number, "kind": kind, "name": name}
            best.setdefault((str(row["folded"]), number), row)
    return sorted(best.values(), key=lambda row: (row["folded"], row["kind"], row["entry"]))


def _names_of(content: Content, entry: BuiltEntry) -> Iterator[tuple[int, str]]:
    for edition in entry.editions:
        yield NAME_TITLE, edition.title
    yield NAME_ID, entry.source.id.removeprefix("term-").removeprefix("group-").replace("-", " ")
    for group in content.synonyms:
        if group.entries[:1] == [entry.source.id]:
            yield from ((NAME_MEANT, name) for name in group.words())
    for edition in entry.editions:
        yield from ((NAME_ALIAS, name) for name in edition.aliases)
    for edition in entry.editions:
        yield from ((NAME_LAY, name) for name in edition.lay_words)
    for group in content.synonyms:
        if entry.source.id in group.entries:
            place = group.entries.index(entry.source.id)
            yield from ((NAME_SYNONYM + place, name) for name in group.words())


def texts(content: Content, entries: list[BuiltEntry]) -> list[Row]:
    """Return one row for each edition: title, other names, summary and all its text."""
    rows: list[Row] = []
    for number, entry in enumerate(entries, start=1):
        synonyms = [word for group in content.synonyms if entry.source.id in group.entries for word in group.words()]
        for edition in entry.editions:
            body = "\n".join(section.plain for section in edition.sections)
            rows.append(
                {
                    "number": len(rows) + 1,
                    "entry": number,
                    "language": edition.language,
                    "title": edition.title,
                    "names": "; ".join([*edition.aliases, *edition.lay_words, *synonyms]),
                    "summary": edition.summary,
                    "body": body,
                    "sources": _sources(content, entry) if edition.language == "en" else "",
                    "answer": _answer(entry, edition),
                    "levelled": level(body),
                }
            )
    return rows


def _answer(entry: BuiltEntry, edition: BuiltEdition) -> str:
    """The sentence that answers by itself: that of a question, or the definition of a word."""
    if entry.source.type.key == "glossary":
        return edition.summary
    return next((text.plain for text in edition.sections if text.key == "answer"), "")


def _sources(content: Content, entry: BuiltEntry) -> str:
    """First author and year of what an entry cites, as people name a study; as often as the texts cite it."""
    cites = Counter(
        run.cite for edition in entry.editions for text in edition.sections for run in runs_of(text.blocks) if run.cite
    )
    names = [(content.sources[source_id].called(), cites[at]) for at, source_id in enumerate(entry.cited, start=1)]
    return "; ".join(name for name, times in names for _ in range(min(times, _CITED_AT_MOST)))


def vocabulary(name_rows: list[Row], text_rows: list[Row], medicines: set[str]) -> list[Row]:
    """Return each word that a misspelling may be mended to, with how many texts hold it; names count more.

    `medicines` are words that name one: no slip of the pen may lead from one medicine to another.
    """
    counts: Counter[str] = Counter()
    for row in text_rows:
        counts.update(set(words(f"{row['title']} {row['summary']} {row['body']} {row['sources']}")))
    for row in name_rows:
        for word in str(row["folded"]).split():
            counts[word] += 10
    kept = {word: count for word, count in counts.items() if len(word) >= _LEAST_LETTERS and word.isalpha()}
    return [
        {"word": word, "entries": count, "medicine": int(word in medicines)} for word, count in sorted(kept.items())
    ]


def medicines(content: Content) -> set[str]:
    """Return the words of the content that name medicines."""
    named = [
        entry.facts.with_medicines for entry in content.entries.values() if isinstance(entry.facts, InteractionFacts)
    ]
    named += [word for group in content.synonyms for word in group.brand]
    return {word for text in named for word in words(text)}
