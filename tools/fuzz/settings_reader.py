"""The reader of the user's settings: whatever lies there, the settings are such, and what is kept is read again."""

from pathlib import Path

import msgspec

from ketaref.clinic.settings import Settings, SettingsFile


class SettingsReader:
    """Takes files of settings."""

    seeds = (
        b'{"first_start_seen": true, "appearance": "dark", "zoom": 120}\n',
        b'{\n  "zoom": 80,\n  "of a newer KetaRef": [1, {"two": null}]\n}\n',
        b"{}",
    )
    pieces = (
        b"{",
        b"}",
        b'"zoom": 301',
        b'"zoom": 1e999',
        b'"appearance":',
        b'"light"',
        b"null",
        b"[" * 50,
        b"\xff",
        b",",
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "settings.json"

    def take(self, raw: bytes) -> None:
        """Read the file, keep a setting in it, and read it anew."""
        self._path.write_bytes(raw)
        file = SettingsFile(self._path)
        assert msgspec.convert(msgspec.to_builtins(file.now), Settings) == file.now
        wanted = 80 if file.now.zoom == 300 else file.now.zoom + 1
        file.keep(zoom=wanted)
        again = SettingsFile(self._path).now
        assert again == msgspec.structs.replace(file.now, zoom=wanted), (file.now, again)
        assert [path.name for path in self._folder.iterdir()] == ["settings.json"]


def target(folder: Path) -> SettingsReader:
    """Return the reader, with a folder to itself."""
    return SettingsReader(folder)
