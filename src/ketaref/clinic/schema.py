"""What the clinic's file looks like, in every version it ever had, and how one is known to be whole.

A file is made by taking every step from nothing, and brought up to date by taking those it lacks: so each step is
tried with every new file. Each row carries a checksum of itself, and `seal` one of all rows together: SQLite's own
check finds a broken tree, but neither a letter that changed nor a row that went.
"""

import functools
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from ketaref.errors import ClinicDamaged, ClinicTooNew
from ketaref.i18n import _

APPLICATION_ID = 0x4B434C49
"""The letters KCLI."""
PAGE_SIZE = 4096

Rows = Mapping[tuple[str, str], str]
"""Bodies by kind and key; that of a record that was removed is empty."""


def _first_tables(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE records (kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, checksum INTEGER NOT NULL, "
        "PRIMARY KEY (kind, key)) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE seal (one INTEGER PRIMARY KEY CHECK (one = 1), schema INTEGER NOT NULL, "
        "records INTEGER NOT NULL, total INTEGER NOT NULL)"
    )
    db.execute("INSERT INTO seal VALUES (1, 0, 0, 0)")


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first_tables,)
"""What leads from each version of the file to the next; a step is never changed once it was released."""
VERSION = len(STEPS)


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Take the steps that a file lacks, within the transaction that is open."""
    for step in STEPS[version_of(db) :]:
        step(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("UPDATE seal SET schema = ?", [VERSION])


def version_of(db: sqlite3.Connection) -> int:
    """Return the version in the file's header; 0 for a file with nothing in it."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


# Rows -------------------------------------------------------------------------------------------------


def checksum(kind: str, key: str, body: str) -> int:
    """Return the checksum of a row, as SQLite keeps integers."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(msgspec.json.encode((kind, key, body)), digest_size=8).digest(), "big", signed=True)


def put(db: sqlite3.Connection, kind: str, key: str, body: str) -> None:
    """Write one row, and the seal with it."""
    before = db.execute("SELECT checksum FROM records WHERE kind = ? AND key = ?", [kind, key]).fetchone()
    made = checksum(kind, key, body)
    db.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", [kind, key, body, made])
    total = int(db.execute("SELECT total FROM seal").fetchone()[0]) ^ made ^ (before[0] if before else 0)
    db.execute("UPDATE seal SET records = records + ?, total = ?", [0 if before else 1, total])


def put_all(db: sqlite3.Connection, rows: Rows) -> None:
    """Write these rows instead of all that are there."""
    made = [(kind, key, body, checksum(kind, key, body)) for (kind, key), body in rows.items()]
    db.execute("DELETE FROM records")
    db.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", made)
    total = functools.reduce(lambda left, row: left ^ row[3], made, 0)
    db.execute("UPDATE seal SET records = ?, total = ?", [len(made), total])


def whole(row: Iterable[Any]) -> bool:
    """Say whether a row is as it was written."""
    *texts, stored = row
    return all(isinstance(text, str) for text in texts) and checksum(*texts) == stored


def whole_rows(db: sqlite3.Connection) -> Rows:
    """Return the rows that are as they were written; raises ClinicDamaged where the file's tree is broken."""
    _check_shape(db)
    return {(row[0], row[1]): row[2] for row in _all(db) if whole(row)}


def check(db: sqlite3.Connection) -> Rows:
    """Return all rows; raises ClinicDamaged where anything is not as it was written, ClinicTooNew for a newer file."""
    _check_shape(db)
    rows = _all(db)
    _one, _schema, count, total = db.execute("SELECT * FROM seal").fetchone()
    if not all(map(whole, rows)) or len(rows) != count:
        raise damaged()
    if functools.reduce(lambda left, row: left ^ row[3], rows, 0) != total:
        raise damaged()
    return {(row[0], row[1]): row[2] for row in rows}


def _check_shape(db: sqlite3.Connection) -> None:
    version, sealed = version_of(db), _sealed_version(db)
    if version > VERSION and sealed in (None, version):
        raise ClinicTooNew(
            _("The clinic’s file was written by a newer KetaRef. It is left as it is: update this one to use it.")
        )
    if version != sealed or _tables(db) != _tables_of(version):
        raise damaged()
    if db.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise damaged()


def _sealed_version(db: sqlite3.Connection) -> int | None:
    """The version as the seal has it; None where a newer program has put it elsewhere."""
    try:
        row = db.execute("SELECT schema FROM seal").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # what says "no such table"
            raise
        return None
    return row[0] if row else None


def _tables(db: sqlite3.Connection) -> list[Any]:
    return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()


@functools.cache
def _tables_of(version: int) -> list[Any]:
    db = sqlite3.connect(":memory:")
    for step in STEPS[:version]:
        step(db)
    found = _tables(db)
    db.close()
    return found


def _all(db: sqlite3.Connection) -> list[Any]:
    return db.execute("SELECT kind, key, body, checksum FROM records").fetchall()


def damaged() -> ClinicDamaged:
    """Return the error for a file that is not as it was written."""
    return ClinicDamaged(
        _(
            "The clinic’s file is damaged, and nothing was saved. "
            "Do it once more: the newest backup then takes its place."
        )
    )
