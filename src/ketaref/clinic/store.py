"""The clinic's own file: one SQLite file with a rollback journal, read and written one record at a time.

Each deed opens the file and closes it again: so another program may restore it, a share may go and come back, and an
older program notices at once that a newer one has been there. Nothing is written before a person saves something.
"""

import datetime
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from ketaref.clinic import mending
from ketaref.clinic.backups import DAILY, Backup, Backups
from ketaref.clinic.opening import LARGEST, check_header, connect, copy_with, header_of, in_sentences, rows_of_copy
from ketaref.clinic.records import KINDS, Record
from ketaref.clinic.schema import VERSION, Rows, bring_up_to_date, check, damaged, put, put_all, version_of, whole
from ketaref.errors import ClinicChanged, ClinicDamaged, ClinicError, ClinicRefused
from ketaref.files import write_whole
from ketaref.i18n import _

NAME = "clinic.db"
LOCK = "clinic.lock"
"""Whoever writes holds an SQLite lock on this empty file: the system lets go of it whatever becomes of the program."""
READ_WAIT, WRITE_WAIT = 0.4, 3.0
"""Seconds to wait for another program that is writing."""

_R = TypeVar("_R", bound=Record)
_COLUMNS = "SELECT kind, key, body, checksum FROM records WHERE kind = ?"
_one_at_a_time = threading.RLock()
"""Where one thread closes a file, the system drops the locks that another of the same program holds on it."""


class State(NamedTuple):
    """What is told of the file: its size in bytes, how many records of each kind, backups, and damaged files kept."""

    path: Path
    size: int
    counts: dict[str, int]
    backups: list[Backup]
    set_aside: list[Path]


