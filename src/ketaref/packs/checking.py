"""Is an unpacked database the one its manifest promises? Asked before a pack is put in place, and again later."""

import hashlib
import sqlite3
from pathlib import Path

from ketaref.errors import LibraryError, PackDamaged
from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.library.opening import UNREADABLE
from ketaref.library.schema import SEARCHED, TABLES
from ketaref.library.search import Search
from ketaref.packs.manifest import Golden, Manifest

_CHUNK = 1024 * 1024


def check_database(path: Path, manifest: Manifest) -> None:
    """Raise PackDamaged unless the database at `path` can be read, is whole, and answers as the manifest promises."""
    try:
        with Library.open(path) as library:
            library.verify()
            _check_structure(library.connection)
            _check_promises(library, manifest)
    except (LibraryError, *UNREADABLE) as error:
        raise _wrong(str(error)) from error


def check_hash(path: Path, manifest: Manifest) -> None:
    """Raise PackDamaged unless the file at `path` has every byte that was signed."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise _wrong(error.strerror or str(error)) from error
    if digest.hexdigest() != manifest.sha256:
        raise _wrong(_("its bytes are not those that were signed"))


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {table: connection.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0] for table in TABLES}


def unmet(library: Library, golden: list[Golden]) -> list[str]:
    """Return the queries whose entry does not come first, each with what does."""
    search = Search(library)
    wrong = []
    for one in golden:
        hits = search.find(one.query, one.language, limit=1).hits
        found = hits[0].entry.id if hits else "nothing"
        if found != one.first:
            wrong.append(f"{one.query!r} finds {found}, not {one.first}")
    return wrong


def _check_structure(connection: sqlite3.Connection) -> None:
    said = connection.execute("PRAGMA quick_check").fetchone()[0]
    if said != "ok":
        raise _wrong(said)
    for column in SEARCHED:  # quick_check does not look into the index of words
        connection.execute(f"SELECT count(*) FROM in_{column} WHERE in_{column} MATCH '\"a\"*'").fetchone()


def _check_promises(library: Library, manifest: Manifest) -> None:
    release = library.release()
    said = (release.sequence, release.content_version, release.released)
    if said != (manifest.sequence, manifest.content_version, manifest.released):
        raise _wrong(_("it holds another release than it says"))
    if row_counts(library.connection) != manifest.rows:
        raise _wrong(_("rows are missing or too many"))
    if wrong := unmet(library, manifest.golden):
        raise _wrong(_("search does not find what it should: {queries}").format(queries="; ".join(wrong[:3])))


def _wrong(why: str) -> PackDamaged:
    return PackDamaged(
        _("The content in the pack cannot be used ({reason}). Ask for a new copy.").format(reason=why.rstrip("."))
    )
