"""Faults of the disk below the clinic's file: full, read-only, without rights, killed in the middle, far away."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_support import DAY, LETTERHEAD, NOTE, Clock, contents, filled, written
from factories import fill, folder_for_all, runs_on_unix, small_disk, without_rights
from ketaref.clinic.records import Favourite, Letterhead, Note
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicUnreachable

KILLS = int(os.environ.get("KETAREF_KILLS", "200"))
"""How often the program is killed."""
ROOM, STEP = 512 * 1024, 4096

on_unix = pytest.mark.skipif(not runs_on_unix(), reason="rights and signals of Unix")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes a small disk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


def trouble_of(deed: Callable[..., object], *given: object) -> str:
    """Return what is said of a deed that fails; empty where it does not."""
    try:
        deed(*given)
    except ClinicUnreachable as error:
        return str(error)
    return ""


# A full disk --------------------------------------------------------------------------------------


@as_root
def test_a_disk_that_is_full_at_any_write_keeps_what_was_there(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        clinic, path = filled(disk / "clinic"), disk / "clinic" / "clinic.db"
        big, refused = Note("dissociation", "x" * 4000, DAY), 0
        for left in range(0, 20 * STEP, STEP):
            before = contents(path)
            fill(disk, left)
            said = trouble_of(clinic.keep, big, Letterhead(f"Left {left}"))
            if said:
                refused += 1
                assert "Check the disk’s room" in said
                assert contents(path) == before
            else:
                assert ClinicFile(disk / "clinic").get(Letterhead) == Letterhead(f"Left {left}")
            assert not list(disk.rglob("*.part")), "nothing half-written lies about"
        assert refused >= 2
        assert ClinicFile(disk / "clinic").ready() == ""


@as_root
def test_the_first_save_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        fill(disk, 0)
        with pytest.raises(ClinicUnreachable):
            ClinicFile(disk / "clinic").keep(NOTE)
        (disk / "filler").unlink()
        clinic = ClinicFile(disk / "clinic")
        assert clinic.ready() == ""
        clinic.keep(NOTE)
        assert clinic.all(Note) == [NOTE]


@as_root
def test_a_disk_too_full_for_a_backup_saves_all_the_same_and_loses_no_backup(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        clock = Clock()
        clinic = filled(disk / "clinic", clock)
        kept = clinic.state().backups
        clock.day = clock.day.replace(day=21)
        fill(disk, 24 * 1024)  # enough for the journal, not for a copy
        clinic.keep(LETTERHEAD)
        assert clinic.state().backups == kept
        (disk / "filler").unlink()
        clinic.keep(NOTE)
        assert [backup.day for backup in clinic.state().backups] == [clock.day, DAY], "made with the next change"


# Rights -------------------------------------------------------------------------------------------

IMPORTS = """
from pathlib import Path
from ketaref.errors import ClinicError
from ketaref.clinic.records import Favourite, Note
from ketaref.clinic.store import ClinicFile
import urllib.parse, hashlib, encodings.idna
"""
SAVING = """
clinic = ClinicFile(Path(sys.argv[1]))
for deed in (clinic.ready, lambda: len(clinic.all(Note)), lambda: clinic.keep(Favourite("tea"))):
    try:
        print(deed())
    except ClinicError as error:
        print(type(error).__name__, error)
