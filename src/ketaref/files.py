"""Writing a file whole or not at all."""

import os
import sys
import time
from pathlib import Path

_PATIENCE = 2.5  # seconds
_PAUSE = 0.05  # seconds


def write_whole(target: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file beside `target`, then put it in its place; raises OSError and leaves no half file.

    `durable` waits until the disk has it (milliseconds); what may be lost when the power fails does without.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        put_in_place(part, target)
        if durable:
            sync_folder(target.parent)
    except OSError:
        _remove(part)
        raise


def put_in_place(part: Path, target: Path) -> None:
    """Rename a file or folder to `target`, where an old file is replaced; raises OSError.

    Windows refuses while anybody has it open, as a scanner of viruses has for a moment: then it is tried again.
    """
    until = time.monotonic() + (_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            part.replace(target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`: a new name may else be gone when the power fails."""
    if sys.platform == "win32":  # has no such call, and journals its names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the folder is gone or may not be changed: then the part never was
        return
