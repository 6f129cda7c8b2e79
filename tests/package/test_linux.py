"""The packages for Linux: installed, used and removed as people do; needs `make package-linux` to have run."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from package import answers, window

pytestmark = [pytest.mark.slow, pytest.mark.smoke]

DEB_LIMIT = 60e6


@pytest.fixture(scope="module")
def unpacked(tar: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tar, unpacked."""
    folder = tmp_path_factory.mktemp("tar")
    subprocess.run(["tar", "--extract", "--file", str(tar), "--directory", str(folder)], check=True)
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose home folder is new, and whose name is not plain English."""
    folder = tmp_path / "Zoë and co"
    folder.mkdir()
    return {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def install(unpacked: Path, home: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [str(unpacked / "install.sh"), *arguments]
    return subprocess.run(command, env=home, capture_output=True, text=True, check=False)


def test_in_a_home_folder_it_installs_answers_and_leaves_nothing(
    unpacked: Path, home: dict[str, str], tmp_path: Path
) -> None:
    folder = Path(home["HOME"])
    done = install(unpacked, home)
    assert done.returncode == 0, done.stdout + done.stderr
    answers.check(answers.plain([str(folder / ".local/bin/ketaref")], home, tmp_path), tmp_path)
    launcher = (folder / ".local/share/applications/invalid.ketaref.KetaRef.desktop").read_text(encoding="utf-8")
    assert f'Exec="{folder}/.local/lib/ketaref/ketaref" %f' in launcher
    stale = folder / ".local/lib/ketaref/_internal/of-an-earlier-version.so"
    stale.touch()
    assert install(unpacked, home).returncode == 0
    assert not stale.exists(), "an upgrade left an old file behind"
    removed = install(unpacked, home, "--uninstall")
    assert removed.returncode == 0, removed.stderr
    left = {name for name in files_below(folder) if not name.endswith(("mimeinfo.cache", ".cache"))}
    assert not {name for name in left if "ketaref" in name.lower()}


def test_its_window_is_used_and_says_nothing_unexpected(
    unpacked: Path, home: dict[str, str], screen: dict[str, str], tmp_path: Path
) -> None:
    environment = home | {"DISPLAY": screen["DISPLAY"]}
    said = tmp_path / "said.txt"
    with window.started([unpacked / "ketaref" / "ketaref"], environment, said) as used:
        saved = window.search_and_save_a_handout(used, Path(home["HOME"]))
    assert said.read_text(encoding="utf-8") == ""
    answers.check_handout(saved, "Dizziness")


def test_it_does_not_replace_itself_while_it_runs(
    unpacked: Path, home: dict[str, str], screen: dict[str, str], tmp_path: Path
) -> None:
    assert install(unpacked, home).returncode == 0
    environment = home | {"DISPLAY": screen["DISPLAY"]}
    program = Path(home["HOME"]) / ".local/lib/ketaref/ketaref"
    with window.started([program], environment, tmp_path / "said.txt") as used:
        used.keys("KetaRef", "Escape")
        refused = install(unpacked, home)
        assert refused.returncode == 1
        assert "KetaRef is open. Close it" in refused.stderr
        used.keys("KetaRef", "ctrl+q")


def test_the_deb_is_small_and_in_order(deb: Path) -> None:
    if os.environ.get("KETAREF_COMPRESSION", "6") == "6":
        assert deb.stat().st_size <= DEB_LIMIT
    if not shutil.which("lintian"):
        pytest.skip("needs lintian")
    run = subprocess.run(["lintian", "--fail-on", "error", str(deb)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_a_desktop_understands_what_it_is(unpacked: Path) -> None:
    if not shutil.which("appstreamcli") or not shutil.which("desktop-file-validate"):
        pytest.skip("needs appstream and desktop-file-utils")
    share = unpacked / "share"
    for command in (
        ["desktop-file-validate", str(share / "applications/invalid.ketaref.KetaRef.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo/invalid.ketaref.KetaRef.metainfo.xml")],
    ):
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout
        assert "error" not in run.stdout


def test_the_manual_names_every_command(unpacked: Path) -> None:
    page = subprocess.run(
        ["gzip", "-dc", str(unpacked / "share/man/man1/ketaref.1.gz")], capture_output=True, text=True, check=True
    ).stdout
    said = subprocess.run(
        [str(unpacked / "ketaref/ketaref"), "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^    ([a-z]+) ", said, re.MULTILINE)
    assert len(commands) > 5
    assert not [command for command in commands if f".B {command}\n" not in page]
