"""The clinic's file: what is kept is there next time, in another program too, and goes where a person sends it."""

import datetime
import itertools
import sqlite3
from pathlib import Path

import pytest

from clinic_support import DAY, LETTERHEAD, NOTE, Clock, contents, filled
from ketaref.clinic.records import Favourite, HandoutSet, Letterhead, Note, Record, SheetChoice, SignOff, sign_off_key
from ketaref.clinic.schema import APPLICATION_ID, VERSION
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicChanged, ClinicRefused

SET = HandoutSet("First visit", (SheetChoice("what-to-expect", ("iv-ketamine",), ("before",)),), "both", 18, "a4", True)
SIGNED = SignOff("dissociation", "es", 3, "ab" * 32, "Dr. María Peña", DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


def test_nothing_is_written_until_something_is_saved(folder: Path) -> None:
    clinic = ClinicFile(folder)
    assert clinic.ready() == ""
    assert clinic.get(Letterhead) is None
    assert clinic.all(Note) == []
    assert clinic.state().counts["note"] == 0
    assert clinic.back_up() is None
    assert not folder.exists()


@pytest.mark.parametrize("record", [LETTERHEAD, NOTE, SET, SIGNED, Favourite("dissociation")], ids=lambda one: one.kind)
def test_what_is_kept_is_there_next_time(folder: Path, record: Record) -> None:
    ClinicFile(folder).keep(record)
    assert ClinicFile(folder).get(type(record), record.key) == record
    assert ClinicFile(folder).all(type(record)) == [record]


def test_a_record_takes_the_place_of_the_one_before(folder: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(Letterhead("Old name"))
    clinic.keep(LETTERHEAD)
    assert clinic.all(Letterhead) == [LETTERHEAD]
    clinic.keep(SET, HandoutSet("FIRST VISIT"))
    assert clinic.all(HandoutSet) == [HandoutSet("FIRST VISIT")]


def test_a_sign_off_belongs_to_one_language(folder: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(SIGNED)
    assert clinic.get(SignOff, sign_off_key("dissociation", "es")) == SIGNED
    assert clinic.get(SignOff, sign_off_key("dissociation", "en")) is None


def test_what_is_removed_is_gone_and_its_text_is_no_longer_in_the_file(folder: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(NOTE)
    assert NOTE.text.encode() in (folder / "clinic.db").read_bytes()
    clinic.remove(NOTE)
    assert ClinicFile(folder).all(Note) == []
    assert NOTE.text.encode() not in (folder / "clinic.db").read_bytes()


def test_what_was_removed_can_be_put_back(folder: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(NOTE)
    clinic.remove(NOTE)
    clinic.swap(None, NOTE)
    assert clinic.get(Note, NOTE.key) == NOTE


def test_two_windows_do_not_undo_each_other(folder: Path) -> None:
    first, second = ClinicFile(folder), ClinicFile(folder)
    first.keep(NOTE)
    second.swap(NOTE, Note(NOTE.entry, "Changed in the second window.", DAY))
    with pytest.raises(ClinicChanged, match="Somebody else changed this"):
        first.swap(NOTE, Note(NOTE.entry, "Changed in the first window.", DAY))
    assert first.get(Note, NOTE.key) == Note(NOTE.entry, "Changed in the second window.", DAY)


@pytest.mark.parametrize(
    "record",
    [Note("tea", "x" * 4001, DAY), Letterhead("x" * 121), HandoutSet(""), Note("tea", "half a letter \ud800", DAY)],
    ids=["a long note", "a long name", "no name", "half a letter"],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(folder: Path, record: Record) -> None:
    with pytest.raises(ClinicRefused, match="Shorten it"):
        ClinicFile(folder).keep(NOTE, record)
    assert not folder.exists()


def test_several_records_are_kept_together_or_not_at_all(folder: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(LETTERHEAD, NOTE, SET)
    assert [len(clinic.all(kind)) for kind in (Letterhead, Note, HandoutSet)] == [1, 1, 1]


def test_without_a_folder_records_last_as_long_as_the_program() -> None:
    clinic = ClinicFile()
    clinic.keep(NOTE)
    assert clinic.get(Note, NOTE.key) == NOTE
    clinic.remove(NOTE)
    assert clinic.all(Note) == []
    with pytest.raises(ClinicRefused):
        clinic.state()


def test_the_file_is_one_of_ours_with_a_rollback_journal_and_nothing_else_lies_there(folder: Path) -> None:
    filled(folder)
    header = (folder / "clinic.db").read_bytes()[:100]
    assert header[18:20] == b"\x01\x01", "a WAL does not work on shares"
    assert int.from_bytes(header[60:64], "big") == VERSION
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "clinic.db", "clinic.lock"]
    assert (folder / "clinic.lock").stat().st_size == 0


# Backups ----------------------------------------------------------------------------------------------


def test_the_first_change_of_a_day_is_backed_up_with_all_that_is_there(folder: Path) -> None:
    clock = Clock(DAY)
    clinic = ClinicFile(folder, clock)
    clinic.keep(NOTE)
    clinic.keep(LETTERHEAD)
    clock.day += datetime.timedelta(days=1)
    clinic.keep(SET)
    clinic.keep(SIGNED)
    days = [(backup.day, sorted(kind for kind, _key in contents(backup.path))) for backup in clinic.state().backups]
    assert days == [
        (clock.day, ["handout-set", "letterhead", "note"]),
        (DAY, ["note"]),
    ]


def test_a_week_of_days_and_a_month_of_weeks_are_kept(folder: Path) -> None:
    clock = Clock(datetime.date(2026, 1, 1))
    clinic = ClinicFile(folder, clock)
    for _day in range(90):
        clinic.keep(Note("tea", f"Written on {clock.day}.", clock.day))
        clock.day += datetime.timedelta(days=1)
    days = [backup.day for backup in clinic.state().backups]
    newest = [clock.day - datetime.timedelta(days=back) for back in range(1, 8)]
    assert days[:7] == newest
    assert len(days) == 11
    assert [(newer - older).days for newer, older in itertools.pairwise(days[8:])] == [7, 7]


def test_a_backup_is_restored_and_what_was_there_is_the_newest_backup(folder: Path) -> None:
    clock = Clock(DAY)
    clinic = ClinicFile(folder, clock)
    clinic.keep(NOTE)
    clock.day += datetime.timedelta(days=1)
    clinic.keep(Note(NOTE.entry, "Spoilt.", DAY))
    before = contents(folder / "clinic.db")
    clinic.restore(clinic.state().backups[-1])
    assert ClinicFile(folder).all(Note) == [NOTE]
    newest = next(backup for backup in clinic.state().backups if backup.before == "restore")
    assert contents(newest.path) == before
    clinic.restore(newest)
    assert contents(folder / "clinic.db") == before


def test_backups_are_made_when_asked_for(folder: Path) -> None:
    clinic = filled(folder)
    made = clinic.back_up()
    assert made is not None
    assert contents(made.path) == contents(folder / "clinic.db")


# Moving -----------------------------------------------------------------------------------------------


def test_everything_moves_to_another_computer_in_one_file(folder: Path, tmp_path: Path) -> None:
    filled(folder).export(tmp_path / "ours.ketaclinic")
    other = ClinicFile(tmp_path / "other")
    count = other.take_in(tmp_path / "ours.ketaclinic")
    assert count == len(contents(folder / "clinic.db"))
    assert contents(tmp_path / "other" / "clinic.db") == contents(folder / "clinic.db")


def test_taking_in_adds_and_removes_nothing(folder: Path, tmp_path: Path) -> None:
    clinic = ClinicFile(folder)
    clinic.keep(NOTE)
    clinic.export(tmp_path / "ours.ketaclinic")
    clinic.keep(Note("tea", "Ours alone.", DAY))
    clinic.remove(NOTE)
    assert clinic.take_in(tmp_path / "ours.ketaclinic") == 1
    assert clinic.all(Note) == [NOTE, Note("tea", "Ours alone.", DAY)]
    assert [backup.before for backup in clinic.state().backups if backup.before] == ["import"]


def test_an_exported_file_holds_nothing_that_was_removed(folder: Path, tmp_path: Path) -> None:
    clinic = filled(folder)
    clinic.remove(NOTE)
    clinic.export(tmp_path / "ours.ketaclinic")
    assert ("note", NOTE.key) not in contents(tmp_path / "ours.ketaclinic")


def test_a_file_that_holds_something_else_is_refused(folder: Path, tmp_path: Path) -> None:
    clinic = filled(folder)
    before = contents(folder / "clinic.db")
    clinic.export(tmp_path / "ours.ketaclinic")
    db = sqlite3.connect(tmp_path / "ours.ketaclinic")
    from ketaref.clinic.schema import put

    put(db, "note", "tea", '{"entry":"another","text":"","on":"2026-01-01"}')
    db.commit()
    db.close()
    with pytest.raises(ClinicRefused, match="something that no clinic"):
        clinic.take_in(tmp_path / "ours.ketaclinic")
    assert contents(folder / "clinic.db") == before
