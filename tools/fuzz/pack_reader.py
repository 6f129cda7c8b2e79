"""The reader of content packs, and of the note of what is installed.

Each input is tried as it is, and again in a pack that is signed with a key that is trusted here: as its manifest and
stream, and as its database, with sizes and hashes that fit, so that what lies behind each check is reached too.
"""

import contextlib
import datetime
import hashlib
import os
import sqlite3
import zlib
from pathlib import Path

import msgspec

from ketaref.errors import KetaRefError
from ketaref.library.schema import APPLICATION_ID, SCHEMA_VERSION
from ketaref.packs import container, keys, state
from ketaref.packs.installing import install
from ketaref.packs.manifest import CONTENT_ID, Golden, Manifest, encode
from ketaref.packs.place import Place

_SOURCE, _PLACE = "x.ketapack", "packs"
_HEAD = 110


class _Here(Place):
    """A place that trusts one key, which is made anew for each run."""

    private = os.urandom(keys.KEY_BYTES)
    known = (keys.PublicKey(keys.public_of(private).hex(), test=True),)

    def trusted(self) -> tuple[keys.PublicKey, ...]:
        return self.known


class PackReader:
    """Takes packs, in a folder of its own."""

    pieces = (
        *(
            b"KETAPACK\0\1",
            b"{",
            b"}",
            b'"',
            b"[" * 50,
            b'"size":1',
            b'"sequence":2147483648',
            b"null",
            b"x\x9c",
            b"\0" * 32,
        ),
        *(b"SQLite format 3\0", b"\xff" * 4, b"\0\0\0\1", b"1e999", b'"../../x"'),
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source = folder / _SOURCE
        self._place = _Here(folder / _PLACE, folder / "missing.db")
        database = _small_database(folder / "seed.db")
        stream = zlib.compress(database)
        self._manifest = Manifest(
            content_id=CONTENT_ID, sequence=1, content_version="1", released=datetime.date(2026, 1, 31),
            review_due=None, least_schema=SCHEMA_VERSION, most_schema=SCHEMA_VERSION, least_app="0",
            size=len(database), sha256=hashlib.sha256(database).hexdigest(), packed_size=len(stream),
            packed_sha256=hashlib.sha256(stream).hexdigest(), rows={"entries": 1}, golden=[Golden("a", "b")],
        )  # fmt: skip
        self.seeds = (container.pack(encode(self._manifest), _Here.private, stream), database)

    def take(self, raw: bytes) -> None:
        """Install `raw` as a pack, as a signed manifest and stream, and as a database; read it as a note."""
        stream = raw[_HEAD:]
        cut = 1 + max(stream.rfind(b"}"), 0)  # where the manifest ends, if it is one
        self._install(raw)
        self._install(container.pack(stream[:cut], _Here.private, stream[cut:]))
        self._install(self._holding(raw))
        with contextlib.suppress(ValueError):
            state.decode(raw)
        left = {path.name for path in self._folder.iterdir()} - {_SOURCE, _PLACE}
        inside = {path.name for path in (self._folder / _PLACE).glob("*")} - {"lock"}
        assert not left, left
        assert not inside, inside

    def _install(self, pack: bytes) -> None:
        self._source.write_bytes(pack)
        with contextlib.suppress(KetaRefError):
            install(self._place, self._source)

    def _holding(self, database: bytes) -> bytes:
        """A pack of these bytes as its database, all that is said of them true."""
        stream = zlib.compress(database, 1)
        manifest = msgspec.structs.replace(
            self._manifest, size=max(1, len(database)), sha256=hashlib.sha256(database).hexdigest(),
            packed_size=len(stream), packed_sha256=hashlib.sha256(stream).hexdigest(),
        )  # fmt: skip
        return container.pack(encode(manifest), _Here.private, stream)


def target(folder: Path) -> PackReader:
    """Return the reader, with a folder to itself."""
    return PackReader(folder)


def _small_database(path: Path) -> bytes:
    """The bytes of a database that opens as ours and holds next to nothing."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA page_size = 512")
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        made.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        made.execute("INSERT INTO meta VALUES ('content_version', '1')")
    raw = path.read_bytes()
    path.unlink()
    return raw
