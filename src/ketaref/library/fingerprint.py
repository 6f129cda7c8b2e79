"""Two hashes of a library: of its content, however the file lays it out, and of every byte of its file."""

import sqlite3
from pathlib import Path

from ketaref.library.schema import TABLES

CONTENT_HASH = "content_hash"
FILE_HASH = "file_hash"
UNSEALED = "0" * 64
"""Stands in the file where its own hash belongs while that hash is computed."""


def content_hash(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of every row of every table; two builds of the same content have the same."""
    import hashlib  # loads OpenSSL: only checking and building pay for it

    digest = hashlib.sha256()
    for table in TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        order = ", ".join(f"[{column}]" for column in columns)
        digest.update(f"{table}({order})".encode())
        for row in connection.execute(f"SELECT {order} FROM [{table}] ORDER BY {order}"):
            if table == "meta" and row[0] in (CONTENT_HASH, FILE_HASH):
                continue
            digest.update(repr(row).encode())
    return digest.hexdigest()


def file_hash(path: Path, stored: str = UNSEALED) -> str:
    """Return the SHA-256 of the file with zeros where `stored`, the hash it carries of itself, stands.

    Hashing rows alone would miss the index, which SQLite's own check does not compare with the rows.
    Raises ValueError where `stored` is no hash, OSError where the file cannot be read.
    """
    if len(stored) != len(UNSEALED) or not stored.isascii():
        raise ValueError("not a SHA-256 in hexadecimal digits")
    import hashlib

    unsealed = path.read_bytes().replace(stored.encode(), UNSEALED.encode(), 1)
    return hashlib.sha256(unsealed).hexdigest()
