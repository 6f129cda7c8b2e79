"""Writing a file whole or not at all."""

import os
from pathlib import Path


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
        part.replace(target)
    except OSError:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the folder is gone or may not be changed: then the part never was
        return
