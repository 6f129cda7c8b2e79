"""What the tests of packs share: small releases, packs of them, and packs that are signed and lie all the same."""

import hashlib
import os
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from factories import DAY, change, small_content
from ketaref import paths
from ketaref.compiler.build import build as build_content
from ketaref.packs import building, container, keys
from ketaref.packs.manifest import Golden, Manifest, encode
from ketaref.packs.place import Place

GOLDEN = [Golden("dry mouth", "dry-mouth"), Golden("boca seca", "dry-mouth", "es")]
Build = Callable[[int], Path]


@cache
def private_key(name: str = "current") -> bytes:
    """The private half of this checkout's `current` or `next` test key, or of somebody else's of any other name."""
    if name not in ("current", "next"):
        return os.urandom(keys.KEY_BYTES)
    keys.make_test_keys()
    return keys.read_private(paths.keys() / name)


def key_name() -> str:
    """How people call the key that this checkout's packs are signed with."""
    return keys.read_public(paths.keys() / keys.CURRENT).name


def release(folder: Path, sequence: int) -> Path:
    """Build the made-up content as release number `sequence`, version `1.SEQUENCE`, into `folder`."""
    data = small_content(folder)
    change(data / "release.yaml", "sequence: 1", f"sequence: {sequence}")
    change(data / "release.yaml", 'version: "1.0"', f'version: "1.{sequence}"')
    path = folder / "ketaref.db"
    build_content(data, path, DAY)
    return path


def pack(database: Path, target: Path, private: bytes | None = None) -> Path:
    """Make the pack of a database as a publisher does, in `target`."""
    building.build(database, GOLDEN, private or private_key(), target)
    return target


class Parts(NamedTuple):
    """A pack taken apart: manifest and stream."""

    manifest: Manifest
    stream: bytes


def parts(path: Path) -> Parts:
    """Take a good pack apart."""
    file, head = container.open_pack(path, keys.trusted())
    with file:
        return Parts(head.manifest, file.read())


def forged(of: Parts, target: Path, stream: bytes | None = None, **changes: Any) -> Path:
    """Write a pack whose manifest says something else than it should, signed with the key that is trusted."""
    manifest = msgspec.structs.replace(of.manifest, **changes)
    target.write_bytes(container.pack(encode(manifest), private_key(), of.stream if stream is None else stream))
    return target


def of_database(of: Parts, raw: bytes, target: Path, **changes: Any) -> Path:
    """Write a pack that holds other bytes, with sizes and hashes that fit them."""
    stream = zlib.compress(raw)
    fitting = {
        "size": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "packed_size": len(stream),
        "packed_sha256": hashlib.sha256(stream).hexdigest(),
    }
    return forged(of, target, stream, **fitting | changes)


def in_use(place: Place) -> int:
    """Return the number of the content that is shown now, as every start finds it; it is whole."""
    from ketaref.packs.choice import check, choose

    chosen = choose(place)
    with chosen.library as library:
        check(place, library)
        return library.release().sequence


def names(folder: Path, beginning: str = "") -> list[str]:
    """Return the names inside a folder that begin so; empty where there is no folder."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(beginning)) if folder.is_dir() else []
