"""Whose policy is heeded: only a file that nobody but the administrator can have written, tried with real files."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import NOBODY, without_rights
from ketaref.clinic import windows_ownership as windows
from ketaref.clinic.doubt import Doubt
from ketaref.clinic.ownership import read_administrators
from ketaref.clinic.policy import Policy, read

MOST = 65_536

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make what belongs to root"
)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")


@pytest.fixture
def theirs() -> Iterator[Path]:
    """A policy as an administrator makes it, in a folder below nothing but folders of the administrator."""
    folder = Path(tempfile.mkdtemp(prefix="ketaref-test-", dir="/var/lib"))
    folder.chmod(0o755)
    inner = folder / "ketaref"
    inner.mkdir(mode=0o755)
    path = inner / "policy.toml"
    path.write_text('paper = "a4"\n')
    path.chmod(0o644)
    yield path
    shutil.rmtree(folder)


def doubted(path: Path) -> str:
    with pytest.raises(Doubt) as doubt:
        read_administrators(path, MOST)
    found = read(path)
    assert found.policy == Policy()
    assert str(found.doubt) == str(doubt.value)
    return str(doubt.value)


@needs_root
def test_the_administrators_file_is_heeded(theirs: Path) -> None:
    assert read(theirs).policy == Policy(paper="a4")


@needs_posix
def test_no_file_and_no_folder_mean_no_policy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "policy.toml", tmp_path / "no folder" / "policy.toml", tmp_path / "file" / "policy.toml"):
        with pytest.raises(FileNotFoundError):
            read_administrators(path, MOST)
        assert read(path).doubt is None


@needs_posix
def test_a_file_in_a_folder_that_anybody_may_write_is_not(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('paper = "a4"\n')
    assert "administrator" in doubted(path)


@needs_root
@pytest.mark.parametrize("what", ["file", "folder", "folder above"])
def test_what_belongs_to_a_user_is_not(theirs: Path, what: str) -> None:
    place = {"file": theirs, "folder": theirs.parent, "folder above": theirs.parent.parent}[what]
    os.chown(place, NOBODY, NOBODY)
    assert doubted(theirs) == f"{place}: it does not belong to the administrator"


@needs_root
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666, 0o777])
@pytest.mark.parametrize("what", ["file", "folder", "folder above"])
def test_what_others_may_write_is_not(theirs: Path, what: str, mode: int) -> None:
    place = {"file": theirs, "folder": theirs.parent, "folder above": theirs.parent.parent}[what]
    place.chmod(mode)
    assert doubted(theirs) == f"{place}: others than the administrator may change it"


@needs_root
def test_what_an_access_list_lets_a_user_write_is_not(theirs: Path) -> None:
    setfacl = shutil.which("setfacl")
    if not setfacl or os.system(f"{setfacl} -m u:nobody:rw {theirs}"):
        pytest.skip("no access lists here")
    assert doubted(theirs) == f"{theirs}: others than the administrator may change it"


@needs_root
def test_links_are_not_followed(theirs: Path) -> None:
    real = theirs.rename(theirs.with_name("real.toml"))
    theirs.symlink_to(real)
    assert doubted(theirs) == f"{theirs}: it is a link, and links are not followed"
    beside = theirs.parent.parent / "link"
    beside.symlink_to(theirs.parent)
    assert doubted(beside / "real.toml") == f"{beside}: it is a link, and links are not followed"


@needs_root
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_is_not_read(theirs: Path, kind: str) -> None:
    theirs.unlink()
    if kind == "pipe":
        os.mkfifo(theirs, 0o644)
    elif kind == "folder":
        theirs.mkdir(0o755)
    else:
        os.mknod(theirs, 0o644 | 0o020000, os.makedev(1, 5))  # /dev/zero never ends
    assert doubted(theirs) == f"{theirs}: it is not a file"


@needs_root
def test_a_file_without_end_is_not_read(theirs: Path) -> None:
    with theirs.open("r+b") as file:
        file.truncate(10_000_000_000)
    assert doubted(theirs) == f"{theirs}: it is too large"


@needs_root
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_a_user_cannot_read_is_said_to_him(theirs: Path, what: str) -> None:
    (theirs if what == "file" else theirs.parent).chmod(0o700)
    said = without_rights(
        "from pathlib import Path; from ketaref.clinic.policy import read",
        "print(read(Path(sys.argv[1])).doubt)",
        str(theirs),
    )
    assert said.endswith(": it cannot be read\n")


# Windows: the judgement alone; what Windows itself says is asked for in packaging's tests --------------

SYSTEM, ADMINISTRATORS, USERS, SOMEBODY = windows.TRUSTED[0], windows.TRUSTED[1], "S-1-5-32-545", "S-1-5-21-1-2-3-1001"
READ, FULL = 0x1200A9, 0x1F01FF
ADD_FILES = 0x2 | 0x4 | 0x10 | 0x100
"""What ProgramData lets every user do in the folders below it."""


def entry(sid: str, rights: int, kind: int = 0, flags: int = 0) -> windows.Entry:
    return windows.Entry(kind, flags, rights, sid)


def why(owner: str, entries: list[windows.Entry] | None, harmful: int = windows.CHANGE) -> str:
    try:
        windows.judge(Path("policy.toml"), owner, entries, harmful)
    except Doubt as doubt:
        return doubt.reason
    return ""


def test_windows_trusts_what_administrators_own_and_users_only_read() -> None:
    rights = [entry(SYSTEM, FULL), entry(ADMINISTRATORS, FULL), entry(USERS, READ)]
    assert [why(owner, rights) for owner in windows.TRUSTED] == ["", "", ""]
    assert why(ADMINISTRATORS, []) == ""


def test_windows_lets_users_add_files_to_a_folder_but_not_change_the_file() -> None:
    rights = [entry(ADMINISTRATORS, FULL), entry(USERS, READ), entry(USERS, ADD_FILES)]
    assert why(ADMINISTRATORS, rights, windows.SWAP) == ""
    assert "may change it" in why(ADMINISTRATORS, rights)


@pytest.mark.parametrize("right", [0x2, 0x4, 0x10, 0x100, 0x40, 0x10000, 0x40000, 0x80000, 0x10000000, 0x40000000])
def test_windows_doubts_each_right_that_changes_a_file(right: int) -> None:
    for somebody in (USERS, SOMEBODY, "S-1-1-0"):
        assert "may change it" in why(ADMINISTRATORS, [entry(somebody, READ | right)])


@pytest.mark.parametrize("right", [0x40, 0x10000, 0x40000, 0x80000, 0x10000000])
def test_windows_doubts_each_right_that_swaps_a_folder(right: int) -> None:
    assert "may change it" in why(ADMINISTRATORS, [entry(SOMEBODY, READ | right)], windows.SWAP)


def test_windows_doubts_a_foreign_owner_no_list_and_entries_it_does_not_know() -> None:
    assert "does not belong" in why(SOMEBODY, [])
    assert "may change it" in why(ADMINISTRATORS, None)
    assert "cannot be determined" in why(ADMINISTRATORS, [entry("", FULL, kind=9)])


def test_windows_passes_over_refusals_and_what_only_children_inherit() -> None:
    assert why(ADMINISTRATORS, [entry(SOMEBODY, FULL, kind=1), entry("S-1-3-0", FULL, flags=0x0B)]) == ""


@needs_posix
def test_elsewhere_windows_is_not_asked(tmp_path: Path) -> None:
    with pytest.raises(Doubt, match="cannot be determined"):
        windows.check(tmp_path / "policy.toml")
