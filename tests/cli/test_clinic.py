"""`ketaref clinic`: the clinic's own file from the command line, in the user's folder for data."""

from pathlib import Path

import pytest

from cli.running import done, run
from clinic_support import LETTERHEAD, NOTE, contents, filled
from ketaref.clinic.records import Letterhead, Note
from ketaref.clinic.store import ClinicFile


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder for data, with a filled file."""
    filled(tmp_path / "KetaRef" / "clinic")
    return tmp_path


def clinic(home: Path, *arguments: str) -> str:
    return done("clinic", *arguments, XDG_DATA_HOME=str(home))


def refused(home: Path, *arguments: str) -> str:
    process = run("clinic", *arguments, XDG_DATA_HOME=str(home))
    assert process.returncode in (1, 2)
    assert process.stdout == ""
    assert len(process.stderr.splitlines()) == 1, process.stderr
    return process.stderr


def file_in(home: Path) -> Path:
    return home / "KetaRef" / "clinic" / "clinic.db"


def test_info_says_where_it_is_what_it_holds_and_its_backups(home: Path) -> None:
    said = clinic(home, "info")
    assert str(file_in(home)) in said
    assert "note           41" in said
    assert "backup    1  2026-11-20" in said


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    for command in ("info", "check", "backup"):
        clinic(tmp_path, command)
    assert list(tmp_path.iterdir()) == []


def test_check_mends_a_damaged_file_and_says_so_once(home: Path) -> None:
    before = contents(file_in(home))
    file_in(home).write_bytes(b"no database")
    assert "The backup of November 20, 2026 took its place." in clinic(home, "check")
    assert clinic(home, "check") == "The clinic's file is whole.\n"
    assert contents(file_in(home)) == before
    assert "damaged   clinic-damaged-" in clinic(home, "info")


def test_a_backup_is_made_and_restored(home: Path) -> None:
    assert clinic(home, "backup").startswith("Backup 2 was made: ")
    ClinicFile(file_in(home).parent).keep(Letterhead("Spoilt"))
    assert "is as it was in backup 2" in clinic(home, "restore", "2")
    assert ClinicFile(file_in(home).parent).get(Letterhead) == LETTERHEAD
    assert "before restore" in clinic(home, "info")


def test_a_backup_that_is_not_there_is_refused(home: Path) -> None:
    assert "There is no backup 99." in refused(home, "restore", "99")


def test_everything_moves_to_another_computer(home: Path, tmp_path: Path) -> None:
    other, moved = tmp_path / "other", tmp_path / "ours.ketaclinic"
    clinic(home, "export", "-o", str(moved))
    assert clinic(other, "import", str(moved)) == f"{len(contents(file_in(home)))} records were taken in.\n"
    assert ClinicFile(file_in(other).parent).get(Note, NOTE.key) == NOTE


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"x" * 5000])
def test_a_file_that_is_none_is_refused(home: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "theirs.ketaclinic").write_bytes(content)
    assert refused(home, "import", str(tmp_path / "theirs.ketaclinic"))


def test_exporting_into_a_folder_that_is_not_there_is_refused(home: Path, tmp_path: Path) -> None:
    assert "cannot be read or written" in refused(home, "export", "-o", str(tmp_path / "nowhere" / "x.ketaclinic"))


def test_the_doctor_names_the_file_and_fails_where_it_was_damaged(home: Path) -> None:
    assert "ok  clinic: records 56, backups 1" in done("doctor", XDG_DATA_HOME=str(home))
    file_in(home).write_bytes(b"no database")
    failed = run("doctor", XDG_DATA_HOME=str(home))
    assert failed.returncode == 1
    assert "The clinic’s file was damaged" in failed.stderr
    assert "ok  clinic: records 56" in done("doctor", XDG_DATA_HOME=str(home))
