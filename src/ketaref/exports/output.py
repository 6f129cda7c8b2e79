"""Files and folders that appear whole or not at all; whatever stood there before stays until then."""

import glob
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ketaref import files
from ketaref.errors import CannotWrite

MARKER = "ketaref-export.json"
"""The file by which a folder is known as an export of ours: only such a one, or an empty one, is replaced."""


_PLAIN_PATH = re.compile(r"(?!.*\.\.)[\w-][\w.-]*(/[\w-][\w.-]*)*", re.ASCII)
"""Names come from content, and content leads nowhere but into the folder."""


def write_file(target: Path, content: bytes) -> None:
    """Write a file whole; raises CannotWrite."""
    if target.is_dir():
        raise CannotWrite(f"{target} is a folder. Name a file to write.")
    try:
        files.write_whole(target, content)
    except OSError as error:
        raise _cannot(target, error) from error


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """Give a name beside `target` for a library to write to, then put that file in its place; raises CannotWrite."""
    if target.is_dir():
        raise CannotWrite(f"{target} is a folder. Name a file to write.")
    part = _beside(target, "part")
    try:
        part.touch(exist_ok=False)
        yield part
        part.replace(target)
    except (OSError, RuntimeError) as error:  # libzim knows the second only
        raise _cannot(target, error) from error
    finally:
        _remove_all(part)


def write_folder(target: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write files, each with its path below `target`, beside it, then put the whole in its place; raises CannotWrite.

    One of `contents` must be MARKER. A folder that holds anything but an earlier export is left alone.
    """
    _check_free(target)
    part = _beside(target, "part")
    try:
        part.mkdir()
        for name, content in contents:
            if not _PLAIN_PATH.fullmatch(name):
                raise CannotWrite(f"{name!r} is no name for a file of an export. Install the content again.")
            file = part / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _put(part, target)
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _remove_all(part: Path) -> None:
    """Remove what was begun, and what a library put beside it under names that begin alike, such as an index."""
    with suppress(OSError):
        for left in part.parent.glob(f"{glob.escape(part.name)}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _check_free(target: Path) -> None:
    try:
        if target.exists() and not target.is_dir():
            raise CannotWrite(f"{target} is a file. Name a folder that is empty or does not exist yet.")
        if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
            raise CannotWrite(f"{target} holds other files. Name a folder that is empty or does not exist yet.")
    except OSError as error:
        raise _cannot(target, error) from error


def _put(part: Path, target: Path) -> None:
    """Swap the new folder in; the old one comes back where that fails."""
    old = _beside(target, "old")
    replaces = target.exists()
    if replaces:
        target.rename(old)
    try:
        part.rename(target)
    except OSError:
        if replaces:
            old.rename(target)
        raise
    with suppress(OSError):  # the new one stands; what is left of the old one harms nobody
        if replaces:
            shutil.rmtree(old)


def _beside(target: Path, what: str) -> Path:
    whole = target.absolute()
    return whole.with_name(f".{whole.name}.{os.getpid()}.{what}")


def _cannot(target: Path, error: OSError | RuntimeError) -> CannotWrite:
    reason = getattr(error, "strerror", None) or error
    return CannotWrite(f"{target} could not be written ({reason}). Choose another place or make room.")
