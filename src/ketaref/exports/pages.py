"""The pages of the web site, of the ZIM file and of the e-book: what each says and where it lies.

Paths are those below the export's root, the same in every format: `en/side-effects/dissociation.html`.
"""

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec

from ketaref.exports import words
from ketaref.exports.shelf import Sheet, Shelf
from ketaref.library.folding import fold
from ketaref.model.blocks import Block
from ketaref.model.entry import Entry, EntrySummary
from ketaref.model.names import GROUPS
from ketaref.model.reading import dates_line, said_in, texts_for
from ketaref.model.review import Review, statements
from ketaref.model.text import Language
from ketaref.model.types import TYPES, Audience, entry_type

_DAY = datetime.timedelta(days=1)


class Page(msgspec.Struct, frozen=True):
    """One page: its path, its template with the data that it shows, and how it is listed."""

    path: str
    language: Language
    title: str
    summary: str
    template: str
    data: dict[str, Any]

    def path_in(self, language: Language) -> str:
        """Return the path of the same page in another language."""
        return language + self.path.removeprefix(self.language)


class Text(msgspec.Struct, frozen=True):
    """One section of an entry, and the language it is written in."""

    key: str
    heading: str
    language: Language
    blocks: list[Block]


class Later(msgspec.Struct, frozen=True):
    """A sentence that becomes true on a day to come."""

    day: str
    sentence: str


class Name(msgspec.Struct, frozen=True):
    """A line of the list from A to Z; `title` is the entry's own title where `name` is another."""

    name: str
    entry: str
    title: str = ""


def entry_path(language: Language, kind: str, entry_id: str) -> str:
    """Return where the page of an entry lies."""
    return f"{language}/{kind}/{entry_id}.html"


def _subject_path(language: Language, kind: str) -> str:
    return f"{language}/{kind}/index.html"


def sheet_path(language: Language, sheet: Sheet) -> str:
    """Return where a handout lies."""
    return f"{language}/handouts/{sheet.name}.pdf"


def pages(shelf: Shelf, language: Language) -> Iterator[Page]:
    """Yield every page in one language: the start page first, then each subject with its entries."""
    yield _start(shelf, language)
    for kind in TYPES:
        summaries = shelf.library.entries(kind.key, language)
        if summaries:
            yield _subject(kind.key, summaries, language)
            held = {entry.id: entry for entry in shelf.entries if entry.type == kind.key}
            yield from (_entry(shelf, held[summary.id], language) for summary in summaries)
    yield _letters(shelf, language)
    if shelf.sheets(language):
        yield _handouts(language, shelf.sheets(language))
    yield _about(shelf, language)


# The kinds of pages -------------------------------------------------------------------------------


def _start(shelf: Shelf, language: Language) -> Page:
    count = {kind: len(list(found)) for kind, found in groupby(entry.type for entry in shelf.entries)}
    subjects = [
        {
            "path": f"{language}/{kind.key}/index.html",
            "title": kind.plural.in_language(language),
            "count": count[kind.key],
        }
        for kind in TYPES
        if kind.key in count
    ]
    lead = words.ABOUT_LEAD.in_language(language)
    return Page(f"{language}/index.html", language, "KetaRef", lead, "start.html", {"subjects": subjects})


def _subject(kind: str, summaries: list[EntrySummary], language: Language) -> Page:
    order = [name.in_language(language) for names in GROUPS for name in names.values()]
    place = {heading: at for at, heading in enumerate(dict.fromkeys(order))}
    ordered = sorted(summaries, key=lambda entry: place.get(entry.group, len(place)))
    groups = [(heading, list(found)) for heading, found in groupby(ordered, key=lambda entry: entry.group)]
    title = entry_type(kind).plural.in_language(language)
    return Page(_subject_path(language, kind), language, title, "", "type.html", {"groups": groups})


