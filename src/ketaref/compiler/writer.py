"""Writing the database with sqlite-utils: rows in a fixed order, index, hashes, and the file swapped in."""

import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlite_utils import Database

from ketaref.compiler import search_index
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.charts import PATHWAY_DRAWING
from ketaref.compiler.content import Content
from ketaref.compiler.html import drawing_key
from ketaref.compiler.search_index import Row
from ketaref.errors import CannotWrite
from ketaref.library import fingerprint, schema
from ketaref.model.blocks import Block, Chart, DrawingBlock, FigureBlock
from ketaref.model.figures import Rate
from ketaref.model.text import LANGUAGES
from ketaref.model.types import type_keys
from ketaref.typeset import drawings


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
        _fill(part, content, _in_order(built))
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


def _fill(path: Path, content: Content, entries: list[BuiltEntry]) -> None:
    path.unlink()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = DELETE")
        database = Database(connection)
        with connection:
            connection.execute("BEGIN")
            _create(database)
            for table, rows in _rows(content, entries):
                database[table].insert_all(rows, batch_size=500)  # type: ignore[union-attr]
            _index(database)
        _finish(connection)
    finally:
        connection.close()


def _create(database: Database) -> None:
    for table, columns in schema.TABLES.items():
        database.create_table(table, columns, pk=schema.PRIMARY_KEYS.get(table))


def _index(database: Database) -> None:
    for table, columns, unique in schema.INDEXES:
        database.table(table).create_index(list(columns), unique=unique)
    searched = ", ".join(schema.FTS_COLUMNS)
    database.execute(
        f"CREATE VIRTUAL TABLE search USING fts5({searched}, content='search_texts', content_rowid='number', "
        f"tokenize='{schema.TOKENIZER}', prefix='{schema.PREFIXES}')"
    )
    weights = ", ".join(map(str, schema.FTS_WEIGHTS))
    for command in ("rebuild", "optimize", "integrity-check"):
        database.execute("INSERT INTO search(search) VALUES (?)", [command])
    database.execute("INSERT INTO search(search, rank) VALUES ('rank', ?)", [f"bm25({weights})"])


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


def _rows(content: Content, entries: list[BuiltEntry]) -> Iterator[tuple[str, list[Row]]]:
    numbers = {entry.source.id: number for number, entry in enumerate(entries, start=1)}
    name_rows = search_index.names(content, entries)
    text_rows = search_index.texts(content, entries)
    yield "meta", _meta(content)
    yield "entries", [_entry(number, entry) for number, entry in enumerate(entries, start=1)]
    yield "editions", _editions(entries)
    yield (
        "figures",
        [
            {"id": key, "entry": numbers[content.figure_owner[key]], "record": _json(figure)}
            for key, figure in sorted(content.figures.items())
        ],
    )
    yield "drawings", _drawings(content, entries)
    yield "sources", [{"id": key, "record": _json(source)} for key, source in sorted(content.sources.items())]
    yield (
        "citations",
        [
            {"entry": numbers[entry.source.id], "number": at, "source": source}
            for entry in entries
            for at, source in enumerate(entry.cited, start=1)
        ],
    )
    yield (
        "related",
        [
            {"entry": numbers[entry.source.id], "position": at, "target": numbers[target]}
            for entry in entries
            for at, target in enumerate(entry.source.front.related)
        ],
    )
    yield (
        "help_lines",
        [
            {"id": line.id, "position": at, "record": _json(line)}
            for at, line in enumerate(content.help_lines.values())
            if line.status == "published"
        ],
    )
    yield (
        "wording",
        [{"name": name, "record": _json(words)} for name, words in sorted(content.wording.items())],
    )
    yield (
        "corrections",
        [
            {"position": at, "entry": correction.entry, "record": _json(correction)}
            for at, correction in enumerate(
                sorted(content.corrections, key=lambda correction: correction.mended_on, reverse=True)
            )
        ],
    )
    yield "names", name_rows
    yield "search_texts", text_rows
    yield "vocabulary", search_index.vocabulary(name_rows, text_rows, search_index.medicines(content))


def _meta(content: Content) -> list[Row]:
    release = content.release
    values = {"content_version": release.version, "released": release.released.isoformat()}
    return [{"key": key, "value": value} for key, value in sorted(values.items())]


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


def _editions(entries: list[BuiltEntry]) -> list[Row]:
    rows: list[Row] = []
    for number, entry in enumerate(entries, start=1):
        for edition in entry.editions:
            rows.append(
                {
                    "number": len(rows) + 1,
                    "entry": number,
                    "language": edition.language,
                    "title": edition.title,
                    "summary": edition.summary,
                    "aliases": _json(edition.aliases),
                    "lay_words": _json(edition.lay_words),
                    "sections": zlib.compress(_json(edition.sections).encode(), 9),
                    "hash": edition.hash,
                }
            )
    return rows


def _drawings(content: Content, entries: list[BuiltEntry]) -> list[Row]:
    """Each drawing once, deflated: the same count out of the same number looks the same everywhere."""
    keys: set[str] = set()
    for entry in entries:
        for edition in entry.editions:
            for block in (block for section in edition.sections for block in section.blocks):
                keys.update(_drawn(block, content, entry.of))
    return [{"key": key, "svg": zlib.compress(_draw(key, content), 9)} for key in sorted(keys)]


def _drawn(block: Block, content: Content, of: int) -> Iterator[str]:
    """The keys of the drawings that a block shows."""
    if isinstance(block, FigureBlock):
        rate = content.figures[block.figure]
        if isinstance(rate, Rate) and rate.draw != "none":
            shares = [rate.share(), *([rate.comparator.share()] if rate.comparator else [])]
            yield from (drawing_key(rate.draw, share, of) for share in shares)
    elif isinstance(block, Chart):
        yield from (row.drawing for group in block.groups for row in group.rows)
    elif isinstance(block, DrawingBlock):
        yield block.drawing


def _draw(key: str, content: Content) -> bytes:
    """Return the SVG of a key; the pathway is drawn from its own data, everything else from its name."""
    for language in LANGUAGES:
        if key == f"{PATHWAY_DRAWING}-{language}":
            return drawings.draw_pathway(content.pathway, language)
    return drawings.draw(key)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
