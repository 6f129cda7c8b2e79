"""Seeing many packs: small ones are installed one after another, and then the library that is measured."""

import datetime
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ketaref import paths
from ketaref.compiler.build import build as build_content
from ketaref.library import fingerprint
from ketaref.packs import building, keys
from ketaref.packs.installing import install
from ketaref.packs.manifest import Golden
from ketaref.packs.place import Place

_SMALL = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "content"
_DAY = datetime.date(2026, 2, 1)
"""When the made-up content of the tests is in time."""
_FIRST = 1000
"""The number of the first pack: above that of any release."""


def see(place: Place, count: int, work: Path) -> None:
    """Install so many packs, each newer than the one before; the last one holds the library of this checkout."""
    keys.make_test_keys()
    private = keys.read_private(paths.keys() / "current")
    small = work / "small.db"
    build_content(_SMALL, small, _DAY)
    for number in range(count):
        database, golden = (small, "dry mouth") if number + 1 < count else (paths.database(), "")
        queries = [Golden(golden, "dry-mouth")] if golden else []
        building.build(renumbered(database, work / "this.db", _FIRST + number), queries, private, work / "x.ketapack")
        install(place, work / "x.ketapack")


def renumbered(database: Path, target: Path, sequence: int) -> Path:
    """Write a copy of a library as release number `sequence`, sealed as the build seals it."""
    shutil.copyfile(database, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("UPDATE meta SET value = ? WHERE key = 'sequence'", [str(sequence)])
        (sealed,) = copy.execute("SELECT value FROM meta WHERE key = ?", [fingerprint.FILE_HASH]).fetchone()
    seal = fingerprint.file_hash(target, sealed)
    target.write_bytes(target.read_bytes().replace(sealed.encode(), seal.encode(), 1))
    return target
