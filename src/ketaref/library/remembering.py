"""A library that keeps what it read lately: the next handout draws on much the same as the one before.

Composing one reads some fifty records, most of the time that it takes.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ketaref.library.library import Library, Release
from ketaref.model.entry import Entry
from ketaref.model.figures import Figure
from ketaref.model.help_line import HelpLine
from ketaref.model.source import Source
from ketaref.model.text import Bilingual

_MOST = 400
"""Records that are kept, the newest; about 40 of them entries."""
_Record = TypeVar("_Record")


class RememberingLibrary(Library):
    """The records of one library, read from the file once. They are shared: nobody changes them."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._known: dict[tuple[str, str], object] = {}

    def forget(self) -> None:
        """Read everything from the file again."""
        self._known.clear()

    def release(self) -> Release:
        """Return which content this is."""
        return self._kept("release", "", lambda _none: super(RememberingLibrary, self).release())

    def entry(self, entry_id: str) -> Entry:
        """Return a whole entry; raises UnknownEntry."""
        return self._kept("entry", entry_id, super().entry)

    def figure(self, figure_id: str) -> Figure:
        """Return a figure record by its id; raises UnknownEntry."""
        return self._kept("figure", figure_id, super().figure)

    def source(self, source_id: str) -> Source:
        """Return one source of the bibliography; raises UnknownEntry."""
        return self._kept("source", source_id, super().source)

    def help_lines(self) -> list[HelpLine]:
        """Return the help lines in their fixed order, emergency first."""
        return self._kept("help lines", "", lambda _none: super(RememberingLibrary, self).help_lines())

    def wording(self, name: str) -> dict[str, Bilingual]:
        """Return the wording of a handout template, or of `common`; empty where there is none."""
        return self._kept("wording", name, super().wording)

    def _kept(self, kind: str, key: str, read: Callable[[str], _Record]) -> _Record:
        known: _Record = self._known.get((kind, key)) or read(key)  # type: ignore[assignment]  # by its kind
        self._known.pop((kind, key), None)
        self._known[kind, key] = known  # the newest is the last
        if len(self._known) > _MOST:
            self._known.pop(next(iter(self._known)))
        return known