"""


@on_unix
def test_a_folder_that_may_only_be_read_is_read() -> None:
    with folder_for_all() as place:
        folder = place / "clinic"
        filled(folder)
        before = contents(folder / "clinic.db")
        said = without_rights(IMPORTS, SAVING, str(folder)).splitlines()
        assert said[:2] == ["", "41"]
        assert said[2].startswith("ClinicUnreachable The clinic’s file")
        assert contents(folder / "clinic.db") == before


@on_unix
def test_a_file_that_may_not_be_read_is_said_and_left_alone() -> None:
    with folder_for_all() as place:
        folder = place / "clinic"
        filled(folder)
        before = contents(folder / "clinic.db")
        (folder / "clinic.db").chmod(0o600)
        said = without_rights(IMPORTS, SAVING, str(folder)).splitlines()
        assert len(said) == 3
        assert all(line.startswith("ClinicUnreachable The clinic’s file") for line in said)
        assert contents(folder / "clinic.db") == before
        assert not list(folder.glob("clinic-damaged-*"))


@on_unix
def test_a_damaged_file_in_a_folder_that_may_only_be_read_is_said_each_time_and_left_alone() -> None:
    with folder_for_all() as place:
        folder = place / "clinic"
        filled(folder)
        (folder / "clinic.db").write_bytes(b"no database")
        for _start in range(2):
            said = without_rights(IMPORTS, SAVING, str(folder)).splitlines()
            assert all(line.startswith("ClinicUnreachable The clinic’s file") for line in said)
        assert (folder / "clinic.db").read_bytes() == b"no database"


def test_a_file_stands_where_the_folder_belongs(tmp_path: Path) -> None:
    (tmp_path / "clinic").write_text("in the way")
    clinic = ClinicFile(tmp_path / "clinic")
    assert "cannot be read or written" in trouble_of(clinic.keep, NOTE)
    assert (tmp_path / "clinic").read_text() == "in the way"


def test_a_folder_of_the_files_name_is_set_aside(folder: Path) -> None:
    (folder / "clinic.db").mkdir(parents=True)
    clinic = ClinicFile(folder)
    assert "was damaged, and is kept as" in clinic.ready()
    clinic.keep(NOTE)
    assert ClinicFile(folder).all(Note) == [NOTE]


@on_unix
def test_a_pipe_of_the_files_name_keeps_nobody_waiting(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "clinic.db")
    clinic = ClinicFile(folder)
    assert "was damaged, and is kept as" in clinic.ready()
    assert clinic.all(Note) == []


# Paths --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Clínica «Ñandú» 50 % #1", "診療所", "a?b&mode=memory", "x" * 240, "with spaces ", "'quoted\"'"]
)
@on_unix
def test_a_folder_with_any_name_holds_the_file(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    filled(folder).export(tmp_path / "ours.ketaclinic")
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "clinic.db", "clinic.lock"]
    again = ClinicFile(folder)
    assert again.get(Letterhead) == LETTERHEAD
    (folder / "clinic.db").write_bytes(b"x")
    assert "took its place" in ClinicFile(folder).ready()
    assert again.get(Letterhead) == LETTERHEAD


# Killed -------------------------------------------------------------------------------------------

WRITING = """
import sys
from pathlib import Path
from ketaref.clinic.records import Favourite, Note
from ketaref.clinic.store import ClinicFile
import datetime
clinic = ClinicFile(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**9):
    clinic.keep(Favourite(f"f-{number}"), Note(f"n-{number}", f"Note {number}. " * 20, datetime.date(2026, 1, 1)))
    print(number, flush=True)
"""


@on_unix
@pytest.mark.slow
def test_killed_at_random_moments_loses_nothing_that_was_confirmed(folder: Path) -> None:
    """Each time a program saves as fast as it can and is killed; what it said was saved is there, whole, in pairs."""
    dice, confirmed = random.Random(20261122), -1
    for _kill in range(KILLS):
        command = [sys.executable, "-c", WRITING, str(folder), str(confirmed + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(dice.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
            said = [first, *process.stdout.readlines()]
        confirmed = max([confirmed, *(int(line) for line in said if line.endswith("\n"))])
        clinic = ClinicFile(folder)
        assert clinic.ready() == "", "nothing had to be mended"
        notes = {note.entry[2:] for note in clinic.all(Note)}
        assert notes == {star.entry[2:] for star in clinic.all(Favourite)}, "both of a save or none"
        assert notes >= {str(number) for number in range(confirmed + 1)}
        assert len(notes) <= confirmed + 2, "at most the save that was not confirmed yet"
        if confirmed > 300:
            shutil.rmtree(folder)
            confirmed = -1


@on_unix
@pytest.mark.skipif(not shutil.which("strace"), reason="strace kills at a call that is counted")
@pytest.mark.slow
def test_killed_at_each_call_of_a_save_in_turn(folder: Path) -> None:
    """The first save of a day, with its backup, is killed at its first, second, … last write to the disk."""
    filled(folder)
    saving = written(Note("tea", "Saved while being killed.", DAY))
    whole = {name: (folder / name).read_bytes() for name in ("clinic.db",)}
    for calls in ("pwrite64", "fsync,fdatasync", "unlink", "rename", "write"):
        killed, done = 0, False
        for number in range(1, 100):
            for name, content in whole.items():
                (folder / name).write_bytes(content)
            before = contents(folder / "clinic.db")
            trace = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={calls}"]
            inject = ["-e", f"inject={calls}:signal=KILL:when={number}"]
            run = subprocess.run(
                [*trace, *inject, sys.executable, "-c", saving, str(folder)], capture_output=True, check=False
            )
            clinic = ClinicFile(folder)
            assert clinic.ready() == ""
            now = contents(folder / "clinic.db")
            assert {key: now[key] for key in before} == before
            assert len(now) - len(before) in (0, 1)
            done = run.returncode == 0
            if done:
                assert len(now) == len(before) + 1
                break
            killed += 1
        assert killed
        assert done, "the last of them was not reached"
        assert all(contents(backup.path) for backup in ClinicFile(folder).state().backups)
