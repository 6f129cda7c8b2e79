"""New content is on trial until every byte of it was checked in an open window: a crash at the start may be its doing.

After two starts that ended badly it is passed over. One small file counts them, and names the pack that stood its
trial: from then on starts read it and write nothing.
"""

from contextlib import suppress
from pathlib import Path

from ketaref.files import write_whole

_FILE = "trial"
_STOOD = "stood"
_MOST_STARTS = 2
_LARGEST = 100


def failed(folder: Path) -> str:
    """Return the name of the pack that was on trial when the program ended badly too often; empty without any."""
    name, starts = _read(folder)
    return name if starts >= _MOST_STARTS else ""


def begin(folder: Path, pack: str) -> None:
    """Note that a start with this pack begins, unless it stood its trial; a folder that cannot be written is let be."""
    name, starts = _read(folder)
    if starts < 0 and name == pack:
        return
    _write(folder, f"{pack} {starts + 1 if name == pack else 1}")


def passed(folder: Path, pack: str) -> None:
    """Note that this pack stood its trial."""
    if _read(folder) != (pack, -1):
        _write(folder, f"{pack} {_STOOD}")


def broken_off(folder: Path, pack: str) -> None:
    """Note that the program was closed before the trial was over: that is no bad end."""
    name, starts = _read(folder)
    if name == pack and starts > 0:
        _write(folder, f"{pack} {starts - 1}")


def _read(folder: Path) -> tuple[str, int]:
    """The pack and the starts that it was on trial in, -1 where it stood it."""
    try:
        with (folder / _FILE).open("rb") as file:
            name, count = file.read(_LARGEST).decode("ascii").split(" ")
        return name, -1 if count == _STOOD else max(0, int(count))
    except (OSError, ValueError):
        return "", 0


def _write(folder: Path, text: str) -> None:
    with suppress(OSError):
        write_whole(folder / _FILE, text.encode("ascii"), durable=False)
