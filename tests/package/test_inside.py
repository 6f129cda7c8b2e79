"""Finished packages name nobody but their authors; and what does tell, is found however deep it lies."""

import gzip
import io
import marshal
import os
import shutil
import sqlite3
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tools.package import bundle, inside, windows

from package.conftest import DIST

PACKAGE_PYTHON = bundle.ROOT / ".venv-package" / "bin" / "python"
HERE = f"{bundle.ROOT}/src/secret.py"
LINUX = ("*.deb", "*.tar.xz", "*-linux-*.cdx.json")
WINDOWS = ("*-setup.exe", "*.msi", "*.zip", "KetaRef-*.cdx.json")


def look_into(patterns: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    """Search what lies in dist/ for what tells, with the Python that made it."""
    found = [str(path) for pattern in patterns for path in sorted(DIST.glob(pattern))]
    if len(found) < len(patterns):
        pytest.skip("nothing is packaged; run `make package-linux package-windows`")
    command = [str(PACKAGE_PYTHON), "-m", "tools.package.inside", *found]
    return subprocess.run(command, cwd=bundle.ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.smoke
def test_packages_for_linux_do_not_say_where_or_by_whom_they_were_made() -> None:
    searched = look_into(LINUX)
    assert searched.returncode == 0, searched.stdout[:4000] + searched.stderr


@pytest.mark.slow
def test_packages_for_windows_do_not_say_where_or_by_whom_they_were_made() -> None:
    searched = look_into(WINDOWS)
    assert searched.returncode == 0, searched.stdout[:4000] + searched.stderr


# What tells is found ---------------------------------------------------------------------------------


def code() -> bytes:
    """A module as Python compiles it, which names the file it came from."""
    return bytes(16) + marshal.dumps(compile("x = 1", HERE, "exec"))


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("module.pyc", code())


def a_comment_of_a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as held:
        held.comment = HERE.encode()


def a_packed_page(path: Path) -> None:
    path.write_bytes(gzip.compress(f"made in {HERE}".encode()))


def letters_of_windows(path: Path) -> None:
    path.write_bytes(b"MZ\x90" + HERE.replace("/", "\\").encode("utf-16-le"))


def a_path_as_wine_sees_it(path: Path) -> None:
    path.write_bytes(b"\x01Z:\\home\\zoe\\checkout\x02")


def a_packed_field_of_a_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE drawings (svg BLOB)")
        database.execute("INSERT INTO drawings VALUES (?)", (zlib.compress(f"<!-- {HERE} -->".encode()),))


def an_archive_in_a_tar(path: Path) -> None:
    inner = path.with_name("inner.zip")
    a_zip(inner)
    with tarfile.open(path, "w:xz") as held:
        held.add(inner, "library.zip")


def the_owner_in_a_tar(path: Path) -> None:
    with tarfile.open(path, "w:xz") as held:
        record = tarfile.TarInfo("file")
        record.uname = f"{bundle.ROOT}"
        held.addfile(record, io.BytesIO())


def a_link_in_a_tar(path: Path) -> None:
    with tarfile.open(path, "w") as held:
        record = tarfile.TarInfo("link")
        record.type, record.linkname = tarfile.SYMTYPE, HERE
        held.addfile(record)


@pytest.mark.parametrize(
    "hide",
    [
        a_zip, a_comment_of_a_zip, a_packed_page, letters_of_windows, a_path_as_wine_sees_it,
        a_packed_field_of_a_database, an_archive_in_a_tar, the_owner_in_a_tar, a_link_in_a_tar,
    ],
)  # fmt: skip
def test_what_tells_is_found(hide: Callable[[Path], None], tmp_path: Path) -> None:
    hide(tmp_path / "package")
    assert inside.finds(tmp_path / "package")


def test_a_file_that_only_wine_needs_is_found(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as held:
        held.writestr("KetaRef/_internal/ICUUC.dll", b"MZ")
    assert [find.text for find in inside.finds(tmp_path / "package.zip")] == ["a library that only Wine needs"]


def test_addresses_of_pages_and_words_of_ours_do_not_tell(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text("See https://example.org/home/help and example.org/tmp/x, or the root of it. Users: all.", "utf-8")
    assert not inside.finds(page)


def test_what_stands_so_in_the_file_of_others_is_passed_over_and_nothing_else(tmp_path: Path) -> None:
    original = Path(os.__file__).with_name("zipimport.py")
    compiled = bytes(16) + marshal.dumps(compile(original.read_bytes(), "zipimport.py", "exec"))
    (tmp_path / "zipimport.pyc").write_bytes(compiled)
    assert b"/tmp/" in compiled
    assert not inside.finds(tmp_path / "zipimport.pyc")
    (tmp_path / "other.pyc").write_bytes(compiled)
    assert inside.finds(tmp_path / "other.pyc")


@pytest.mark.slow
@pytest.mark.smoke
def test_what_tells_is_found_in_a_deb(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "DEBIAN").mkdir(parents=True)
    control = f"Package: small\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.invalid>\nDescription: in {HERE}\n"
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    subprocess.run(["dpkg-deb", "--build", str(tree), str(tmp_path / "small.deb")], check=True, capture_output=True)
    assert [find for find in inside.finds(tmp_path / "small.deb") if "control.tar" in find.where]


@pytest.mark.slow
def test_what_tells_is_found_in_a_frozen_module(tmp_path: Path) -> None:
    if not PACKAGE_PYTHON.exists():
        pytest.skip("needs `make setup-package`")
    (tmp_path / "telling.py").write_text(f"where = {HERE!r}\n", encoding="utf-8")
    (tmp_path / "small.py").write_text("import telling\n", encoding="utf-8")
    freezing = [str(PACKAGE_PYTHON), "-m", "PyInstaller", "--log-level", "ERROR", "small.py"]
    subprocess.run(freezing, cwd=tmp_path, check=True)
    command = [str(PACKAGE_PYTHON), "-m", "tools.package.inside", str(tmp_path / "dist" / "small" / "small")]
    searched = subprocess.run(command, cwd=bundle.ROOT, capture_output=True, text=True, check=False)
    assert searched.returncode == 1
    assert f"telling: {HERE}" in searched.stdout


@pytest.fixture
def small_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Installers are made of one file, which tells."""
    if not shutil.which("makensis") or not shutil.which("wixl") or not bundle.ICONS.exists():
        pytest.skip("needs what `make package-windows` sets up")
    frozen = tmp_path / "small" / "KetaRef"
    frozen.mkdir(parents=True)
    (frozen / "KetaRef.exe").write_bytes(b"MZ\0" + HERE.encode())
    with monkeypatch.context() as patch:
        patch.setattr(windows, "_FROZEN", frozen)
        patch.setattr(windows, "_WORK", frozen.parent)
        patch.setattr(bundle, "DIST", tmp_path)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("package", [windows.installer, windows.msi])
def test_what_tells_is_found_in_installers(package: Callable[[str, str], Path], small_windows: None) -> None:
    assert [find for find in inside.finds(package("small", "")) if find.where.endswith("KetaRef.exe")]
