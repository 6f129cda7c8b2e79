"""Writing the database with sqlite-utils: rows in a fixed order, index, hashes, and the file swapped in."""

import os
import sqlite3
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from sqlite_utils import Database

from ketaref.compiler.assemble import BuiltEdition, BuiltEntry
from ketaref.compiler.charts import PATHWAY_DRAWING
from ketaref.compiler.content import Content
from ketaref.compiler.crowded import crowded
from ketaref.compiler.diagram import diagram_of
from ketaref.compiler.road import road_of
from ketaref.compiler.search_index import Row, SearchIndex
from ketaref.errors import CannotWrite
from ketaref.library import fingerprint, schema
from ketaref.model.blocks import Block, Chart, DrawingBlock, FigureBlock
from ketaref.model.diagram import Diagram
from ketaref.model.figures import Rate, drawing_keys
from ketaref.model.text import LANGUAGES
from ketaref.model.types import type_keys
from ketaref.typeset import drawings

_BATCH = 5000
_INDEXED_ONLY = {*schema.SEARCHED} - {*schema.TABLES["search_texts"]}
"""Fields of a searched text that nobody reads again."""


def write(content: Content, built: list[BuiltEntry], output: Path) -> None:
    """Write the library of `content` to `output`; on failure the old file stays and CannotWrite is raised."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".ketaref-", suffix=".db")
    except OSError as error:
        raise _cannot(output, error) from error
    os.close(handle)
    part = Path(name)
    try:
        part.unlink()
        fill(part, content, _in_order(built))
        _seal(part)
        part.chmod(0o644)
        part.replace(output)
    except (OSError, sqlite3.OperationalError) as error:
        raise _cannot(output, error) from error
    finally:
        part.unlink(missing_ok=True)


def _cannot(output: Path, error: Exception) -> CannotWrite:
    reason = getattr(error, "strerror", None) or str(error)
    return CannotWrite(f"{output} could not be written ({reason}). Choose another place or make room.")


def _in_order(built: list[BuiltEntry]) -> list[BuiltEntry]:
    """The fixed order of the library: by type, then by title."""
    order = {key: at for at, key in enumerate(type_keys())}
    return sorted(built, key=lambda entry: (order[entry.source.type.key], entry.source.front.title.casefold()))


def fill(path: Path, content: Content, entries: Iterable[BuiltEntry]) -> None:
    """Write a library into a new file at `path`; entries are taken one after the other, however many they are."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = DELETE")
        database = Database(connection)
        with connection:
            connection.execute("BEGIN")
            _create(database)
            _insert(database, _Rows(content).all(entries))
            _index(database)
        _finish(connection)
    finally:
        connection.close()


def _create(database: Database) -> None:
    for table, columns in schema.TABLES.items():
        if table in schema.WORDS_ALONE:
            key = schema.WORDS_ALONE[table]
            database.execute(f"CREATE TABLE {table} ({', '.join(columns)}, PRIMARY KEY ({key})) WITHOUT ROWID")
        else:
            database.create_table(table, columns, pk=schema.PRIMARY_KEYS.get(table))
    for field in schema.SEARCHED:
        database.execute(
            f"CREATE VIRTUAL TABLE in_{field} USING fts5({field}, content='', "
            f"tokenize='{schema.TOKENIZER}', prefix='{schema.BEGINNINGS[field]}', columnsize=0)"
        )


def _insert(database: Database, rows: Iterator[tuple[str, Row]]) -> None:
    """Insert rows in batches, so that a library of any size is written in little memory."""
    while batch := list(islice(rows, _BATCH)):
        tables: dict[str, list[Row]] = defaultdict(list)
        for table, row in batch:
            tables[table].append(row)
        for table, found in tables.items():
            database.table(table).insert_all(found, batch_size=500)


def _index(database: Database) -> None:
    for table, columns, unique in schema.INDEXES:
        database.table(table).create_index(list(columns), unique=unique)
    database.table("crowded").insert_all(list(crowded(database.conn)), batch_size=500)
    for field in schema.SEARCHED:
        for command in ("optimize", "integrity-check"):
            database.execute(f"INSERT INTO in_{field}(in_{field}) VALUES (?)", [command])


def _finish(connection: sqlite3.Connection) -> None:
    hashes = (
        (fingerprint.CONTENT_HASH, fingerprint.content_hash(connection)),
        (fingerprint.FILE_HASH, fingerprint.UNSEALED),
    )
    connection.executemany("INSERT INTO meta(key, value) VALUES (?, ?)", hashes)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
    connection.execute("ANALYZE")
    connection.execute("VACUUM")


def _seal(path: Path) -> None:
    """Write the file's own hash into the place kept for it."""
    seal = fingerprint.file_hash(path)
    path.write_bytes(path.read_bytes().replace(fingerprint.UNSEALED.encode(), seal.encode(), 1))


