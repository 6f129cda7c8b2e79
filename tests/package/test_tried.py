"""What packages are made from is compared with what was tried last; and two makings with each other."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tools.package import bundle, tried, twice

CASE = '<testcase classname="package.test_windows" name="{}">{}</testcase>'


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with the files that count and one that does not."""
    for name in ("pyproject.toml", "README.md", "packaging/program/left-out.toml", "requirements/package.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bundle.ROOT / name, tmp_path / name)
    for command in (["init", "--quiet"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setattr(tried, "NOTE", tmp_path / "packaging" / "tried.txt")
    return tmp_path


def report(folder: Path, inside: str = "") -> str:
    """The report of a run with one test, which passed unless something stands inside its record."""
    target = folder / "report.xml"
    target.write_text(f"<testsuites><testsuite>{CASE.format('test_it', inside)}</testsuite></testsuites>", "utf-8")
    return str(target)


def test_until_something_was_tried_nothing_was(checkout: Path) -> None:
    assert tried.main([]) == 1
    assert tried.main(["--note", report(checkout)]) == 0
    assert tried.main([]) == 0


@pytest.mark.parametrize("name", ["packaging/program/left-out.toml", "requirements/package.txt"])
def test_a_changed_file_was_not_tried(checkout: Path, name: str) -> None:
    tried.main(["--note", report(checkout)])
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert tried.main([]) == 1


def test_another_dependency_was_not_tried_and_another_word_on_the_project_changes_nothing(checkout: Path) -> None:
    tried.main(["--note", report(checkout)])
    project = (checkout / "pyproject.toml").read_text(encoding="utf-8")
    (checkout / "pyproject.toml").write_text(project.replace("line-length = 120", "line-length = 121"), "utf-8")
    (checkout / "README.md").write_text("Read me.", "utf-8")
    assert tried.main([]) == 0
    (checkout / "pyproject.toml").write_text(project.replace('"msgspec>=', '"numpy", "msgspec>='), "utf-8")
    assert tried.main([]) == 1


@pytest.mark.parametrize("inside", ["<skipped/>", "<failure/>", "<error/>"])
def test_what_did_not_pass_is_not_noted(checkout: Path, inside: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tried.main(["--note", report(checkout, inside)]) == 1
    assert "test_it did not pass" in capsys.readouterr().out
    assert tried.main([]) == 1


def test_makings_are_the_same_only_when_every_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    assert twice.compare(one, other) == 1, "nothing was made"
    for folder in (one, other):
        (folder / "a.zip").write_bytes(b"same")
    assert twice.compare(one, other) == 0
    (other / "a.zip").write_bytes(b"SAME")
    (one / "b.deb").write_bytes(b"")
    assert twice.compare(one, other) == 1
    assert capsys.readouterr().out.endswith("DIFFERS  a.zip\nDIFFERS  b.deb\n")
