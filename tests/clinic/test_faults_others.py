"""Faults that others bring: foreign, newer and locked files, two programs at once, and clocks that stand wrong."""

import datetime
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clinic_support import DAY, LETTERHEAD, NOTE, Clock, contents, filled, written
from factories import snapshot
from ketaref.clinic.records import Favourite, Letterhead, Note
from ketaref.clinic.store import LOCK, ClinicFile
from ketaref.errors import ClinicDamaged, ClinicLocked, ClinicTooNew

NEXT = """
import ketaref.clinic.schema as schema
schema.STEPS = (*schema.STEPS, lambda db: db.execute("CREATE TABLE more (one INTEGER)"))
schema.VERSION = len(schema.STEPS)
"""
"""What makes a program of the next version of this one: its file has one table more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


def ran(program: str, folder: Path) -> str:
    """Return what a program of its own prints; it is given the folder."""
    run = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


# Foreign files ------------------------------------------------------------------------------------


def a_foreign_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE records (kind, key, body, checksum)")
    db.commit()
    db.close()


def ours_with(path: Path, *statements: str) -> None:
    """Change a file of ours as only somebody else would."""
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a text": lambda path: path.write_text("Dear diary"),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "another database": a_foreign_database,
    "a WAL": lambda path: ours_with(path, "PRAGMA journal_mode = WAL"),
    "a trigger": lambda path: ours_with(
        path, "CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM records; END"
    ),
    "a view": lambda path: ours_with(path, "CREATE VIEW v AS SELECT * FROM records"),
    "another column": lambda path: ours_with(path, "ALTER TABLE records ADD COLUMN more TEXT"),
    "no seal": lambda path: ours_with(path, "DELETE FROM seal"),
    "two rows fewer": lambda path: ours_with(path, "DELETE FROM records WHERE kind = 'letterhead'"),
    "an older number": lambda path: ours_with(path, "PRAGMA user_version = 0"),
    "a changed letter": lambda path: ours_with(path, "UPDATE records SET body = replace(body, 'water', 'wager')"),
}


@pytest.mark.parametrize("fault", FOREIGN)
def test_a_foreign_file_is_set_aside_whole_and_the_backup_takes_its_place(folder: Path, fault: str) -> None:
    filled(folder)
    path = folder / "clinic.db"
    before = contents(path)
    if fault in ("a text", "a picture", "another database"):
        path.unlink()
    FOREIGN[fault](path)
    left = path.read_bytes()
    clinic = ClinicFile(folder)
    said = clinic.ready()
    assert "was damaged, and is kept as" in said
    assert "took its place" in said
    assert contents(path) == before
    assert [aside.read_bytes() for aside in folder.glob("clinic-damaged-*.db")] == [left]
    assert ClinicFile(folder).ready() == "", "said once, and no loop"


# Newer and older programs -------------------------------------------------------------------------


def test_a_newer_file_is_refused_with_a_sentence_and_not_touched(folder: Path) -> None:
    filled(folder)
    ran(NEXT + written(LETTERHEAD), folder)
    before = snapshot(folder)
    clinic = ClinicFile(folder)
    for deed in (clinic.ready, lambda: clinic.get(Letterhead), lambda: clinic.keep(NOTE), clinic.back_up):
        with pytest.raises(ClinicTooNew, match="update this one"):
            deed()
    assert snapshot(folder) == before


def test_the_next_version_brings_this_one_up_to_date_after_a_backup(folder: Path) -> None:
    before = contents(filled(folder).path or folder)
    said = ran(NEXT + written(Favourite("tea")), folder)
    assert said == "saved\n"
    updated = next(path for path in (folder / "backups").iterdir() if path.name.endswith("-before-update.db"))
    assert contents(updated) == before, "an older program can have its file back"
    checked = (
        "from ketaref.clinic.opening import rows_of_copy\nprint(len(rows_of_copy(Path(sys.argv[1]) / 'clinic.db')))"
    )
    assert ran(f"import sys\nfrom pathlib import Path\n{NEXT}{checked}", folder) == f"{len(before) + 1}\n"


def test_an_old_program_beside_a_new_one_notices_at_its_next_deed(folder: Path) -> None:
    old = filled(folder)
    assert old.get(Letterhead) == LETTERHEAD
    ran(NEXT + written(Letterhead("From the new program")), folder)
    before = snapshot(folder)
    with pytest.raises(ClinicTooNew):
        old.get(Letterhead)
    with pytest.raises(ClinicTooNew):
        old.keep(NOTE)
    assert snapshot(folder) == before


# Other programs at the same time ------------------------------------------------------------------

HOLDING = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Have another program hold an exclusive lock on a file."""
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("name", ["clinic.db", LOCK])
def test_a_file_that_another_program_holds_is_waited_for_then_said(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ketaref.clinic.store.WRITE_WAIT", 0.5)
    clinic = filled(folder)
    before = contents(folder / "clinic.db")
    with held_by_another(folder / name), pytest.raises(ClinicLocked, match="Try again in a moment"):
        clinic.keep(Favourite("tea"))
    assert contents(folder / "clinic.db") == before
    clinic.keep(Favourite("tea"))
    assert clinic.get(Favourite, "tea") == Favourite("tea"), "a lock goes with its program"


def test_a_start_while_the_file_is_held_is_not_kept_waiting_and_mends_nothing(folder: Path) -> None:
    filled(folder)
    with held_by_another(folder / "clinic.db"):
        begun = time.monotonic()
        with pytest.raises(ClinicLocked):
            ClinicFile(folder).ready()
        assert time.monotonic() - begun < 2
    assert ClinicFile(folder).ready() == ""
    assert not list(folder.glob("clinic-damaged-*"))


def test_who_waits_long_enough_saves(folder: Path) -> None:
    clinic = filled(folder)
    db = sqlite3.connect(folder / "clinic.db", isolation_level=None, check_same_thread=False)
    db.execute("BEGIN IMMEDIATE")
    threading.Timer(0.5, lambda: db.execute("ROLLBACK")).start()
    clinic.keep(Favourite("tea"))
    db.close()
    assert clinic.get(Favourite, "tea") == Favourite("tea")


MANY = """
import sys
from pathlib import Path
from ketaref.clinic import store
from ketaref.clinic.records import Favourite
store.WRITE_WAIT = 60  # where much is tested at once, three seconds are soon over
clinic = store.ClinicFile(Path(sys.argv[1]))
for number in range(60):
    clinic.keep(Favourite(f"{sys.argv[2]}-{number}"))
"""


def test_two_programs_write_at_once_and_nothing_is_lost(folder: Path) -> None:
    """Both make the file, its first backup, and sixty changes each."""
    both = [subprocess.Popen([sys.executable, "-c", MANY, str(folder), name]) for name in ("one", "two")]
    assert [process.wait() for process in both] == [0, 0]
    clinic = ClinicFile(folder)
    assert clinic.ready() == ""
    assert len(clinic.all(Favourite)) == 120
    assert all(contents(backup.path) for backup in clinic.state().backups)


def test_two_programs_start_on_a_damaged_file_and_it_is_mended_once(folder: Path) -> None:
    filled(folder)
    before = contents(folder / "clinic.db")
    (folder / "clinic.db").write_bytes(b"no database")
    looking = (
        "import sys\nfrom pathlib import Path\nfrom ketaref.clinic.store import ClinicFile\n"
        "print(ClinicFile(Path(sys.argv[1])).ready())"
    )
    command = [sys.executable, "-c", looking, str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _program in range(2)]
    said = sorted(process.communicate()[0].strip() for process in both)
    assert said[0] == ""
    assert "took its place" in said[1]
    assert contents(folder / "clinic.db") == before
    assert len(list(folder.glob("clinic-damaged-*.db"))) == 1


def test_threads_of_one_program_do_not_drop_each_others_locks(folder: Path) -> None:
    clinic, other = filled(folder), ClinicFile(folder)
    threads = [
        threading.Thread(target=lambda name=name, use=use: [use.keep(Favourite(f"{name}-{n}")) for n in range(20)])
        for name, use in (("a", clinic), ("b", other), ("c", clinic))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([star for star in clinic.all(Favourite) if star.entry[:2] in ("a-", "b-", "c-")]) == 60


def test_a_file_that_goes_while_the_program_runs_comes_back_from_its_backup(folder: Path) -> None:
    clinic = filled(folder)
    before = contents(folder / "clinic.db")
    (folder / "clinic.db").unlink()
    assert ClinicFile(folder).ready().startswith("The clinic’s file was gone.")
    assert contents(folder / "clinic.db") == before
    assert clinic.get(Letterhead) == LETTERHEAD


def test_an_older_file_put_in_its_place_while_the_program_runs_is_noticed(folder: Path) -> None:
    clinic = filled(folder)
    ours_with(folder / "clinic.db", "PRAGMA user_version = 0")
    with pytest.raises(ClinicDamaged):
        clinic.get(Letterhead)
    assert clinic.get(Letterhead) == LETTERHEAD


# Clocks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)])
def test_a_clock_that_is_set_wrong_takes_no_good_backup_away(folder: Path, wrong: datetime.date) -> None:
    clock = Clock(DAY)
    clinic = ClinicFile(folder, clock)
    for _day in range(7):
        clinic.keep(Note("tea", f"Written on {clock.day}.", clock.day))
        clock.day += datetime.timedelta(days=1)
    right = [backup.day for backup in clinic.state().backups]
    back, clock.day = clock.day, wrong
    clinic.keep(Note("tea", "Written on a day that is not.", DAY))
    assert [backup.day for backup in clinic.state().backups] == [wrong, *right], "the wrong day took no other's place"
    clock.day = back
    clinic.keep(Note("tea", "Written when it was right again.", DAY))
    assert [backup.day for backup in clinic.state().backups][:2] == [back, wrong], "the newest is the one made last"
    assert len(clinic.state().backups) >= 8


def test_a_clock_that_starts_at_the_same_day_again_and_again_still_has_backups_of_now(folder: Path) -> None:
    """A dead battery: each start is the first of January."""
    for start in range(5):
        clinic = ClinicFile(folder, Clock(datetime.date(2000, 1, 1)))
        clinic.keep(Note("tea", f"Start {start}.", DAY))
    (folder / "clinic.db").unlink()
    clinic = ClinicFile(folder)
    assert "took its place" in clinic.ready()
    assert clinic.all(Note) == [Note("tea", "Start 4.", DAY)]