class _Rows:
    """The rows of every table, entry by entry; what only all entries together tell comes last."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._search = SearchIndex(content)
        self._numbers: dict[str, int] = {}
        self._related: list[tuple[int, list[str]]] = []
        self._drawings: set[str] = set()
        self._diagram = diagram_of(content.pathway, content.entries)

    def all(self, entries: Iterable[BuiltEntry]) -> Iterator[tuple[str, Row]]:
        """Yield each row with the table it belongs to."""
        yield from _shared(self._content)
        if self._diagram.boxes:
            yield "diagrams", {"id": schema.PATHWAY, "record": _json(self._diagram)}
        if self._content.pathway.road:
            yield "diagrams", {"id": schema.ROAD, "record": _json(road_of(self._content))}
        for number, entry in enumerate(entries, start=1):
            yield from self._of_entry(number, entry)
        for number, targets in self._related:
            for at, target in enumerate(targets):
                yield "related", {"entry": number, "position": at, "target": self._numbers[target]}
        for key, figure in sorted(self._content.figures.items()):
            owner = self._numbers[self._content.figure_owner[key]]
            yield "figures", {"id": key, "entry": owner, "record": _json(figure)}
        for key in sorted(self._drawings):  # each once: the same count out of the same number looks the same everywhere
            yield "drawings", {"key": key, "svg": zlib.compress(_draw(key, self._diagram), 9)}
        yield from (("names", row) for row in self._search.sources())
        yield from (("vocabulary", row) for row in self._search.vocabulary())
        yield from (("sounds", row) for row in self._search.sounds())
        yield from (("families", row) for row in self._search.families())
        yield from (("clues", row) for row in self._search.clues())

    def _of_entry(self, number: int, entry: BuiltEntry) -> Iterator[tuple[str, Row]]:
        self._numbers[entry.source.id] = number
        self._related.append((number, entry.source.front.related))
        yield "entries", _entry(number, entry)
        for at, source in enumerate(entry.cited, start=1):
            yield "citations", {"entry": number, "number": at, "source": source}
        for way, heading in entry.groupings.items():
            yield "groupings", {"entry": number, "way": way, "heading": heading.name, "figure": heading.figure}
        for language, cells in entry.cells.items():
            for field, runs in cells.items():
                yield "cells", {"entry": number, "language": language, "field": field, "runs": _json(runs)}
        yield from (("names", row) for row in self._search.names(number, entry))
        for edition, text in zip(entry.editions, self._search.texts(number, entry), strict=True):
            at = schema.text_number(number, edition.language)
            yield "editions", {"number": at, "entry": number, **_edition(edition)}
            yield "search_texts", {"number": at} | {key: text[key] for key in text if key not in _INDEXED_ONLY}
            yield from ((f"in_{field}", {"rowid": at, field: text[field]}) for field in schema.SEARCHED)
            for block in (block for section in edition.sections for block in section.blocks):
                self._drawings.update(_drawn(block, self._content, entry.of))


def _shared(content: Content) -> Iterator[tuple[str, Row]]:
    """The rows that belong to no entry."""
    release = content.release
    yield "meta", {"key": "content_version", "value": release.version}
    yield "meta", {"key": "released", "value": release.released.isoformat()}
    yield "meta", {"key": "sequence", "value": str(release.sequence)}
    for key, source in sorted(content.sources.items()):
        yield "sources", {"id": key, "record": _json(source)}
    lines = [line for line in content.help_lines.values() if line.status == "published"]
    for at, line in enumerate(lines):
        yield "help_lines", {"id": line.id, "position": at, "record": _json(line)}
    for name, said in sorted(content.wording.items()):
        yield "wording", {"name": name, "record": _json(said)}
    for at, mended in enumerate(sorted(content.corrections, key=lambda one: one.mended_on, reverse=True)):
        yield "corrections", {"position": at, "entry": mended.entry, "record": _json(mended)}


def _entry(number: int, entry: BuiltEntry) -> Row:
    front = entry.source.front
    review = front.review
    if entry.source.spanish:
        review = msgspec.structs.replace(review, translator=entry.source.spanish.front.translator)
    review = msgspec.structs.replace(review, valid_through=entry.valid_through)
    return {
        "number": number,
        "id": entry.source.id,
        "type": entry.source.type.key,
        "status": front.status,
        "status_reason": front.status_reason,
        "revision": front.revision,
        "grouped": entry.group,
        "review": _json(review),
        "badges": _json(entry.badges),
        "facts": _json(entry.source.facts),
        "figures": _json(entry.figure_ids),
        "languages": " ".join(edition.language for edition in entry.editions),
    }


def _edition(edition: BuiltEdition) -> Row:
    return {
        "language": edition.language,
        "title": edition.title,
        "summary": edition.summary,
        "aliases": _json(edition.aliases),
        "lay_words": _json(edition.lay_words),
        "sections": zlib.compress(_json(edition.sections).encode(), 9),
        "hash": edition.hash,
    }


def _drawn(block: Block, content: Content, of: int) -> Iterator[str]:
    """The keys of the drawings that a block shows."""
    if isinstance(block, FigureBlock):
        rate = content.figures[block.figure]
        if isinstance(rate, Rate):
            yield from drawing_keys(rate, of)
    elif isinstance(block, Chart):
        yield from (row.drawing for group in block.groups for row in group.rows)
    elif isinstance(block, DrawingBlock):
        yield block.drawing


def _draw(key: str, diagram: Diagram) -> bytes:
    """Return the SVG of a key; the pathway is drawn from its own data, everything else from its name."""
    for language in LANGUAGES:
        if key == f"{PATHWAY_DRAWING}-{language}":
            return drawings.draw_pathway(diagram, language)
    return drawings.draw(key)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
