"""Opening the clinic's file, or a copy of it: its header is read before SQLite is asked anything.

SQLite believes a header that says where free pages lie or that another journal is in use; ours never differ in the
fields checked here, so that one flipped bit is noticed before it does harm.
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from ketaref.clinic.schema import (
    APPLICATION_ID,
    PAGE_SIZE,
    VERSION,
    Rows,
    bring_up_to_date,
    check,
    damaged,
    put_all,
    version_of,
    whole_rows,
)
from ketaref.errors import ClinicDamaged, ClinicError, ClinicLocked, ClinicRefused, ClinicUnreachable
from ketaref.i18n import _

LARGEST = 64 * 1024 * 1024
"""No clinic's file is larger; what is, is not read."""
_LONGEST_ROW = 1024 * 1024
_HEADER_BYTES = 100
_FIXED = {
    0: b"SQLite format 3\x00" + struct.pack(">H", PAGE_SIZE) + b"\x01\x01\x00\x40\x20\x20",  # journal, not WAL
    44: struct.pack(">III", 4, 0, 0),  # format of tables, cache size, pages that point back
    56: struct.pack(">I", 1),  # UTF-8
    64: bytes(4),
    72: bytes(20),
}
"""What the header of each of our files has at these offsets."""
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_ERROR,  # no such table
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_TOOBIG,
    }
)


def connect(path: Path, wait: float, *, create: bool = False) -> sqlite3.Connection:
    """Return a connection to the file at `path` that waits so many seconds for others. Transactions are the caller's.

    Raises sqlite3.Error where SQLite cannot; without `create`, also where there is no file.
    """
    db = sqlite3.connect(
        f"{uri(path)}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _be_careful(db)
        # A commit is on the disk when it returns, what was removed is overwritten, and no WAL: it fails on shares.
        for pragma in (f"page_size = {PAGE_SIZE}", "synchronous = EXTRA", "fullfsync = ON", "secure_delete = ON"):
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def uri(path: PurePath) -> str:
    """Return a path as SQLite takes it; a Windows share has its server in the path, never before it."""
    from urllib.parse import quote

    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name, safe='/:', errors='surrogateescape')}"


def check_header(header: bytes) -> None:
    """Raise ClinicDamaged where `header`, the first 100 bytes of a file, is not that of a clinic's file."""
    if len(header) < _HEADER_BYTES or struct.unpack_from(">I", header, 68)[0] != APPLICATION_ID:
        raise ClinicDamaged(_("This is no clinic’s file of KetaRef. Choose another one."))
    if any(header[at : at + len(fixed)] != fixed for at, fixed in _FIXED.items()):
        raise damaged()


def header_of(path: Path) -> bytes:
    """Return the first 100 bytes of a file; raises OSError."""
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


# Copies -----------------------------------------------------------------------------------------------


def rows_of_copy(path: Path, *, broken: bool = False) -> Rows:
    """Return the rows of a backup or an exported file, brought up to date; the file is only read, in one go.

    With `broken`, those rows of it that are whole. Raises ClinicDamaged, ClinicTooNew, ClinicRefused for a file that
    cannot be one, and ClinicUnreachable.
    """
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            sentence = _("{name} cannot be a clinic’s file: it is too large, or no file.")
            raise ClinicRefused(sentence.format(name=path.name))
        content = path.read_bytes()
    except OSError as error:
        raise told(error, path) from error
    return rows_in(content, broken=broken)


def rows_in(content: bytes, *, broken: bool = False) -> Rows:
    """Return the rows of a file given as bytes, as `rows_of_copy` does."""
    check_header(content[:_HEADER_BYTES])
    if len(content) != PAGE_SIZE * struct.unpack_from(">I", content, 28)[0]:
        raise damaged()
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.deserialize(content)
        _be_careful(db)
        rows = whole_rows(db) if broken else check(db)
        if version_of(db) == VERSION:
            return rows
        bring_up_to_date(db)
        return whole_rows(db)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError, MemoryError) as error:
        raise damaged() from error
    finally:
        db.close()


def copy_with(rows: Rows) -> bytes:
    """Return a clinic's file that holds these rows, as bytes."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        db.execute("BEGIN")
        bring_up_to_date(db)
        put_all(db, rows)
        db.execute("COMMIT")
        return bytes(db.serialize())
    finally:
        db.close()


# Trouble ----------------------------------------------------------------------------------------------


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file at `path` into an error with a sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise told(error, path) from error
    except (OverflowError, UnicodeDecodeError) as error:  # what stood in a cell is not what was written
        raise damaged() from error


def told(error: sqlite3.Error | OSError, path: Path) -> ClinicError:
    """Return the error of ours that says what SQLite or the system said."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _LOCKED:
        return ClinicLocked(
            _("Another program is using the clinic’s file, and nothing was saved. Try again in a moment.")
        )
    if isinstance(error, sqlite3.Error) and (code is None or code & 0xFF in _BROKEN):
        return damaged()
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return ClinicUnreachable(
        _(
            "The clinic’s file {path} cannot be read or written ({reason}), and nothing was saved. "
            "Check the disk’s room and the folder’s permissions."
        ).format(path=path, reason=reason)
    )


def _be_careful(db: sqlite3.Connection) -> None:
    """Trust nothing that stands in the file."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
