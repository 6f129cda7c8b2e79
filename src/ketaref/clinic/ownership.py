"""Reading a file that only the administrator of the computer can have written, or saying who else might have."""

import errno
import os
import stat
import sys
from pathlib import Path

from ketaref.clinic.doubt import FOREIGN, LINK, NO_FILE, NO_FOLDER, OPEN_TO_OTHERS, TOO_LARGE, UNREADABLE, Doubt

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
"""A list of access rights that lets anybody else write shows in the bits of the group."""


def read_administrators(path: Path, most: int) -> bytes:
    """Return the content, at most `most` bytes, of a file that belongs to the administrator, as its folders do.

    Raises FileNotFoundError where there is none, and Doubt where anybody else could have written it, where links
    lead to it, where it is larger, or where it cannot be read.
    """
    try:
        os.lstat(path)
        if sys.platform == "win32":
            from ketaref.clinic.windows_ownership import check
        else:
            check = _check_folders
        check(path)
        return _read(path, most)
    except FileNotFoundError:
        raise
    except NotADirectoryError as error:
        raise FileNotFoundError(path) from error
    except OSError as error:
        raise Doubt(path, LINK if error.errno == errno.ELOOP else UNREADABLE) from error


def _check_folders(path: Path) -> None:
    """Look from the root down: in folders that only the administrator may change, nothing is swapped in between."""
    for folder in reversed(path.parents):
        _check(folder, os.lstat(folder), stat.S_IFDIR)


def _read(path: Path, most: int) -> bytes:
    # Opened first and looked at then: what is read is what was looked at. A pipe would keep the opener waiting.
    careful = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, careful)
    try:
        if sys.platform != "win32":
            _check(path, os.fstat(descriptor), stat.S_IFREG)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(content) > most:
        raise Doubt(path, TOO_LARGE)
    return content


def _check(place: Path, found: os.stat_result, kind: int) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise Doubt(place, LINK)
    if stat.S_IFMT(found.st_mode) != kind:
        raise Doubt(place, NO_FOLDER if kind == stat.S_IFDIR else NO_FILE)
    if found.st_uid != 0:
        raise Doubt(place, FOREIGN)
    if found.st_mode & _OTHERS_MAY_WRITE:
        raise Doubt(place, OPEN_TO_OTHERS)
