"""What search looks things up in: names of every kind, full texts, and the vocabulary for misspellings."""

from collections import Counter
from collections.abc import Iterator

from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.content import Content
from ketaref.library.folding import fold, words
from ketaref.library.schema import NAME_ALIAS, NAME_LAY, NAME_SYNONYM, NAME_TITLE
from ketaref.library.snippets import level

Row = dict[str, object]
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
    yield NAME_ALIAS, entry.source.id.replace("-", " ")
    for edition in entry.editions:
        yield from ((NAME_ALIAS, name) for name in edition.aliases)
    for edition in entry.editions:
        yield from ((NAME_LAY, name) for name in edition.lay_words)
    for group in content.synonyms:
        if entry.source.id in group.entries:
            yield from ((NAME_SYNONYM, name) for name in group.words())


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
                    "levelled": level(body),
                }
            )
    return rows


def vocabulary(name_rows: list[Row], text_rows: list[Row]) -> list[Row]:
    """Return each word that a misspelling may be mended to, with how many texts hold it; names count more."""
    counts: Counter[str] = Counter()
    for row in text_rows:
        counts.update(set(words(f"{row['title']} {row['summary']} {row['body']}")))
    for row in name_rows:
        for word in str(row["folded"]).split():
            counts[word] += 10
    kept = {word: count for word, count in counts.items() if len(word) >= _LEAST_LETTERS and word.isalpha()}
    return [{"word": word, "entries": count} for word, count in sorted(kept.items())]
