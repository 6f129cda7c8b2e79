"""The documents say what is there: files they name exist, commands they show are real."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ketaref.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_PATH = re.compile(r"`((?:src|tests|docs|data|resources|tools|compiler|library|model|gui|typeset|handouts)/[\w./-]+)`")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_TARGET = re.compile(r"`make ([a-z-]+)")
_COMMAND = re.compile(r"`ketaref ((?:content|handout) [a-z]+|[a-z]+)")


def exists(name: str) -> bool:
    return any((base / name).exists() for base in (ROOT, ROOT / "src" / "ketaref"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_named_in_a_document_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    missing = [name for name in _PATH.findall(text) if not exists(name)]
    missing += [link for link in _LINK.findall(text) if not (document.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_named_in_a_document_exist(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(_TARGET.findall(document.read_text(encoding="utf-8")))
    assert not [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_tests_named_in_a_document_exist(document: Path) -> None:
    named = _TEST.findall(document.read_text(encoding="utf-8"))
    gone = [f"{file}::{name}" for file, name in named if not defined(ROOT / file, name)]
    assert not gone


def test_promises_name_their_tests() -> None:
    """Every row of a table of promises names the test that holds it."""
    for name in ("privacy.md", "security.md"):
        rows = re.findall(r"^\| .*\|$", section(name, "Promises"), re.MULTILINE)[2:]
        assert len(rows) > 10
        assert not [row for row in rows if "`tests/" not in row]


def test_administrators_are_told_what_the_system_keeps() -> None:
    """Standards, R-PRV-14: printed documents, the printer's disk, clipboard history, folders copied to a cloud."""
    told = section("privacy.md", "What the system keeps")
    for what in ("Keep printed documents", "printer's own disk", "Clipboard History", "OneDrive", "Page file"):
        assert what.lower() in told.lower()


def test_faults_name_their_tests() -> None:
    """Every row of the tables of faults names the test that does the fault."""
    text = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    rows = [row for row in re.findall(r"^\| .*\|$", text, re.MULTILINE) if not row.startswith(("| fault ", "| --- "))]
    assert len(rows) >= 60
    assert not [row for row in rows if "`tests/" not in row]


def defined(file: Path, name: str) -> bool:
    """Say whether a file holds a function of that name."""
    return file.is_file() and re.search(rf"^def {name}\(", file.read_text(encoding="utf-8"), re.MULTILINE) is not None


def section(document: str, heading: str) -> str:
    """Return what stands below a heading of a document."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_every_command_named_in_a_document_is_real() -> None:
    named = {command for path in DOCUMENTS for command in _COMMAND.findall(path.read_text(encoding="utf-8"))}
    assert named
    for command in sorted(named):
        with pytest.raises(SystemExit) as stopped:
            main([*command.split(), "--help"])
        assert stopped.value.code == 0, command


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "ketaref", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    commands = re.findall(r"^    ([a-z]+) ", shown, re.MULTILINE)
    assert commands
    assert not [command for command in commands if f"ketaref {command}" not in readme]
