"""Backups of the clinic's file: whole copies in a folder beside it, numbered in the order they were made.

The number tells which is newer, never the date: clocks of old computers stand still, or in another century. One is
kept of each day, the newest; then one of each week. An old one goes only once a newer one is in place.
"""

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ketaref.clinic.opening import in_sentences, rows_in, rows_of_copy
from ketaref.clinic.schema import Rows
from ketaref.errors import ClinicError
from ketaref.files import write_whole

DAYS, WEEKS, OCCASIONS, LATEST = 7, 4, 3, 2
"""How many days, weeks before them, and other occasions have a backup, and how many stay whatever their day."""
DAILY = ""
"""The occasion of a backup that is made because it is another day."""

_NAME = re.compile(r"clinic-(\d{6,9})-(\d{4}-\d\d-\d\d)(?:-before-([a-z]+))?\.db")


class Backup(NamedTuple):
    """One backup: its number, the day it was made, and before what, if not just for the day."""

    number: int
    day: datetime.date
    before: str
    path: Path


class Backups:
    """The backups in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Backup]:
        """Return every backup, the newest first; raises ClinicUnreachable."""
        with in_sentences(self.folder):
            names = [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []
        made = [backup for name in names if (backup := self._named(name))]
        return sorted(made, reverse=True)

    def make(self, content: bytes, day: datetime.date, before: str = DAILY) -> Backup:
        """Keep a copy of the file, given as bytes; then let old ones go.

        Raises ClinicDamaged where the copy is not whole, and ClinicUnreachable; no backup is lost then.
        """
        rows_in(content)
        kept = self.all()
        number = kept[0].number + 1 if kept else 1
        occasion = f"-before-{before}" if before else ""
        path = self.folder / f"clinic-{number:06}-{day.isoformat()}{occasion}.db"
        with in_sentences(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        made = Backup(number, day, before, path)
        _remove(set(kept) - _kept([made, *kept]))
        return made

    def newest_whole(self) -> tuple[Backup, Rows] | None:
        """Return the newest backup that is whole, with its rows; those that are not are passed over."""
        for backup in self.all():
            try:
                return backup, rows_of_copy(backup.path)
            except ClinicError:
                continue
        return None

    def _named(self, name: str) -> Backup | None:
        found = _NAME.fullmatch(name)
        try:
            day = datetime.date.fromisoformat(found[2]) if found else None
        except ValueError:
            return None
        return Backup(int(found[1]), day, found[3] or DAILY, self.folder / name) if found and day else None


def _kept(backups: list[Backup]) -> set[Backup]:
    """Return which of the backups, the newest first, stay."""
    by_day = list(_first_of((backup.day, backup) for backup in backups if not backup.before))
    by_week = list(_first_of((backup.day.isocalendar()[:2], backup) for backup in by_day[DAYS:]))
    occasions = [backup for backup in backups if backup.before]
    return {*backups[:LATEST], *by_day[:DAYS], *by_week[:WEEKS], *occasions[:OCCASIONS]}


def _first_of(named: Iterable[tuple[object, Backup]]) -> Iterable[Backup]:
    """Return the first backup under each name, in their order."""
    found: dict[object, Backup] = {}
    for name, backup in named:
        found.setdefault(name, backup)
    return found.values()


def _remove(backups: set[Backup]) -> None:
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError:  # somebody reads it: it goes next time
            continue
