"""Looks into finished packages, as deep as they go, for a word on where, on what and by whom they were made.

python -m tools.package.inside PACKAGE...; prints each find and fails. A package names nobody but its authors.

Libraries of others hold paths of those who built them, and texts of Python speak of home folders: what stands in the
very same words in the file that a library was taken from is not ours, and is passed over.
"""

import getpass
import gzip
import hashlib
import io
import lzma
import marshal
import os
import re
import sqlite3
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tools.package import bundle, wine

Member = tuple[str, bytes]
"""Something inside a package: its name, after those of what it lies in, and what it holds."""

_ORIGINALS = (
    Path(sysconfig.get_path("purelib")),
    Path(sysconfig.get_path("stdlib")),
    Path("/usr/lib") / f"{os.uname().machine}-linux-gnu",
    Path("/usr/share/nsis"),
    wine.PYTHON,
)
"""Where packaging takes the files of others from."""
_DEPTH = 8
"""Enough for a script in an archive in a program in a folder in a package."""
_PLACES = (
    *(b"/root/", b"/home/", b"/Users/", b"/tmp/", b"/var/tmp/", b"build/package", b"build\\package"),
    *(disk + slash + rest for disk in (b"Z:", b"z:") for slash in (b"\\", b"/") for rest in (b"tmp", b"home", b"root")),
    *(b":" + slash + users for slash in (b"\\", b"\\\\", b"/") for users in (b"users", b"Users")),
)
"""Somebody's home, folders for what is passing, the folder of the build, disks that Wine gives to those of Linux."""
_PATH = re.compile(rb"[\w.@~+:/\\-]{0,160}")


class Find(NamedTuple):
    """A word that tells, and where it stands."""

    where: str
    text: str


# Taking apart ----------------------------------------------------------------------------------------


def members(path: Path) -> Iterator[Member]:
    """Give a package and all that is inside it, also in programs, archives and databases."""
    yield from _apart(path.name, path.read_bytes(), _DEPTH)


def _apart(name: str, data: bytes, depth: int) -> Iterator[Member]:
    opening = _opening(data) if depth else None
    if opening not in {_tar, _zip}:  # in those the parts stand as they are, and are looked at one by one
        yield name, data
    for inside, held in opening(data) if opening else ():
        yield from _apart(f"{name} > {inside}", held, depth - 1)


def _opening(data: bytes) -> Callable[[bytes], Iterable[Member]] | None:
    """Return what takes such a file apart, or None where it has no parts."""
    if data.startswith((b"MZ", b"\x7fELF")):
        if b"NullsoftInst" in data[: 1 << 20]:
            return _INSTALLER
        return _frozen if b"MEI\014\013\012\013\016" in data[-4096:] else None
    if data[257:].startswith(b"ustar"):
        return _tar
    return next((opening for beginning, opening in _OPENINGS.items() if data.startswith(beginning)), None)


def _tar(data: bytes) -> Iterator[Member]:
    with tarfile.open(fileobj=io.BytesIO(data)) as held:
        for file in held:
            inside = held.extractfile(file) if file.isreg() else None
            yield file.name, inside.read() if inside else b""
            yield f"{file.name} > header", f"{file.linkname} {file.uname} {file.gname} {file.pax_headers}".encode()


def _zip(data: bytes) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        yield "comment", held.comment
        yield from ((file.filename, held.read(file)) for file in held.infolist())


def _by(*command: str) -> Callable[[bytes], Iterator[Member]]:
    """Return what takes a file apart with a tool: {} is the file, {folder} where it puts the parts.

    Raises CalledProcessError where the tool cannot.
    """

    def unpacked(data: bytes) -> Iterator[Member]:
        with tempfile.TemporaryDirectory() as given:
            package, folder = Path(given) / "package", Path(given) / "inside"
            package.write_bytes(data)
            folder.mkdir()
            places = [word.format(package, folder=folder) for word in command]
            subprocess.run(places, check=True, capture_output=True)
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                yield path.relative_to(folder).as_posix(), path.read_bytes()

    return unpacked


def _frozen(data: bytes) -> Iterator[Member]:
    """Give the scripts and modules in a program that PyInstaller made."""
    from PyInstaller.archive.readers import CArchiveReader

    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program"
        program.write_bytes(data)
        held = CArchiveReader(str(program))
        for name, (*_, kind) in held.toc.items():
            if kind == "z":
                modules = held.open_embedded_archive(name)
                found = ((module, modules.extract(module, raw=True)) for module in modules.toc)
                yield from ((module, code) for module, code in found if code)
            else:
                yield name, held.extract(name)


