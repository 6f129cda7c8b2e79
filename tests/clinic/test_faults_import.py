"""Hostile files: whatever is taken in, restored or found, it is taken whole or refused with a sentence."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_support import NOTE, contents, filled
from factories import snapshot
from ketaref.clinic.opening import LARGEST, copy_with, rows_in, uri
from ketaref.clinic.records import KINDS
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicDamaged, ClinicError, ClinicRefused, ClinicTooNew, ClinicUnreachable

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    target = tmp_path / "theirs.ketaclinic"
    filled(tmp_path / "theirs").export(target)
    return target


@pytest.fixture
def ours(tmp_path: Path) -> ClinicFile:
    return filled(tmp_path / "ours")


def refused(clinic: ClinicFile, source: Path) -> str:
    """Return why a file is refused; nothing may have changed, and nothing may lie beside either file."""
    assert clinic.path is not None
    before, beside = snapshot(clinic.path.parent), sorted(source.parent.iterdir())
    with pytest.raises(ClinicError) as said:
        clinic.take_in(source)
    assert snapshot(clinic.path.parent) == before
    assert sorted(source.parent.iterdir()) == beside
    return str(said.value)


HOSTILE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_text("SQLite format 3, or so they say"),
    "half a file": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "pages too many": lambda path: path.write_bytes(path.read_bytes() + bytes(4096)),
    "a WAL": lambda path: path.write_bytes(path.read_bytes()[:18] + b"\x02\x02" + path.read_bytes()[20:]),
    "a body that is no record": lambda path: spoilt(path, "note", "tea", '{"entry": "tea"}'),
    "a kind there is not": lambda path: spoilt(path, "client", "x", "{}"),
    "a note too long": lambda path: spoilt(
        path, "note", "tea", '{"entry":"tea","text":"' + "x" * 5000 + '","on":"2026-01-01"}'
    ),
    "another key": lambda path: spoilt(path, "favourite", "coffee", '{"entry":"tea"}'),
    "brackets without end": lambda path: spoilt(path, "favourite", "tea", "[" * 100_000),
    "half a letter": lambda path: spoilt(path, "favourite", "tea", '{"entry":"\\ud800"}'),
}


def spoilt(path: Path, kind: str, key: str, body: str) -> None:
    """Put a row that is whole and false into a file, as a forger would."""
    path.write_bytes(copy_with({**rows_in(path.read_bytes()), (kind, key): body}))


@pytest.mark.parametrize("fault", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_changes(
    ours: ClinicFile, exported: Path, fault: str
) -> None:
    HOSTILE[fault](exported)
    assert refused(ours, exported).endswith(".")


def test_a_file_too_large_is_not_read(ours: ClinicFile, exported: Path) -> None:
    with exported.open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert "too large" in refused(ours, exported)


def test_a_folder_and_a_missing_file_are_refused(ours: ClinicFile, exported: Path) -> None:
    exported.unlink()
    assert refused(ours, exported)
    exported.mkdir()
    assert refused(ours, exported)


def test_a_row_of_forty_megabytes_is_refused(ours: ClinicFile, exported: Path) -> None:
    db = sqlite3.connect(exported)
    db.execute("INSERT INTO records VALUES ('note', 'tea', zeroblob(40000000), 0)")
    db.commit()
    db.close()
    assert refused(ours, exported)


def test_an_exported_file_may_lie_where_nothing_can_be_written(ours: ClinicFile, exported: Path) -> None:
    exported.chmod(0o400)
    before = snapshot(exported.parent)
    assert ours.take_in(exported) == len(contents(exported))
    assert {name: before[name] for name in before if name.startswith("theirs")} == {
        name: digest for name, digest in snapshot(exported.parent).items() if name.startswith("theirs")
    }


def test_a_damaged_backup_is_not_restored(ours: ClinicFile) -> None:
    backup = ours.back_up()
    assert backup is not None
    backup.path.write_bytes(backup.path.read_bytes().replace(NOTE.text.encode(), NOTE.text.encode().swapcase()))
    before = snapshot(backup.path.parent.parent)
    with pytest.raises(ClinicDamaged):
        ours.restore(backup)
    assert snapshot(backup.path.parent.parent) == before


@shared
@given(st.data())
def test_any_bytes_are_read_whole_or_refused(exported_bytes: bytes, data: st.DataObject) -> None:
    """Some bytes of a good file replaced, cut or doubled; or no such file at all."""
    whole = exported_bytes
    at = data.draw(st.integers(0, len(whole) - 1))
    fault = data.draw(st.sampled_from(["replace", "cut", "double", "any"]))
    made = data.draw(st.binary(min_size=1, max_size=64))
    tried = {
        "replace": whole[:at] + made + whole[at + len(made) :],
        "cut": whole[:at],
        "double": whole[:at] + whole[at : at + 4096] + whole[at:],
        "any": made,
    }[fault]
    try:
        rows = rows_in(tried)
    except (ClinicDamaged, ClinicTooNew):
        return
    assert rows == rows_in(whole), "what is read as whole is what was written"


@pytest.fixture(scope="session")
def exported_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("exported")
    filled(folder / "theirs").export(folder / "theirs.ketaclinic")
    return (folder / "theirs.ketaclinic").read_bytes()


def test_bit_flips_of_an_exported_file(exported_bytes: bytes) -> None:
    whole, dice, noticed = rows_in(exported_bytes), random.Random(7), 0
    for _trial in range(1000):
        flipped = bytearray(exported_bytes)
        bit = dice.randrange(8 * len(flipped))
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            assert rows_in(bytes(flipped)) == whole
        except (ClinicDamaged, ClinicTooNew):
            noticed += 1
    assert noticed > 400


texts = st.text(max_size=60) | st.sampled_from(["'; DROP TABLE records; --", "\0", "../../etc/passwd", '"', "%s{}"])


@shared
@given(st.dictionaries(st.tuples(st.sampled_from([*KINDS, "other"]), texts), texts, max_size=8))
def test_rows_with_any_text_come_back_as_they_went(rows: dict[tuple[str, str], str]) -> None:
    try:
        made = copy_with(rows)
    except UnicodeEncodeError:
        assert any("\ud800" <= letter <= "\udfff" for key, body in rows.items() for letter in "".join((*key, body)))
        return
    assert rows_in(made) == rows


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/srv/a b/c#d?e%/clinic.db", "file:///srv/a%20b/c%23d%3Fe%25/clinic.db"),
        ("C:/Users/Ñandú/clinic.db", "file:///C:/Users/%C3%91and%C3%BA/clinic.db"),
        ("//server/share/clinic.db", "file:////server/share/clinic.db"),
    ],
)
def test_sqlite_is_told_every_path_as_a_path(path: str, told: str) -> None:
    from pathlib import PurePosixPath

    assert uri(PurePosixPath(path)) == told


def test_where_the_source_cannot_be_read(ours: ClinicFile, exported: Path) -> None:
    loop = exported.with_name("loop.ketaclinic")
    loop.symlink_to(loop)
    with pytest.raises((ClinicRefused, ClinicUnreachable)):
        ours.take_in(loop)
