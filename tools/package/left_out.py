"""What PyInstaller would ship and nothing of ours uses: the list, and what it saves."""

import fnmatch
import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "packaging" / "program" / "left-out.toml"
Entry = tuple[str, str, str]
"""PyInstaller's record of one file: its name in the bundle, where it comes from, its kind."""


@dataclass(frozen=True)
class Files:
    """Some files that are left out: patterns of names in the bundle, with / on every system."""

    what: str
    patterns: tuple[str, ...]
    kept: tuple[str, ...]
    """Patterns of those among them that are shipped after all."""
    megabytes: dict[str, float]
    """What leaving them out saves on each system, by `sys.platform`."""

    def match(self, name: str) -> bool:
        """Say whether the file `name` is one of them."""
        return _is_one_of(name, self.patterns) and not _is_one_of(name, self.kept)


@dataclass
class LeftOut:
    """The list as it is read, and what has been left out so far."""

    modules: tuple[str, ...]
    files: tuple[Files, ...]
    saved: dict[str, int] = field(default_factory=dict)
    """Bytes by `Files.what`."""

    def without(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that stay, and count the bytes of those that do not."""
        return [entry for entry in entries if not self._leave(entry)]

    def _leave(self, entry: Entry) -> bool:
        name, source, _kind = entry
        for files in self.files:
            if files.match(name):
                size = Path(source).stat().st_size if Path(source).is_file() else 0
                self.saved[files.what] = self.saved.get(files.what, 0) + size
                return True
        return False

    def report(self, target: Path) -> None:
        """Write what was saved to a file, and print it in megabytes."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(self.saved, indent=1, sort_keys=True), encoding="utf-8")
        for what, size in sorted(self.saved.items(), key=lambda item: -item[1]):
            print(f"left out: {size / 1e6:6.1f} MB  {what}", file=sys.stderr)


def read() -> LeftOut:
    """Return the list of packaging/program/left-out.toml."""
    table = tomllib.loads(LIST.read_text(encoding="utf-8"))
    files = tuple(
        Files(record["what"], tuple(record["patterns"]), tuple(record.get("kept", ())), record["megabytes"])
        for record in table["files"]
    )
    return LeftOut(tuple(name for group in table["modules"].values() for name in group), files)


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name.replace("\\", "/"), pattern) for pattern in patterns)
