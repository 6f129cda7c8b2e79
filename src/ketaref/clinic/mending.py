"""Putting a whole clinic's file in the place of a damaged one, which is kept aside and never shown."""

import datetime
from pathlib import Path

from ketaref.clinic.backups import Backup, Backups
from ketaref.clinic.opening import copy_with, in_sentences, rows_of_copy
from ketaref.clinic.schema import Rows
from ketaref.errors import ClinicError
from ketaref.files import write_whole
from ketaref.i18n import _, spoken
from ketaref.model.review import long_date

_ASIDE = "-damaged-"


def mend(path: Path, backups: Backups, day: datetime.date) -> str:
    """Set the file at `path` aside and put the newest whole backup in its place; returns the sentence that says so.

    Rows of the damaged file that are whole are taken over, where its tree is sound: what was saved since the backup.
    Raises ClinicUnreachable where the file cannot be moved; it is then still where it was.
    """
    later = _whole_rows(path)
    found = backups.newest_whole()
    rows = {**(found[1] if found else {}), **later}
    with in_sentences(path):
        aside = _move_aside(path, day)
        if rows:
            write_whole(path, copy_with(rows))
    return _sentence(aside, found[0] if found else None, later=bool(later))


def set_aside(path: Path) -> list[Path]:
    """Return the damaged files that were kept beside the one at `path`, the oldest first."""
    return sorted(path.parent.glob(f"{path.stem}{_ASIDE}*{path.suffix}"))


def _whole_rows(path: Path) -> Rows:
    try:
        return rows_of_copy(path, broken=True)
    except ClinicError:
        return {}


def _move_aside(path: Path, day: datetime.date) -> Path | None:
    """Rename the file, and the journal that belongs to it; None where there is no file."""
    if not path.exists():
        return None
    aside = _free(path, day)
    path.replace(aside)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    return aside


def _free(path: Path, day: datetime.date) -> Path:
    names = (f"{path.stem}{_ASIDE}{day.isoformat()}-{number}{path.suffix}" for number in range(1, 1000))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _sentence(aside: Path | None, backup: Backup | None, *, later: bool) -> str:
    if aside is None:
        what = _("The clinic’s file was gone.")
    else:
        what = _("The clinic’s file was damaged, and is kept as {name}.").format(name=aside.name)
    if backup:
        day = long_date(backup.day, spoken())
        then = _("The backup of {day} took its place.").format(day=day)
    elif later:
        then = _("What was whole of it is in use.")
    else:
        then = _("There was no backup, so notes, favorites and letterhead begin empty.")
    return " ".join((what, then, _("Look whether your newest notes are there.")))
