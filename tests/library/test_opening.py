"""Opening a database: a whole one anywhere, anything else refused with a sentence and nothing left behind."""

import sqlite3
import struct
from pathlib import Path

import pytest

from factories import folder_for_all, runs_on_unix, snapshot, without_rights
from ketaref.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew, LibraryTooOld
from ketaref.library.library import Library
from ketaref.library.schema import APPLICATION_ID, SCHEMA_VERSION

PAGE = 4096
USER_VERSION_AT, APPLICATION_ID_AT = 60, 68  # offsets in the header of a SQLite file


def refused(path: Path, kind: type[LibraryError]) -> str:
    """Open `path`, expect exactly `kind`, and return its sentence; nothing beside the file may change."""
    before = snapshot(path.parent)
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert type(caught.value) is kind
    assert snapshot(path.parent) == before
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def with_header(raw: bytes, offset: int, value: int) -> bytes:
    """Return a database file with one four-byte number of its header replaced."""
    return raw[:offset] + struct.pack(">I", value) + raw[offset + 4 :]


@pytest.fixture(scope="module")
def raw(small_database: Path) -> bytes:
    return small_database.read_bytes()


# Whole databases ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "ketaref.db",
        "with space.db",
        "base de datos ñandú 参考.db",
        "a#b.db",
        "100%.db",
        "%41.db",
        "no-suffix",
        *(("what?mode=rwc.db", "file:x.db", "back\\slash.db") if runs_on_unix() else ()),
    ],
)
def test_opens_under_any_name(tmp_path: Path, raw: bytes, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / name).write_bytes(raw)
    before = snapshot(tmp_path)

    library = Library.open(folder / name)
    assert library.entries()
    library.verify()
    library.close()

    assert snapshot(tmp_path) == before


def test_opens_by_a_relative_path(tmp_path: Path, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here.db").write_bytes(raw)
    monkeypatch.chdir(tmp_path)

    library = Library.open(Path("here.db"))

    assert library.entries()
    library.close()


@pytest.mark.skipif(not runs_on_unix(), reason="permissions of Unix")
def test_opens_from_a_read_only_disk(raw: bytes) -> None:
    with folder_for_all() as folder:
        database = folder / "ketaref.db"
        database.write_bytes(raw)
        database.chmod(0o444)
        folder.chmod(0o555)

        said = without_rights(
            # What is loaded late is named here: without rights, Python's own library may be out of reach.
            "import hashlib\nfrom pathlib import Path\nfrom ketaref.library.library import Library",
            "library = Library.open(Path(sys.argv[1])); library.verify(); print(len(library.entries()))",
            str(database),
        )

        assert int(said) > 0
        assert [path.name for path in folder.iterdir()] == ["ketaref.db"]


def test_two_programs_read_the_same_file_at_once(database: Path) -> None:
    first, second = Library.open(database), Library.open(database)

    assert first.entries() == second.entries()
    first.close()
    assert second.entries()
    second.close()


# Everything else ----------------------------------------------------------------------------------


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    sentence = refused(tmp_path / "none.db", LibraryMissing)

    assert str(tmp_path / "none.db") in sentence
    assert "Install KetaRef again" in sentence


def test_a_missing_folder_is_a_missing_library(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "none" / "none.db", LibraryMissing)


def test_a_folder_in_its_place_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()

    assert "cannot be read" in refused(tmp_path / "folder.db", LibraryMissing)


def test_a_file_in_place_of_its_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")

    with pytest.raises(LibraryMissing):
        Library.open(tmp_path / "file" / "ketaref.db")


@pytest.mark.skipif(not runs_on_unix(), reason="permissions of Unix")
def test_a_file_without_permission_to_read_is_said_so(raw: bytes) -> None:
    with folder_for_all() as folder:
        database = folder / "ketaref.db"
        database.write_bytes(raw)
        database.chmod(0o000)

        said = without_rights(
            "from pathlib import Path\nfrom ketaref.errors import LibraryMissing\n"
            "from ketaref.library.library import Library",
            "try: Library.open(Path(sys.argv[1]))\nexcept LibraryMissing as error: print(error)",
            str(database),
        )

        assert "Permission denied" in said
        assert "Check its permissions" in said


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\0" * 8192,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"\0" * 84,
        b"SQLite format 3\0" + b"\xff" * 8192,
        b"This is a letter, not a database.\n" * 200,
        b"PK\x03\x04" + b"\0" * 4096,
    ],
    ids=[
        "empty",
        "one byte",
        "zeros",
        "magic only",
        "empty header",
        "header of ones",
        "text file",
        "zip file",
    ],
)
def test_what_is_no_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.db").write_bytes(content)

    assert "Install KetaRef again" in refused(tmp_path / "odd.db", LibraryDamaged)


def test_a_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key, value)")
    connection.close()

    assert "not a KetaRef database" in refused(path, LibraryDamaged)


def test_a_foreign_database_with_our_mark_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()

    assert "damaged" in refused(path, LibraryDamaged)


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 2**31, 2**32 - 1])
def test_a_newer_schema_asks_for_an_update(tmp_path: Path, raw: bytes, version: int) -> None:
    (tmp_path / "new.db").write_bytes(with_header(raw, USER_VERSION_AT, version))

    sentence = refused(tmp_path / "new.db", LibraryTooNew)

    assert "Update KetaRef" in sentence
    assert f"schema {version}" in sentence


def test_an_older_schema_is_not_read(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "old.db").write_bytes(with_header(raw, USER_VERSION_AT, SCHEMA_VERSION - 1))

    sentence = refused(tmp_path / "old.db", LibraryTooOld)

    assert "older KetaRef" in sentence
    assert "make content" in sentence


def test_another_application_id_is_not_ours(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "other.db").write_bytes(with_header(raw, APPLICATION_ID_AT, 0x47504B47))

    assert "not a KetaRef database" in refused(tmp_path / "other.db", LibraryDamaged)


def test_a_database_cut_short_by_one_byte_is_damaged(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "short.db").write_bytes(raw[:-1])

    assert "cut short" in refused(tmp_path / "short.db", LibraryDamaged)


def test_a_database_with_something_behind_its_end_is_damaged(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "long.db").write_bytes(raw + b"\0" * PAGE)

    assert "damaged" in refused(tmp_path / "long.db", LibraryDamaged)


def test_a_database_cut_at_any_page_is_damaged(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "cut.db"
    path.write_bytes(raw)
    with path.open("r+b") as file:
        for end in range(len(raw) - PAGE, -1, -PAGE):
            file.truncate(end)
            with pytest.raises(LibraryDamaged):
                Library.open(path)
    assert path.stat().st_size == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["cut.db"]
