"""What the database looks like: shared by the compiler that writes it and the library that reads it.

`application_id` and `user_version` stand in the file's header, so that a foreign or newer file is known
before anything else is read. JSON columns hold `ketaref.model` records; that of `editions.sections` is deflated, since
it holds each text three times (blocks, HTML, plain) and would be half of the file. `docs/decisions/0011` says
why search has these tables.
"""

from ketaref.model.text import LANGUAGES, Language

APPLICATION_ID = 0x4B524546
"""The letters KREF."""

SCHEMA_VERSION = 6

MOST_SEQUENCE = 2**31 - 1
"""The highest number that a release of the content may have."""

PATHWAY = "pathway"
"""The id of the diagram of mechanisms."""
ROAD = "road"
"""The id of the one way through it that clients are shown."""

TOKENIZER = "unicode61 remove_diacritics 2"

NAME_TITLE, NAME_ID, NAME_MEANT, NAME_ALIAS, NAME_LAY, NAME_ASKED, NAME_SYNONYM = range(7)
"""Kinds of names, the weightiest first. A synonym is meant for the first entry
that it names; for the others it is of kind NAME_SYNONYM and their place, so that the writer's order holds.
NAME_ASKED is how people ask for the entry: never shown, so it stands folded only."""

NAME_SOURCE = 100
"""Author and year of a source, for the entries that cite it most; their place is added. Only the whole of it is a name:
who types the surname alone may mean the word."""

MISSPELT = "="
"""Before a known misspelling in the table of sounds; no sound begins so."""

TABLES: dict[str, dict[str, type]] = {
    "meta": {"key": str, "value": str},
    "entries": {
        "number": int, "id": str, "type": str, "status": str, "status_reason": str, "revision": int,
        "grouped": str, "review": str, "badges": str, "facts": str, "figures": str, "languages": str,
    },
    "editions": {
        "number": int, "entry": int, "language": str, "title": str, "summary": str, "aliases": str,
        "lay_words": str, "sections": bytes, "hash": str,
    },
    "figures": {"id": str, "entry": int, "record": str},
    "drawings": {"key": str, "svg": bytes},
    "sources": {"id": str, "record": str},
    "citations": {"entry": int, "number": int, "source": str},
    "related": {"entry": int, "position": int, "target": int},
    "groupings": {"entry": int, "way": str, "heading": str, "figure": str},
    "cells": {"entry": int, "language": str, "field": str, "runs": str},
    "diagrams": {"id": str, "record": str},
    "help_lines": {"id": str, "position": int, "record": str},
    "wording": {"name": str, "record": str},
    "corrections": {"position": int, "entry": str, "record": str},
    "names": {"folded": str, "entry": int, "kind": int, "name": str},
    "crowded": {"beginning": str, "position": int, "entry": int},
    "vocabulary": {"word": str, "entries": int, "medicine": int},
    "families": {"word": str, "family": str},
    "sounds": {"sound": str, "word": str},
    "clues": {"key": int, "points": bytes},
    "search_texts": {"number": int, "entry": int, "language": str, "body": str, "answer": str, "levelled": str},
}  # fmt: skip
"""Every table with its columns. `number` is the place of an entry in the library's fixed order."""

PRIMARY_KEYS: dict[str, str] = {
    "meta": "key", "entries": "number", "editions": "number", "figures": "id", "drawings": "key",
    "diagrams": "id", "sources": "id", "help_lines": "id", "wording": "name", "corrections": "position",
    "clues": "key", "search_texts": "number",
}  # fmt: skip

WORDS_ALONE: dict[str, str] = {"vocabulary": "word", "sounds": "sound, word"}
"""Tables that are looked up by their first columns only: they are kept in that order, without an index beside."""

INDEXES: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("entries", ("id",), True),
    ("entries", ("type", "number"), False),
    ("editions", ("entry", "language"), True),
    ("citations", ("entry", "number"), True),
    ("related", ("entry", "position"), True),
    ("groupings", ("entry", "way"), True),
    ("cells", ("entry", "language", "field"), True),
    ("names", ("folded", "kind", "entry"), False),
    ("names", ("entry",), False),
    ("crowded", ("beginning", "position"), True),
    ("families", ("word",), False),
    ("families", ("family",), False),
    ("search_texts", ("entry",), False),
)
"""Indexes: table, columns, unique."""

SEARCHED = ("title", "names", "asked", "summary", "sources", "body")
"""What is searched of each edition, with a full-text table each, `in_title` and so on: a word that is common in texts
is found in the few titles that have it without walking through all texts. They hold the index alone, under the
edition's number: what is shown is read elsewhere."""
BEGINNINGS = dict.fromkeys(SEARCHED, "1 2 3 4 5") | {"asked": "1 2 3", "body": "2 3 4 5"}
"""Beginnings of so many letters are in the index as words are; FTS5 puts others together at each query: longer ones,
and a letter in running text, which is never asked for."""
LONGEST_PREFIX = 5
CROWDED = 1000
"""Of a beginning that more names have, the best are kept in `crowded`: sorting them at each key would cost frames."""
CROWDED_KEPT = 60
BEGINNING_ORDER = "kind, length(folded), folded, entry"
"""Names that begin alike: titles first, then the shortest."""
LAST = "\U0010ffff"
"""Sorts after every letter: names that begin with x lie between x and x + LAST."""


def text_number(entry: int, language: Language) -> int:
    """Return the number of an entry's edition and of its searched text: the index tells the entry without a look-up."""
    return entry * len(LANGUAGES) + LANGUAGES.index(language)


def entry_of(text: int) -> int:
    """Return the entry whose edition or searched text has this number."""
    return text // len(LANGUAGES)