class ClinicFile:
    """The clinic's file in a folder. Without a folder records last as long as the program.

    Every method may raise ClinicLocked, ClinicUnreachable, ClinicTooNew or ClinicDamaged, each with its sentence;
    what the file held before is then untouched.

    Attributes:
        path: where the file is, or will be; None without a folder.
    """

    def __init__(self, folder: Path | None = None, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        self.path = folder / NAME if folder else None
        self._today = today
        self._looked_at = folder is None
        self._backed_up: datetime.date | None = None

    def ready(self, wait: float = READ_WAIT) -> str:
        """Look once whether the file is whole, mend it where it is not, and return what was done; empty for nothing.

        What is damaged is set aside and never shown; the newest backup that is whole takes its place. `wait` are the
        seconds to wait for another program.
        """
        with _one_at_a_time:
            if self._looked_at:
                return ""
            said = ""
            try:
                if self._look(wait) < VERSION:
                    self._bring_up_to_date()
            except ClinicDamaged:
                said = self._mend()
            self._looked_at = True
            return said

    @property
    def is_ready(self) -> bool:
        """Whether the file was looked at, so that reading waits for nothing."""
        return self._looked_at

    # Records ------------------------------------------------------------------------------------------

    def get(self, kind: type[_R], key: str = "") -> _R | None:
        """Return the record of this kind and key, or None where there is none."""
        found = self.find((kind, key))[0]
        return found if isinstance(found, kind) else None

    def find(self, *wanted: tuple[type[Record], str]) -> list[Record | None]:
        """Return the records of these kinds and keys, each None where there is none; the file is opened once."""
        one = f"{_COLUMNS} AND key = ?"
        with self._noticing(), self._opened(READ_WAIT) as db:
            rows = [db.execute(one, [kind.kind, key]).fetchone() for kind, key in wanted]
            if not all(whole(row) for row in rows if row):
                raise damaged()
        return [_decoded(kind, row) if row else None for (kind, _key), row in zip(wanted, rows, strict=True)]

    def all(self, kind: type[_R]) -> list[_R]:
        """Return all records of a kind, in the order of their keys."""
        rows = self._rows(f"{_COLUMNS} ORDER BY key", kind.kind)
        return [record for row in rows if (record := _decoded(kind, row)) is not None]

    def keep(self, *records: Record) -> None:
        """Keep these records, instead of those of the same kind and key: all of them or none.

        Raises ClinicRefused for one that is too long, or that no file could hold.
        """
        made = [(record.kind, record.key, _encoded(record)) for record in records]
        with self._writing() as db:
            for kind, key, body in made:
                put(db, kind, key, body)

    def remove(self, record: Record) -> None:
        """Remove the record of this one's kind and key; its text is overwritten in the file."""
        with self._writing() as db:
            put(db, record.kind, record.key, "")

    def swap(self, before: Record | None, after: Record | None) -> None:
        """Put `after` in the place of `before`, a record of the same kind and key; None stands for no record.

        Raises ClinicChanged where something else than `before` stands there: somebody else was quicker.
        """
        record = after or before
        if record is None:
            return
        body = _encoded(after) if after else ""
        with self._writing() as db:
            row = db.execute(f"{_COLUMNS} AND key = ?", [record.kind, record.key]).fetchone()
            if (_decoded(type(record), row) if row else None) != before:
                raise ClinicChanged(
                    _("Somebody else changed this in the meantime, and nothing was saved. Look at it, then save again.")
                )
            put(db, record.kind, record.key, body)

    # The file as a whole ------------------------------------------------------------------------------

    def state(self) -> State:
        """Return what there is of the file; everything is empty where nothing was ever saved."""
        path, rows = self._own_path(), self._live_rows()
        counts = {name: sum(kind == name for kind, _key in rows) for name in KINDS}
        with in_sentences(path):
            size = path.stat().st_size if path.exists() else 0
            return State(path, size, counts, self._backups.all(), mending.set_aside(path))

    def back_up(self) -> Backup | None:
        """Make a backup now; None where nothing was ever saved."""
        if not self._own_path().exists():
            return None
        with self._alone(), self._opened(WRITE_WAIT) as db:
            return self._backups.make(db.serialize(), self._today())

    def restore(self, backup: Backup) -> None:
        """Let the file hold what it held in this backup; what it holds now is backed up first."""
        rows = rows_of_copy(backup.path)
        with self._writing("restore") as db:
            put_all(db, rows)

    def export(self, target: Path) -> None:
        """Write everything the file holds into one file, for another computer or a safe place."""
        content = copy_with(self._live_rows())
        with in_sentences(target):
            write_whole(target, content)

    def take_in(self, source: Path) -> int:
        """Keep what an exported file or a backup holds, beside what is here or instead of the same; returns how much.

        Everything is backed up first. Raises ClinicRefused for a file that holds anything else.
        """
        rows = {key: body for key, body in rows_of_copy(source).items() if body}
        for (kind, key), body in rows.items():
            record = _decoded(KINDS[kind], (kind, key, body)) if kind in KINDS else None
            if record is None or record.key != key:
                raise ClinicRefused(_("{name} holds something that no clinic’s file has.").format(name=source.name))
        with self._writing("import") as db:
            for (kind, key), body in rows.items():
                put(db, kind, key, body)
        return len(rows)

    # Inside -------------------------------------------------------------------------------------------

    def _own_path(self) -> Path:
        if self.path is None:
            raise ClinicRefused(_("There is no folder for a clinic’s file on this computer."))
        return self.path

    @cached_property
    def _backups(self) -> Backups:
        return Backups(self._own_path().parent / "backups")

    @cached_property
    def _memory(self) -> sqlite3.Connection:
        """What stands in for the file where there is no folder."""
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        bring_up_to_date(db)
        return db

    def _live_rows(self) -> Rows:
        rows = self._rows("SELECT kind, key, body, checksum FROM records WHERE body <> ?", "")
        return {(kind, key): body for kind, key, body, _checksum in rows}

    def _rows(self, query: str, *arguments: str) -> list[Any]:
        with self._noticing(), self._opened(READ_WAIT) as db:
            rows = db.execute(query, arguments).fetchall()
            if not all(map(whole, rows)):
                raise damaged()
            return rows

    @contextmanager
    def _writing(self, before: str = "") -> Iterator[sqlite3.Connection]:
        """Give the file within one transaction; `before` names an occasion to back it up first."""
        with self._alone(), self._opened(WRITE_WAIT, create=True) as db:
            if before and version_of(db):
                self._backups.make(db.serialize(), self._today(), before)
            with _transaction(db):
                if not version_of(db):
                    bring_up_to_date(db)
                yield db
            if self.path:
                self._back_up_once(db)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other writer waiting, in this program and in others."""
        with self._noticing(WRITE_WAIT):
            if self.path is None:
                yield
            else:
                with _only_writer(self.path):
                    yield

    @contextmanager
    def _noticing(self, wait: float = READ_WAIT) -> Iterator[None]:
        """Look at the file first, say trouble in sentences, and look again before the next deed where it is damaged."""
        with _one_at_a_time:
            self.ready(wait)
            try:
                with in_sentences(self.path or Path(NAME)):
                    yield
            except ClinicDamaged:
                self._looked_at = self.path is None
                raise

    @contextmanager
    def _opened(self, wait: float, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """Give the file; one that is not there reads as one that holds nothing."""
        there = self.path is not None and _is_there(self.path, wait)
        if self.path is None or not (there or create):
            yield self._memory
            return
        db = connect(self.path, wait, create=create)
        try:
            if there and version_of(db) != VERSION:
                check(db)
                raise damaged()  # an older file was put here meanwhile: it is brought up to date when looked at
            yield db
        finally:
            db.close()
            if not there and self.path.exists() and not self.path.stat().st_size:
                self.path.unlink()

    def _look(self, wait: float) -> int:
        """Return the version of the file; raises ClinicDamaged where it is not whole, or gone though it had backups."""
        path = self._own_path()
        with in_sentences(path):
            if not _is_there(path, wait):
                if self._backups.newest_whole():
                    raise damaged()
                return VERSION
            db = connect(path, wait)
            try:
                check(db)
                return version_of(db)
            finally:
                db.close()

    def _bring_up_to_date(self) -> None:
        path = self._own_path()
        with in_sentences(path), _only_writer(path):
            db = connect(path, WRITE_WAIT)
            try:
                self._backups.make(db.serialize(), self._today(), "update")
                with _transaction(db):
                    bring_up_to_date(db)
            finally:
                db.close()

    def _mend(self) -> str:
        path = self._own_path()
        with in_sentences(path), _only_writer(path):
            try:
                self._look(WRITE_WAIT)  # another program may just have mended it
            except ClinicDamaged:
                return mending.mend(path, self._backups, self._today())
            return ""

    def _back_up_once(self, db: sqlite3.Connection) -> None:
        """Back up after the first change of a run and of a day: the newest of each day is kept, whatever the clock."""
        today = self._today()
        if self._backed_up == today:
            return
        try:
            self._backups.make(db.serialize(), today, DAILY)
            self._backed_up = today
        except ClinicError:  # what was saved is saved; the next change tries again
            return


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of the file at `path` takes; whoever comes later waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(LOCK)
    if lock.exists() and lock.stat().st_size:
        lock.unlink()  # nothing of ours ever writes into it
    db = connect(lock, WRITE_WAIT, create=True)
    try:
        db.execute("PRAGMA journal_mode = MEMORY")  # nothing is written here
        db.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        db.close()


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _is_there(path: Path, wait: float) -> bool:
    """Say whether anything was ever written at `path`: an empty file may be left where the first writing was cut off.

    Raises ClinicDamaged where what is there is none of ours; it is then as it was.
    """
    if not path.exists():
        return False
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise damaged()
    if _journal(path).exists():
        _put_back(path, wait)
    if not path.stat().st_size:
        return False
    check_header(header_of(path))
    return True


def _put_back(path: Path, wait: float) -> None:
    """Let SQLite undo what a change that was cut off has left; it does so before it reads anything."""
    db = connect(path, wait)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        db.close()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _encoded(record: Record) -> str:
    try:
        body = msgspec.json.encode(record)
        msgspec.json.decode(body, type=type(record))
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise ClinicRefused(_("This cannot be saved: it is too long, or empty. Shorten it.")) from error
    return body.decode()


def _decoded(kind: type[_R], row: Any) -> _R | None:
    """Return the record of a row; None for one that was removed or that this program cannot read."""
    body = row[2]
    try:
        return msgspec.json.decode(body, type=kind) if body else None
    except (msgspec.MsgspecError, RecursionError):
        return None
