"""One program at a time changes the folder of packs. The system drops the lock of a program that dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketaref.errors import PackBusy
from ketaref.i18n import _

_PATIENCE = 3.0  # seconds
_PAUSE = 0.1  # seconds

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:  # Windows gives EACCES as the reason, Wine none
            raise BlockingIOError from error

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on the file `path`, which is made where it is missing; raises PackBusy, or OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(handle)
        yield
    finally:
        os.close(handle)  # this drops the lock as well


def _wait(handle: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            _take(handle)
        except BlockingIOError:
            if time.monotonic() > until:
                raise PackBusy(
                    _("Another program is installing content right now. Wait until it is done, then try again.")
                ) from None
            time.sleep(_PAUSE)
        else:
            return
