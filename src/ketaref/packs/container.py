"""The file format of a pack: a head of fixed size, the signed manifest, and one compressed stream to the end.

    offset  bytes
         0      8  the letters KETAPACK
         8      2  version of this format, 1
        10      4  length of the manifest, at most 64 KiB
        14     32  the public key that signed
        46     64  the Ed25519 signature of bytes 0 to 45 and the manifest
       110         the manifest, JSON
                   the database, as one zlib stream

Numbers are big-endian. No name of a file stands in it, so none can lead anywhere; docs/decisions/0033 says more.
"""

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ketaref.errors import PackDamaged, PackNotTrusted, PackTooNew, PackUnreadable
from ketaref.i18n import _
from ketaref.packs import keys
from ketaref.packs.keys import KEY_BYTES, PublicKey
from ketaref.packs.manifest import MOST_MANIFEST, Manifest, decode

_MAGIC = b"KETAPACK"
_FORMAT = 1
_SIGNED = struct.Struct(f">8sHI{KEY_BYTES}s")
_SIGNATURE_BYTES = 64
_HEAD_BYTES = _SIGNED.size + _SIGNATURE_BYTES
_CHUNK = 256 * 1024

Step = Callable[[int], object]
"""Is told how many bytes have been gone through since it was last called; may raise to stop."""


class Head(NamedTuple):
    """The beginning of a pack, its signature checked: the manifest, who signed it, and the very bytes."""

    manifest: Manifest
    key: PublicKey
    raw: bytes


def read_head(file: BinaryIO, trusted: Iterable[PublicKey]) -> Head:
    """Read the head of a pack; nothing in it is looked at before its signature is known to be right.

    Raises PackDamaged for anything else than a whole head, PackNotTrusted where the key is none of `trusted`,
    PackTooNew for a later format, OSError where the file cannot be read.
    """
    fixed = file.read(_HEAD_BYTES)
    if not fixed.startswith(_MAGIC):
        raise PackDamaged(_("This file is no content pack of KetaRef."))
    if len(fixed) < _HEAD_BYTES:
        raise _cut_short()
    _magic, version, length, key_bytes = _SIGNED.unpack_from(fixed)
    if version > _FORMAT:
        raise PackTooNew(
            _(
                "This content pack was made for a newer KetaRef (format {format}). Update KetaRef, then install it."
            ).format(format=version)
        )
    if version < _FORMAT or length > MOST_MANIFEST:
        raise _not_as_made()
    manifest = file.read(length)
    if len(manifest) < length:
        raise _cut_short()
    key = next((key for key in trusted if key.digits == key_bytes.hex()), None)
    if key is None:
        raise PackNotTrusted(
            _(
                "This content pack is signed with a key that KetaRef does not know ({key}). "
                "Take packs from your publisher only."
            ).format(key=PublicKey(key_bytes.hex()).name)
        )
    if not keys.signed_by(key_bytes, fixed[: _SIGNED.size] + manifest, fixed[_SIGNED.size :]):
        raise _not_as_made()
    return Head(decode(manifest), key, fixed + manifest)


def open_pack(path: Path, trusted: Iterable[PublicKey]) -> tuple[BinaryIO, Head]:
    """Open a pack and return it, read up to its stream, with its head; the file is as long as the head says.

    Raises as `read_head` does, and PackUnreadable.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        head = read_head(file, trusted)
        whole = len(head.raw) + head.manifest.packed_size
        size = path.stat().st_size
        if size != whole:
            raise _cut_short() if size < whole else _not_as_made()
    except OSError as error:
        file.close()
        raise _unreadable(path, error) from error
    except BaseException:
        file.close()
        raise
    return file, head


def check_stream(file: BinaryIO, manifest: Manifest, step: Step = lambda _count: None) -> None:
    """Hash the compressed stream that `file` stands at, and go back to its beginning; raises PackDamaged."""
    start, digest = file.tell(), hashlib.sha256()
    for chunk in _chunks(file, manifest.packed_size):
        digest.update(chunk)
        step(len(chunk))
    if digest.hexdigest() != manifest.packed_sha256:
        raise _not_as_made()
    file.seek(start)


def unpack(file: BinaryIO, manifest: Manifest) -> Iterator[bytes]:
    """Give the database bit by bit, never more of it than the manifest says; raises PackDamaged where it is another.

    What was given is good only once the last of it was: the hash is compared at the end.
    """
    inflater, digest, size = zlib.decompressobj(), hashlib.sha256(), 0
    try:
        for chunk in _chunks(file, manifest.packed_size):
            for piece in _inflated(inflater, chunk):
                size += len(piece)
                if size > manifest.size or inflater.unused_data:
                    raise _not_as_made()
                digest.update(piece)
                yield piece
    except zlib.error as error:
        raise _not_as_made() from error
    if not inflater.eof or size != manifest.size or digest.hexdigest() != manifest.sha256:
        raise _not_as_made()


def pack(manifest: bytes, private: bytes, stream: bytes) -> bytes:
    """Return a pack of these bytes, signed."""
    signed = _SIGNED.pack(_MAGIC, _FORMAT, len(manifest), keys.public_of(private)) + manifest
    return signed[: _SIGNED.size] + keys.sign(signed, private) + manifest + stream


def _inflated(inflater: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    """What a piece of a stream unfolds to, in pieces that fit into memory however far it unfolds."""
    piece = b""
    while chunk or len(piece) == _CHUNK:  # a full piece may leave something behind in the inflater
        piece = inflater.decompress(chunk, _CHUNK)
        chunk = inflater.unconsumed_tail
        yield piece


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        try:
            chunk = file.read(min(size, _CHUNK))
        except OSError as error:
            raise _unreadable(Path(file.name), error) from error
        if not chunk:
            raise _cut_short()
        size -= len(chunk)
        yield chunk


def _unreadable(path: Path, error: OSError) -> PackUnreadable:
    return PackUnreadable(
        _("{file} cannot be read ({reason}). Copy it to this computer and try again.").format(
            file=path.name, reason=error.strerror or error
        )
    )


def _cut_short() -> PackDamaged:
    return PackDamaged(_("The content pack is cut short. Copy it again, or ask for a new copy."))


def _not_as_made() -> PackDamaged:
    return PackDamaged(_("The content pack is not as it was made: it is damaged or was changed. Ask for a new copy."))
