"""The keys content packs are signed with: the public ones this program trusts, and the making of new ones.

A release build puts two into `resources/keys`; a checkout makes two test keys for itself, at random, beside its
database. PyNaCl is imported where it is used: no start pays for it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ketaref import paths
from ketaref.errors import CannotWrite, KeysUnfit, SignaturesMissing, UsageError
from ketaref.i18n import _

KEY_BYTES = 32
CURRENT, NEXT = "current.pub", "next.pub"
"""The files of the public keys: packs are signed with the first; the second takes over when that is retired."""

_PUBLIC = r"ketaref-public-key (release|test) ([0-9a-f]{64})"
_PRIVATE = r"ketaref-private-key ([0-9a-f]{64})"
_LARGEST = 4096
_COMMENT = "#"


class PublicKey(NamedTuple):
    """A public key: 64 hexadecimal digits, and whether it is good for nothing but tests."""

    digits: str
    test: bool = False

    @property
    def name(self) -> str:
        """How people tell keys apart: the first sixteen digits, in fours."""
        return " ".join(self.digits[at : at + 4] for at in range(0, 16, 4))


def trusted(extra: Iterable[str] = ()) -> tuple[PublicKey, ...]:
    """Return the keys whose packs are taken: those of this program, and `extra` ones as 64 hexadecimal digits each.

    Raises KeysUnfit where a key is missing or none.
    """
    ours = (read_public(paths.keys() / name) for name in (CURRENT, NEXT))
    return (*ours, *map(_given, extra))


def require_release_keys() -> None:
    """Raise KeysUnfit unless this program trusts two different keys of a release and none for tests."""
    ours = trusted()
    for key in ours:
        if key.test:
            raise KeysUnfit(f"The key {key.name} is for tests: put the release keys into {paths.keys()}.")
    if ours[0].digits == ours[1].digits:
        raise KeysUnfit(f"The current and the next key in {paths.keys()} are the same: the next one must be another.")


def read_public(path: Path) -> PublicKey:
    """Return the public key in a file; raises KeysUnfit where there is none."""
    found = re.fullmatch(_PUBLIC, _line_of(path))
    if not found:
        raise KeysUnfit(f"{path} holds no public key. Install KetaRef again; in a checkout run `make content`.")
    return PublicKey(found[2], found[1] == "test")


def read_private(path: Path) -> bytes:
    """Return the private key in a file; raises KeysUnfit where there is none."""
    found = re.fullmatch(_PRIVATE, _line_of(path))
    if not found:
        raise KeysUnfit(f"{path} holds no private key. `ketaref pack keygen` makes one.")
    return bytes.fromhex(found[1])


def write_pair(path: Path, *, test: bool = False) -> tuple[Path, PublicKey]:
    """Make a new pair of keys: the private one in `path`, for nobody else to read, the public one in `path`.pub beside.

    Raises UsageError where one of the files is there already, CannotWrite where a file cannot be written.
    """
    public = path.with_name(f"{path.name}.pub")
    for taken in (path, public):
        if taken.exists():
            raise UsageError(f"{taken} is there already: a key is never written over. Give another name.")
    private = os.urandom(KEY_BYTES)
    key = PublicKey(public_of(private).hex(), test)
    kind = "test" if test else "release"
    try:
        _write_new(path, f"ketaref-private-key {private.hex()}\n", 0o600)
        _write_new(public, f"ketaref-public-key {kind} {key.digits}\n", 0o644)
    except OSError as error:
        raise CannotWrite(f"{error.filename or path} could not be written ({error.strerror}).") from error
    return public, key


def make_test_keys() -> None:
    """Make the test keys of a checkout where it has none; a program that brings its keys is left alone.

    Raises CannotWrite.
    """
    folder = paths.keys()
    if paths.bundled():
        return
    for name in (CURRENT, NEXT):
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            with suppress(UsageError):  # somebody else is making them
                write_pair(folder / name.removesuffix(".pub"), test=True)


def public_of(private: bytes) -> bytes:
    """Return the public key that belongs to a private one; raises SignaturesMissing."""
    with _library():
        from nacl.signing import SigningKey

    return bytes(SigningKey(private).verify_key)


def sign(message: bytes, private: bytes) -> bytes:
    """Return the Ed25519 signature of a message; raises SignaturesMissing."""
    with _library():
        from nacl.signing import SigningKey

    return SigningKey(private).sign(message).signature


def signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of the public `key` signed this very message; raises SignaturesMissing."""
    with _library():
        from nacl.exceptions import CryptoError
        from nacl.signing import VerifyKey

    try:
        VerifyKey(key).verify(message, signature)
    except CryptoError:
        return False
    return True


def can_check() -> bool:
    """Say whether signatures can be made and told apart here: a package may lack the library for it."""
    private, words = os.urandom(KEY_BYTES), b"words"
    try:
        key, signature = public_of(private), sign(words, private)
    except SignaturesMissing:
        return False
    return signed_by(key, words, signature) and not signed_by(key, b"other words", signature)


@contextmanager
def _library() -> Iterator[None]:
    """Say in a sentence that a package lacks the library for signatures."""
    try:
        yield
    except ImportError as error:
        raise SignaturesMissing(
            _("The signatures of content packs cannot be checked. Install KetaRef again.")
        ) from error


def _given(digits: str) -> PublicKey:
    if not re.fullmatch("[0-9a-f]{64}", digits.lower()):
        raise KeysUnfit(f"{digits[:70]!r} is no public key: that is 64 hexadecimal digits.")
    return PublicKey(digits.lower())


def _line_of(path: Path) -> str:
    """The one line of a small file that is no comment; empty where it has none, or several."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(_COMMENT)]
    return lines[0] if len(lines) == 1 else ""


def _write_new(path: Path, text: str, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
