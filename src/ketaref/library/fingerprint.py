"""The content hash: SHA-256 over every row of every table, whatever the file's bytes look like."""

import hashlib
import sqlite3
from collections.abc import Iterable

from ketaref.library.schema import TABLES

CONTENT_HASH = "content_hash"
INDEX_HASH = "index_hash"
_INDEX_TABLES = ("search_data", "search_idx", "search_docsize", "search_config")


def content_hash(connection: sqlite3.Connection) -> str:
    """Return the hash of all content; two builds of the same content have the same."""
    return _hash(connection, TABLES)


def index_hash(connection: sqlite3.Connection) -> str:
    """Return the hash of the full-text index, which SQLite's own check does not cover."""
    return _hash(connection, _INDEX_TABLES)


def _hash(connection: sqlite3.Connection, tables: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        order = ", ".join(f"[{column}]" for column in columns)
        digest.update(f"{table}({order})".encode())
        for row in connection.execute(f"SELECT {order} FROM [{table}] ORDER BY {order}"):
            if table == "meta" and row[0] in (CONTENT_HASH, INDEX_HASH):
                continue
            digest.update(repr(row).encode())
    return digest.hexdigest()
