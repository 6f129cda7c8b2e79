"""The reader of the clinic's file, as somebody brings one to be taken in.

Each input is tried as a file (what is read must be what was written), and as rows of a file whose every checksum is
right: what is taken in must then be records, under their keys.
"""

import contextlib
import shutil
from pathlib import Path

from ketaref.clinic.opening import copy_with, rows_in
from ketaref.clinic.records import KINDS, Favourite, Letterhead, Note
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicError

_OURS, _THEIRS = "ours", "theirs.ketaclinic"
_ROW, _CELL = b"\x1e", b"\x1f"
_ANEW_AFTER = 200
"""So many files are taken in before the clinic begins anew: what fuzzing finds out is not how files grow."""


class ClinicReader:
    """Takes files of a clinic, in a folder of its own."""

    pieces = (
        *(kind.encode() for kind in KINDS),
        *(
            _ROW,
            _CELL,
            b"{}",
            b"null",
            b"[",
            b'"entry":',
            b'"tea"',
            b'{"entry":"tea"}',
            b'{"entry":1}',
            b"\0",
            b"\xff",
            b"../x",
        ),
        *(b'{"entry":"tea","text":"x","on":"2026-01-01"}', b'"on":"9999-12-31"', b"1e999", b"\\ud800", b"tea/en"),
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken = 0
        ours = self._begin()
        ours.export(folder / _THEIRS)
        whole = (folder / _THEIRS).read_bytes()
        self._good = rows_in(whole)
        rows = _ROW.join(_CELL.join(part.encode() for part in (*key, body)) for key, body in self._good.items())
        self.seeds = (whole, rows)

    def take(self, raw: bytes) -> None:
        """Take `raw` in as a file, and a file with `raw` for its rows."""
        with contextlib.suppress(ClinicError):
            assert rows_in(raw) == self._good
        self._take_in(raw)
        if rows := _rows(raw):
            self._take_in(copy_with(rows))
        assert sorted(path.name for path in self._folder.iterdir()) == [_OURS, _THEIRS]

    def _take_in(self, made: bytes) -> None:
        (self._folder / _THEIRS).write_bytes(made)
        with contextlib.suppress(ClinicError):
            self._taken += ClinicFile(self._folder / _OURS).take_in(self._folder / _THEIRS) > 0
        if self._taken >= _ANEW_AFTER:
            self._taken = 0
            assert self._ours().ready() == ""
            assert all(isinstance(note.text, str) for note in self._ours().all(Note))
            shutil.rmtree(self._folder / _OURS)
            self._begin()

    def _begin(self) -> ClinicFile:
        ours = self._ours()
        ours.keep(Letterhead("Ours"), *(Favourite(f"entry-{number}") for number in range(9)))
        return ours

    def _ours(self) -> ClinicFile:
        return ClinicFile(self._folder / _OURS)


def target(folder: Path) -> ClinicReader:
    """Return the reader, with a folder to itself."""
    return ClinicReader(folder)


def _rows(raw: bytes) -> dict[tuple[str, str], str]:
    """The rows that `raw` names: kind, key and body of each, apart by a sign that no text has."""
    rows = {}
    for row in raw.split(_ROW):
        kind, _cell, rest = row.decode("utf-8", "replace").partition(_CELL.decode())
        key, _cell, body = rest.partition(_CELL.decode())
        rows[kind, key] = body
    return rows
