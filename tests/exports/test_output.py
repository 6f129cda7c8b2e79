"""A file or folder appears whole or not at all, and nothing of others is ever replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import folder_for_all, runs_on_unix, snapshot, without_rights
from ketaref.errors import CannotWrite
from ketaref.exports.output import MARKER, write_file, write_folder

FIRST = [(MARKER, b"{}"), ("en/index.html", b"one")]
SECOND = [(MARKER, b"{}"), ("es/index.html", b"two")]


def test_a_folder_is_made_and_an_earlier_export_in_it_replaced(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_folder(target, FIRST)
    assert (target / "en" / "index.html").read_bytes() == b"one"
    write_folder(target, SECOND)
    assert set(snapshot(target)) == {MARKER, "es/index.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_folder(tmp_path / "site", FIRST)
    assert (tmp_path / "site" / "en" / "index.html").is_file()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="holds other files"):
        write_folder(tmp_path, FIRST)
    assert set(snapshot(tmp_path)) == {"photo.jpg"}


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="is a file"):
        write_folder(tmp_path / "file", FIRST)
    with pytest.raises(CannotWrite, match="is a folder"):
        write_file(tmp_path, b"")


@pytest.mark.parametrize("where", ["missing/site", "file/site"])
def test_a_place_that_does_not_exist_is_named(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match=r"site could not be written .*Choose another place"):
        write_folder(tmp_path / where, FIRST)
    with pytest.raises(CannotWrite, match=r"site could not be written .*Choose another place"):
        write_file(tmp_path / where, b"")


def test_what_breaks_half_way_leaves_the_earlier_export(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield SECOND[0]
        raise OSError(28, "No space left on device")

    target = tmp_path / "site"
    write_folder(target, FIRST)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write_folder(target, broken())
    assert set(snapshot(tmp_path)) == {f"site/{MARKER}", "site/en/index.html"}


@pytest.mark.skipif(not runs_on_unix(), reason="permissions of Unix")
def test_a_folder_that_may_not_be_changed_gets_a_sentence() -> None:
    imports = (
        "from pathlib import Path\nfrom ketaref.exports.output import MARKER, write_folder\n"
        "from ketaref.errors import CannotWrite"
    )
    code = (
        "try:\n    write_folder(Path(sys.argv[1]) / 'site', [(MARKER, b'')])\nexcept CannotWrite as error:\n"
        "    print(error)"
    )
    with folder_for_all() as folder:
        assert "could not be written (Permission denied)" in without_rights(imports, code, str(folder))


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "a//b", "", "a\\b", "c:x", ".x", "a/..", "a b"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite, match="no name for a file"):
        write_folder(tmp_path / "site", [(name, b"")])
    assert not snapshot(tmp_path)