def _entry(shelf: Shelf, entry: Entry, language: Language) -> Page:
    edition, kind = entry.edition(language), entry_type(entry.type)
    texts = [*_texts(entry, "client", language), *_texts(entry, "counselor", language)]
    notices = said_in(entry, language, shelf.as_of)
    if any(text.language != language for text in texts):
        notices.append(words.COUNSELOR_IN_ENGLISH.in_language(language))
    data = {
        "entry": entry,
        "kind": kind.singular.in_language(language),
        "kind_path": _subject_path(language, entry.type),
        "badges": list(dict.fromkeys((badge.text.in_language(language), badge.tone) for badge in entry.badges)),
        "notices": notices,
        "later": _said_later(entry.review, language, shelf.as_of),
        "texts": texts,
        "sheets": [
            {"title": sheet.kind, "path": sheet_path(language, sheet)}
            for sheet in shelf.sheets(language)
            if sheet.entry == entry.id
        ],
        "related": edition.related,
        "names": edition.aliases,
        "citations": entry.citations,
        "dates": dates_line(entry, language),
    }
    path = entry_path(language, entry.type, entry.id)
    return Page(path, language, edition.title, edition.summary, "entry.html", data)


def _texts(entry: Entry, audience: Audience, language: Language) -> list[Text]:
    said = {text.key for text in entry.edition(language).sections}
    return [
        Text(text.key, text.heading, language if text.key in said else "en", text.blocks)
        for text in texts_for(entry, audience, language)
    ]


def _said_later(review: Review, language: Language, today: datetime.date) -> list[Later]:
    """What the page must say once a day has passed on which it is read, and does not say yet."""
    said = set(statements(review, language, today))
    later = []
    for last in sorted(day for day in (review.valid_through, review.due) if day and day >= today):
        new = [sentence for sentence in statements(review, language, last + _DAY) if sentence not in said]
        later += [Later((last + _DAY).isoformat(), sentence) for sentence in new]
        said.update(new)
    return later


def _letters(shelf: Shelf, language: Language) -> Page:
    names = sorted(_names(shelf, language), key=lambda row: (fold(row.name), row.title))
    letters = [(letter, list(rows)) for letter, rows in groupby(names, key=lambda row: _letter(row.name))]
    title = words.say(language)["letters"]
    return Page(f"{language}/a-z.html", language, title, "", "letters.html", {"letters": letters})


def _names(shelf: Shelf, language: Language) -> Iterator[Name]:
    for entry in shelf.entries:
        edition = entry.edition(language)
        yield Name(edition.title, entry.id)
        titled = fold(edition.title)
        yield from (Name(alias, entry.id, edition.title) for alias in edition.aliases if fold(alias) != titled)


def _letter(name: str) -> str:
    first = fold(name)[:1].upper()
    return first if first.isalpha() else "0-9"


def _handouts(language: Language, sheets: list[Sheet]) -> Page:
    say = words.say(language)
    listed = [{"title": sheet.title, "path": sheet_path(language, sheet)} for sheet in sheets if not sheet.entry]
    groups = [(say["general"], listed)]
    for kind, found in groupby((sheet for sheet in sheets if sheet.entry), key=lambda sheet: sheet.kind):
        groups.append((kind, [{"title": sheet.title, "path": sheet_path(language, sheet)} for sheet in found]))
    lead = words.HANDOUTS_LEAD.in_language(language)
    return Page(f"{language}/handouts/index.html", language, say["handouts"], lead, "handouts.html", {"groups": groups})


def _about(shelf: Shelf, language: Language) -> Page:
    spanish = [entry for entry in shelf.entries if "es" in entry.editions]
    done = sum(entry.review.translator == "done" for entry in spanish)
    data = {
        "paragraphs": [text.in_language(language) for text in (words.LEARNING, *words.ABOUT)],
        "translated": words.translated_line(done, len(spanish), language),
        "hash": shelf.release.content_hash,
    }
    title = words.say(language)["about"]
    return Page(f"{language}/about.html", language, title, "", "about.html", data)
