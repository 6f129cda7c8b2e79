"""Faults of the clinic's file, done for real: noticed, said, never shown wrong, and never in the way."""

import random
from pathlib import Path

import pytest

from clinic_support import NOTE, Clock, contents, filled
from ketaref.clinic.records import KINDS, Note
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicError, ClinicTooNew


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose file and newest backup hold the same."""
    folder = tmp_path / "clinic"
    filled(folder).back_up()
    return folder


def after_start(folder: Path) -> tuple[str, ClinicFile]:
    """Look at the file as the program does at its start; returns what was said."""
    clinic = ClinicFile(folder, Clock())
    try:
        return clinic.ready(), clinic
    except ClinicTooNew as error:
        return str(error), clinic


def shown(clinic: ClinicFile) -> dict[tuple[str, str], object]:
    return {(kind.kind, record.key): record for kind in KINDS.values() for record in clinic.all(kind)}


def test_truncated_at_every_4_kb_boundary(folder: Path) -> None:
    path = folder / "clinic.db"
    whole, before = path.read_bytes(), shown(ClinicFile(folder))
    for size in range(4096, len(whole), 4096):
        path.write_bytes(whole[:size])
        said, clinic = after_start(folder)
        assert "was damaged" in said
        assert "took its place" in said
        assert shown(clinic) == before
    assert len(list(folder.glob("clinic-damaged-*.db"))) == len(whole) // 4096 - 1


def test_zero_bytes(folder: Path) -> None:
    path = folder / "clinic.db"
    before = shown(ClinicFile(folder))
    for content in (b"", b"\0", b"\0" * 4096, b"\0" * path.stat().st_size):
        path.write_bytes(content)
        said, clinic = after_start(folder)
        assert "took its place" in said
        assert shown(clinic) == before


def test_missing(folder: Path) -> None:
    before = shown(ClinicFile(folder))
    (folder / "clinic.db").unlink()
    said, clinic = after_start(folder)
    assert said.startswith("The clinic’s file was gone.")
    assert shown(clinic) == before
    assert after_start(folder)[0] == "", "said once"


def test_bit_flips(folder: Path) -> None:
    """Each is harmless, or noticed and mended; nothing is ever shown as it was not written."""
    path = folder / "clinic.db"
    whole, before, noticed = path.read_bytes(), shown(ClinicFile(folder)), 0
    dice = random.Random(20261122)
    for _trial in range(1000):
        bit = dice.randrange(8 * len(whole))
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        said, clinic = after_start(folder)
        noticed += bool(said)
        try:
            assert shown(clinic) == before, bit
        except ClinicError:
            assert said, bit
        for aside in folder.glob("clinic-damaged-*"):
            aside.unlink()
    assert noticed > 400, "the others fall where nothing is written"


def test_a_damaged_row_loses_nothing_that_was_saved_after_the_backup(folder: Path) -> None:
    clinic = ClinicFile(folder, Clock())
    clinic._backed_up = Clock()()
    clinic.keep(Note("tea", "Saved after the backup.", NOTE.on))
    before = shown(clinic)
    path = folder / "clinic.db"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"We say", b"We pay"))
    said, clinic = after_start(folder)
    assert "was damaged" in said
    assert shown(clinic) == before, "the damaged row came from the backup, all others stayed"


def test_damaged_while_the_program_runs(folder: Path) -> None:
    clinic = ClinicFile(folder, Clock())
    before = shown(clinic)
    path = folder / "clinic.db"
    path.write_bytes(path.read_bytes().replace(b"We say", b"We pay"))
    with pytest.raises(ClinicError, match="damaged"):
        clinic.get(Note, NOTE.key)
    assert shown(clinic) == before


def test_damaged_without_a_backup(folder: Path) -> None:
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    path = folder / "clinic.db"
    path.write_bytes(path.read_bytes()[:5000])
    said, clinic = after_start(folder)
    assert "There was no backup" in said
    assert shown(clinic) == {}
    clinic.keep(NOTE)
    assert ClinicFile(folder).get(Note, NOTE.key) == NOTE


def test_damaged_with_its_newest_backup(folder: Path) -> None:
    before = shown(ClinicFile(folder))
    newest, older = (backup.path for backup in ClinicFile(folder).state().backups)
    newest.write_bytes(newest.read_bytes()[:-1])
    (folder / "clinic.db").write_bytes(b"not a database at all")
    assert contents(older)
    said, clinic = after_start(folder)
    assert "took its place" in said
    assert shown(clinic) == before
