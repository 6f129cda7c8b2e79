"""The policy from a terminal: a real file of the administrator's, a process of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.running import one_sentence

PROGRAM = """
import sys
from pathlib import Path
from ketaref import paths
from ketaref.cli.main import main
paths.policy = lambda: Path(sys.argv[1])
raise SystemExit(main(sys.argv[2:]))
"""
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make what belongs to root"
)


@pytest.fixture
def policy() -> Iterator[Path]:
    """Where an administrator's policy may lie: below nothing but folders of root."""
    folder = Path(tempfile.mkdtemp(prefix="ketaref-test-", dir="/var/lib"))
    folder.chmod(0o755)
    yield folder / "policy.toml"
    shutil.rmtree(folder)


def run(policy: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(policy), *map(str, arguments)], capture_output=True, text=True, check=False
    )


def make(policy: Path, target: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return run(policy, "handout", "make", "side-effects", "--format", "txt", "-o", target, *arguments)


@needs_root
def test_language_and_paper_are_the_policys(policy: Path, tmp_path: Path) -> None:
    policy.write_text('languages = ["es"]\npaper = "a4"\n')
    target = tmp_path / "sheet.txt"
    assert make(policy, target).returncode == 0
    assert "Español" in target.read_text()
    for choice, said in ((("--lang", "en"), "only es here, not en."), (("--paper", "letter"), "only a4 here, not")):
        assert said in one_sentence(make(policy, target, *choice), 1)
    assert make(policy, target, "--lang", "es", "--paper", "a4").returncode == 0


@needs_root
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("allow_saving = false", "Saving handouts is turned off by the administrator of this computer."),
        ("print_only_approved = true", "Not yet reviewed: "),
    ],
)
def test_what_is_forbidden_is_not_written(policy: Path, tmp_path: Path, line: str, said: str) -> None:
    policy.write_text(line)
    target = tmp_path / "sheet.txt"
    assert said in one_sentence(make(policy, target), 1)
    assert list(tmp_path.iterdir()) == []


@needs_root
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("allow_saving = false", "Saving is turned off by the administrator of this computer, and exports with it."),
        ("print_only_approved = true", "322 of 322 entries are not reviewed yet."),
    ],
)
@pytest.mark.parametrize("form", ["html", "bibliography"])
def test_what_is_forbidden_is_not_exported(policy: Path, tmp_path: Path, form: str, line: str, said: str) -> None:
    policy.write_text(line)
    assert said in one_sentence(run(policy, "export", form, "-o", tmp_path / "x"), 1)
    assert list(tmp_path.iterdir()) == []


@needs_root
def test_a_bad_policy_is_said_and_the_rest_of_it_holds(policy: Path, tmp_path: Path) -> None:
    policy.write_text('paper = "a5"\nlanguages = ["es"]\n')
    made = make(policy, tmp_path / "sheet.txt")
    assert made.returncode == 0
    assert made.stderr == (
        f'ketaref: The administrator\'s policy {policy} has mistakes: paper takes "letter" or "a4" (line 1).\n'
    )
    assert "Español" in (tmp_path / "sheet.txt").read_text()


@needs_root
def test_doctor_says_what_is_in_force_and_fails_where_it_is_not(policy: Path) -> None:
    assert "ok  policy: none\n" in run(policy, "doctor").stdout
    policy.write_text("idle_minutes = 5\nallow_printing = false\n")
    assert f"ok  policy: {policy} sets idle_minutes, allow_printing\n" in run(policy, "doctor").stdout
    policy.chmod(0o666)
    failed = run(policy, "doctor")
    assert failed.returncode == 1
    assert failed.stderr == (
        f"ketaref: The administrator's policy is not heeded. {policy}: others than the administrator may change it.\n"
    )
    assert "KetaRef is whole" not in failed.stdout


def test_the_policy_of_a_user_changes_nothing(tmp_path: Path) -> None:
    mine = tmp_path / "policy.toml"
    mine.write_text('languages = ["es"]\nallow_saving = false\n')
    made = make(mine, tmp_path / "sheet.txt")
    assert made.returncode == 0
    assert "is not heeded" in made.stderr
    assert "English" in (tmp_path / "sheet.txt").read_text()
