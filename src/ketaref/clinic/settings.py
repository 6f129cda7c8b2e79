"""The little that the program remembers about its user: how the window looks, starts and is read, and the first page.

One small file in the user's own folder. It never holds what was searched, read or made. A file that is missing,
damaged or of another shape means the settings a new user has; one that cannot be written is left alone.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from ketaref.files import write_whole

Appearance = Literal["system", "light", "dark", "contrast"]
"""Which colours are asked for."""
StartLanguage = Literal["system", "en", "es"]
"""In which language the window starts: the computer's, or one of its own."""

_LARGEST = 4096
"""No settings of ours are longer; what is, is not read."""


class Settings(msgspec.Struct, frozen=True):
    """All that is kept. `zoom` is the size of text in percent, `caret` whether what is read has a text cursor.

    `language` is the one to start in; another that is chosen while the window is open is kept nowhere.
    """

    first_start_seen: bool = False
    appearance: Appearance = "system"
    zoom: Annotated[int, msgspec.Meta(ge=80, le=300)] = 100
    caret: bool = False
    language: StartLanguage = "system"


class SettingsFile:
    """The settings in use, and their file. Without a file they last as long as the program, as of a known user.

    Attributes:
        now: the settings in use.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._changed: dict[str, Any] = {}
        self.now = _read(path) if path else Settings(first_start_seen=True)

    def keep(self, **changes: Any) -> None:
        """Use and keep these settings from now on; one that is kept already is not written again.

        What another window of the same user has kept in the meantime stays, and so does what a newer KetaRef keeps
        there besides.
        """
        if all(getattr(self.now, name) == value for name, value in changes.items()):
            return
        self.now = msgspec.structs.replace(self.now, **changes)
        self._changed |= changes
        if self._path:
            _write(self._path, {**_others(self._path), **msgspec.structs.asdict(_read(self._path)), **self._changed})


def _read(path: Path) -> Settings:
    try:
        return msgspec.json.decode(_content(path), type=Settings)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return Settings()


def _others(path: Path) -> dict[str, Any]:
    """Return all that stands in the file, under names we do not know too; empty where it cannot be read."""
    try:
        return msgspec.json.decode(_content(path), type=dict[str, Any])
    except (OSError, ValueError, RecursionError):
        return {}


def _content(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size > _LARGEST:  # reading a pipe would never end
        return b"{}"
    return path.read_bytes()


def _write(path: Path, settings: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n", durable=False)
    except OSError:  # a read-only home: then nothing is remembered, and nothing else is lost
        return