def _rows(data: bytes) -> Iterator[Member]:
    """Give what a database holds packed; the rest stands in it as it is."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        for (table,) in tables.fetchall():
            for number, row in enumerate(database.execute(f'SELECT * FROM "{table}"')):
                yield from ((f"{table}/{number}", text) for text in map(_inflated, row) if text)


def _one(unpack: Callable[[bytes], bytes]) -> Callable[[bytes], Iterable[Member]]:
    """Return what opens a file that was packed alone."""
    return lambda data: [("unpacked", unpack(data))]


_INSTALLER = _by("7z", "x", "-o{folder}", "{}")
_OPENINGS: dict[bytes, Callable[[bytes], Iterable[Member]]] = {
    b"\xfd7zXZ\0": _one(lzma.decompress),
    b"\x1f\x8b": _one(gzip.decompress),
    b"PK\3\4": _zip,
    b"!<arch>\n": _by("ar", "x", "--output", "{folder}", "{}"),
    b"\xd0\xcf\x11\xe0": _by("msiextract", "--directory", "{folder}", "{}"),
    b"SQLite format 3\0": _rows,
}
"""What takes a file apart, by how it begins."""


def _inflated(value: object) -> bytes | None:
    try:
        return zlib.decompress(value) if isinstance(value, bytes) else None
    except zlib.error:
        return None


# Looking ---------------------------------------------------------------------------------------------


def finds(path: Path) -> list[Find]:
    """Return what tells in a package, and files of Wine's in it. Raises CalledProcessError for a package in pieces."""
    return [find for name, data in members(path) for find in _told(name, data)]


def _told(name: str, data: bytes) -> Iterator[Find]:
    file = re.split(r"[/\\]", name.rsplit(" > ", 1)[-1])[-1]
    if file.lower() in {f"{library}.dll" for library in wine.STAND_INS}:
        yield Find(name, "a library that only Wine needs")
    told = _texts(name.encode()) | _texts(data)
    if told:
        told -= _in_originals(file)
    yield from (Find(name, text.decode("ascii", "replace")) for text in sorted(told))


def _texts(data: bytes) -> frozenset[bytes]:
    """Return each text that tells, as far as it looks like a path. Most files are in several packages."""
    digest = hashlib.sha256(data).digest()
    if digest not in _SEARCHED:
        _SEARCHED[digest] = frozenset(_search(data))
    return _SEARCHED[digest]


_SEARCHED: dict[bytes, frozenset[bytes]] = {}


def _search(data: bytes) -> Iterator[bytes]:
    """Give the texts that tell, also those that Windows keeps with two bytes a letter."""
    wide = b"\n".join(re.findall(rb"(?:[\x20-\x7e]\0){4,}", data)).replace(b"\0", b"")
    for reading in (data, wide):
        for word in _telling():
            yield from _each(word, reading)


def _each(word: bytes, data: bytes) -> Iterator[bytes]:
    place = data.find(word)
    while place >= 0:
        found = _PATH.match(data, place)
        text = found[0] if found else word
        if not (word[:1] == b"/" and re.match(rb"[\w.~>-]", data[place - 1 : place])):  # https://example.org/home/
            yield text
        place = data.find(word, place + len(text))


@cache
def _telling() -> tuple[bytes, ...]:
    """Return what tells: paths of some kinds, this checkout, this computer, and who uses it."""
    here = {str(bundle.ROOT), os.path.realpath(bundle.ROOT), f"{Path.home()}{os.sep}"}
    words = [*here, *(path.replace("/", "\\") for path in here), *_names()]
    return (*_PLACES, *(word.encode() for word in words))


def _names() -> list[str]:
    """Return the names of this computer and its user, unless our own files use them as words or in words, as root."""
    names = {os.uname().nodename, getpass.getuser(), Path.home().name}
    asking = ["git", "grep", "--quiet", "--ignore-case", "--fixed-strings"]
    return [name for name in names if subprocess.run([*asking, name], cwd=bundle.ROOT, check=False).returncode]


# What others left in their files ---------------------------------------------------------------------


@cache
def _in_originals(file: str) -> frozenset[bytes]:
    """Return the texts in the files that a file of this name may have been taken from; of Python's, when compiled."""
    stem = file.removesuffix(".pyc")
    names = {file, f"{stem}.py", f"{stem.rsplit('.', 1)[-1]}.py", "__init__.py" if stem.isidentifier() else file}
    texts = (_texts(_compiled(path)) for name in names for path in _index()[name])
    return frozenset().union(*texts)


def _compiled(path: Path) -> bytes:
    try:
        return marshal.dumps(compile(path.read_bytes(), "", "exec")) if path.suffix == ".py" else path.read_bytes()
    except (SyntaxError, ValueError):
        return b""


@cache
def _index() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for folder in _ORIGINALS:
        for path in folder.rglob("*"):
            if path.is_file():
                found[path.name].append(path)
    return found


def main(arguments: list[str]) -> int:
    """Print what tells in each of some packages; 1 where anything does."""
    found = [find for package in arguments for find in finds(Path(package))]
    for find in found:
        print(f"{find.where}: {find.text}")
    print(f"{len(arguments)} packages, {len(found)} finds")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
