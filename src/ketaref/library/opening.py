"""Opening a content database safely: the file's header is read before SQLite is asked anything."""

import sqlite3
import struct
from pathlib import Path

from ketaref.errors import LibraryDamaged, LibraryMissing, LibraryTooNew, LibraryTooOld
from ketaref.i18n import _
from ketaref.library.schema import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100

UNREADABLE = (sqlite3.Error, OverflowError, UnicodeDecodeError)
"""What is raised where SQLite meets damage; it quotes what it found there, whether or not that is text."""


def open_read_only(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to the KetaRef database at `path`.

    The file may be on a read-only disk; nothing is written beside it. Header fields and offsets are those of
    the SQLite file format: page size at 16, page count at 28, user version at 60, application id at 68.
    Raises LibraryMissing, LibraryDamaged or LibraryTooNew.
    """
    _check_header(path)
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
    except sqlite3.Error as error:
        raise _damaged(path) from error
    try:
        for pragma in (
            "query_only = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM meta").fetchone()
    except UNREADABLE as error:
        connection.close()
        raise _damaged(path) from error
    return connection


def _check_header(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise LibraryMissing(
            _(
                "The content database is missing: {path} does not exist. "
                "Install KetaRef again; in a checkout run `make content`."
            ).format(path=path)
        ) from None
    except OSError as error:
        raise LibraryMissing(
            _("The content database {path} cannot be read ({reason}). Check its permissions.").format(
                path=path, reason=error.strerror
            )
        ) from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise _damaged(path)
    page_size, page_count, version, application = (
        struct.unpack_from(form, header, offset)[0] for form, offset in ((">H", 16), (">I", 28), (">I", 60), (">I", 68))
    )
    if application != APPLICATION_ID:
        raise LibraryDamaged(_("{name} is not a KetaRef database. Install KetaRef again.").format(name=path.name))
    if version > SCHEMA_VERSION:
        raise LibraryTooNew(
            _(
                "{name} was made for a newer KetaRef (schema {schema}, this program reads {ours}). Update KetaRef."
            ).format(name=path.name, schema=version, ours=SCHEMA_VERSION)
        )
    if version < SCHEMA_VERSION:
        raise LibraryTooOld(
            _(
                "{name} was made for an older KetaRef (schema {schema}, this program reads {ours}). "
                "Install KetaRef again; in a checkout run `make content`."
            ).format(name=path.name, schema=version, ours=SCHEMA_VERSION)
        )
    if size != (page_size or 65536) * page_count:
        raise _damaged(path)


def _damaged(path: Path) -> LibraryDamaged:
    return LibraryDamaged(
        _(
            "The content database {name} is damaged or cut short. "
            "Install KetaRef again, or put a whole copy in its place."
        ).format(name=path.name)
    )
