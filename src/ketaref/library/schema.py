"""What the database looks like: shared by the compiler that writes it and the library that reads it.

`application_id` and `user_version` stand in the file's header, so that a foreign or newer file is known
before anything else is read. JSON columns hold `ketaref.model` records; that of `editions.sections` is deflated, since
it holds each text three times (blocks, HTML, plain) and would be half of the file.
"""

APPLICATION_ID = 0x4B524546
"""The letters KREF."""

SCHEMA_VERSION = 2

TOKENIZER = "unicode61 remove_diacritics 2"
PREFIXES = "2 3 4"

NAME_TITLE, NAME_ID, NAME_MEANT, NAME_ALIAS, NAME_LAY, NAME_SYNONYM = range(6)
"""Kinds of names, the weightiest first. A synonym is meant for the first entry
that it names; for the others it is of kind NAME_SYNONYM and their place, so that the writer's order holds."""

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
    "help_lines": {"id": str, "position": int, "record": str},
    "wording": {"name": str, "record": str},
    "corrections": {"position": int, "entry": str, "record": str},
    "names": {"folded": str, "entry": int, "kind": int, "name": str},
    "vocabulary": {"word": str, "entries": int, "medicine": int},
    "search_texts": {
        "number": int, "entry": int, "language": str, "title": str, "names": str, "summary": str, "body": str,
        "sources": str, "answer": str, "levelled": str,
    },
}  # fmt: skip
"""Every table with its columns. `number` is the place of an entry in the library's fixed order."""

PRIMARY_KEYS: dict[str, str] = {
    "meta": "key", "entries": "number", "editions": "number", "figures": "id", "drawings": "key",
    "sources": "id", "help_lines": "id", "wording": "name", "corrections": "position", "vocabulary": "word",
    "search_texts": "number",
}  # fmt: skip

INDEXES: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("entries", ("id",), True),
    ("entries", ("type", "number"), False),
    ("editions", ("entry", "language"), True),
    ("citations", ("entry", "number"), True),
    ("related", ("entry", "position"), True),
    ("names", ("folded", "kind", "entry"), False),
    ("search_texts", ("entry",), False),
)
"""Indexes: table, columns, unique."""

FTS_COLUMNS = ("title", "names", "summary", "body", "sources")
FTS_WEIGHTS = (10.0, 6.0, 3.0, 1.0, 2.0)
