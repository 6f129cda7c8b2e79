"""Where a frozen copy keeps what it writes."""

import sys
from pathlib import Path

import pytest

from ketaref import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own, as PyInstaller presents it to Python."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "KetaRef.exe"))
    return tmp_path


def test_a_portable_copy_keeps_all_that_it_writes_beside_the_program(program: Path) -> None:
    (program / "portable.txt").touch()
    assert paths.portable() == program / "data"


def test_an_installed_copy_uses_the_folders_of_its_user(program: Path) -> None:
    assert paths.portable() is None


def test_a_checkout_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    (tmp_path / "portable.txt").touch()
    assert not paths.frozen()
    assert paths.portable() is None
