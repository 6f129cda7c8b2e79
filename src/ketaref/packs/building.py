"""Making a pack from a finished database: for whoever releases content."""

import csv
import datetime
import hashlib
import zlib
from pathlib import Path

import msgspec

from ketaref import __version__
from ketaref.errors import PackError
from ketaref.files import write_whole
from ketaref.library.library import Library
from ketaref.library.schema import SCHEMA_VERSION
from ketaref.packs import container
from ketaref.packs.checking import row_counts, unmet
from ketaref.packs.manifest import CONTENT_ID, Golden, Manifest, encode
from ketaref.packs.state import MOST_DATABASE

_LEVEL = 9


def build(database: Path, golden: list[Golden], private: bytes, target: Path) -> Manifest:
    """Write a pack of `database` to `target`, signed, and return its manifest.

    Raises LibraryError for a database that is not whole, PackError where a golden query finds something else,
    OSError with any older file of that name untouched.
    """
    raw = database.read_bytes()
    if len(raw) > MOST_DATABASE:
        raise PackError(f"{database} has more than {MOST_DATABASE:,} bytes: no KetaRef would take it.")
    stream = zlib.compress(raw, _LEVEL)
    manifest = _manifest(database, golden, raw, stream)
    write_whole(target, container.pack(encode(manifest), private, stream))
    return manifest


def read_golden(path: Path) -> list[Golden]:
    """Return the golden queries of a file of tab-separated lines: query, entry that must come first, language.

    Raises PackError where a line says something else.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        return msgspec.convert(rows, list[Golden])
    except (OSError, ValueError, csv.Error) as error:
        raise PackError(f"{path} holds no golden queries ({error}).") from error


def _manifest(database: Path, golden: list[Golden], raw: bytes, stream: bytes) -> Manifest:
    with Library.open(database) as library:
        library.verify()
        if wrong := unmet(library, golden):
            raise PackError(f"The pack is not made: {'; '.join(wrong)}.")
        release = library.release()
        return Manifest(
            content_id=CONTENT_ID,
            sequence=release.sequence,
            content_version=release.content_version,
            released=release.released,
            review_due=_first_due(library),
            least_schema=SCHEMA_VERSION,
            most_schema=SCHEMA_VERSION,
            least_app=__version__,
            size=len(raw),
            sha256=hashlib.sha256(raw).hexdigest(),
            packed_size=len(stream),
            packed_sha256=hashlib.sha256(stream).hexdigest(),
            rows=row_counts(library.connection),
            golden=golden,
        )


def _first_due(library: Library) -> datetime.date | None:
    """The first day on which a text is due for review."""
    dues = [library.entry(entry.id).review.due for entry in library.entries() if entry.status == "published"]
    return min(dues, default=None)
