"""`ketaref content check` and `content build`: for writers, from a checkout."""

from pathlib import Path

import pytest

from cli.running import done, one_sentence, run, script, sentence
from factories import change, small_content, snapshot
from ketaref.library.library import Library

AS_OF = ("--as-of", "2026-02-01")

WITHOUT_EXTRA = """
import importlib.util, sys
real = importlib.util.find_spec
gone = {"sqlite_utils", "snowballstemmer", "markdown", "yaml"}
importlib.util.find_spec = lambda name, *more: None if name in gone else real(name, *more)
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in gone:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Gone())
from ketaref.cli.main import main
raise SystemExit(main(sys.argv[1:]))
"""
"""The program where the packages for building content are not installed."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


def test_good_content_is_counted(data: Path) -> None:
    assert done("content", "check", "--data", str(data), *AS_OF) == "15 entries checked, no problems.\n"


def test_every_problem_is_a_line_and_the_sum_a_sentence(data: Path) -> None:
    change(data / "entries/mechanisms/thirst.md", "strength: supported", "strength: sure")
    change(data / "entries/side-effects/dry-mouth.es.md", "translates: 1", "translates: 7")
    process = run("content", "check", "--data", str(data), *AS_OF)

    assert process.returncode == 1
    assert process.stdout.splitlines() == [
        "data/entries/mechanisms/thirst.md:8: facts.strength: invalid enum value 'sure'",
        "data/entries/side-effects/dry-mouth.es.md:6: translates: says revision 7, the English is 1",
        "data/questionnaires.yaml:9: facts: links to 'thirst', which is not an entry",
    ]
    assert process.stderr == "ketaref: 3 problems in the content; each line above says what to do.\n"


def test_the_report_can_be_limited_to_an_entry(data: Path) -> None:
    change(data / "entries/mechanisms/thirst.md", "strength: supported", "strength: sure")
    change(data / "entries/side-effects/dry-mouth.es.md", "translates: 1", "translates: 7")

    only = run("content", "check", "--data", str(data), "--only", "dry-mouth", *AS_OF)
    assert only.stdout.count("\n") == 1
    assert "dry-mouth.es.md" in only.stdout
    assert run("content", "check", "--data", str(data), "--only", "water", *AS_OF).returncode == 0


def test_the_report_can_be_limited_to_a_row_of_a_file(data: Path) -> None:
    """A row is an entry too: its id is asked for, not the name of the file."""
    change(data / "glossary.yaml", "en: Sip,", "en: S,")
    change(data / "questionnaires.yaml", "en: Questions about thirst.", "en: Nine questions about thirst 9.")
    change(data / "help-lines.yaml", "For anyone who needs help right now.", "Call 7 times.")

    only = {
        entry_id: run("content", "check", "--data", str(data), "--only", entry_id, *AS_OF).stdout.splitlines()
        for entry_id in ("sip", "thirst-check", "help-911", "help-988", "drinks")
    }

    assert only["sip"] == ["data/glossary.yaml:4: title: must be one line of 2 to 70 characters"]
    assert [line.partition(": ")[2] for line in only["thirst-check"]] == ["summary: holds a number; say it in the text"]
    assert only["help-911"]
    assert all(line.startswith("data/help-lines.yaml:") for line in only["help-911"])
    lines = {entry_id: {line.split(":")[1] for line in only[entry_id]} for entry_id in ("help-911", "help-988")}
    assert lines["help-911"] & lines["help-988"] == set()
    assert only["drinks"] == ["15 entries checked, no problems."]


def test_the_report_can_be_limited_to_several(data: Path) -> None:
    change(data / "glossary.yaml", "en: Sip,", "en: S,")
    change(data / "entries/side-effects/dry-mouth.es.md", "translates: 1", "translates: 7")

    several = run("content", "check", "--data", str(data), "--only", "sip", "--only", "dry-mouth", *AS_OF)

    assert [line.split(":")[0] for line in several.stdout.splitlines()] == [
        "data/entries/side-effects/dry-mouth.es.md", "data/glossary.yaml",
    ]  # fmt: skip


def test_what_is_overdue_is_a_warning_only(data: Path) -> None:
    said = done("content", "check", "--data", str(data), "--as-of", "2030-01-01")

    assert said.count("warning: was due before 2030-01-01") == 15


def test_build_writes_the_database(data: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "ketaref.db"

    assert done("content", "build", "--data", str(data), "-o", str(output), *AS_OF) == f"Wrote {output}.\n"
    library = Library.open(output)
    library.verify()
    library.close()


def test_build_refuses_bad_content_and_leaves_the_old_file(data: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "ketaref.db"
    done("content", "build", "--data", str(data), "-o", str(output), *AS_OF)
    before = snapshot(output.parent)
    change(data / "entries/mechanisms/thirst.md", "strength: supported", "strength: sure")

    process = run("content", "build", "--data", str(data), "-o", str(output), *AS_OF)

    assert process.returncode == 1
    assert process.stderr.startswith("ketaref: The content has 2 problems and was not built.")
    assert "thirst.md:8: facts.strength" in process.stderr
    assert "Traceback" not in process.stderr
    assert snapshot(output.parent) == before


def test_a_place_that_cannot_be_written_is_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    said = sentence(1, "content", "build", "--data", str(data), "-o", str(tmp_path / "file" / "x.db"), *AS_OF)

    assert "could not be written" in said


@pytest.mark.parametrize("command", [["content", "check"], ["content", "build", "-o", "never-written.db"]])
def test_a_folder_without_content_is_said(tmp_path: Path, command: list[str]) -> None:
    assert "Give --data DIR" in sentence(1, *command, "--data", str(tmp_path))
    assert not Path("never-written.db").exists()


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("given", [True, False], ids=["data given", "data of the checkout"])
def test_without_the_extra_it_is_named(data: Path, tmp_path: Path, command: str, given: bool) -> None:
    output = ["-o", str(tmp_path / "x.db")] if command == "build" else []
    folder = ["--data", str(data)] if given else []

    said = one_sentence(script(WITHOUT_EXTRA, "content", command, *output, *folder), 1)

    assert "pip install 'ketaref[content]'" in said
    assert not (tmp_path / "x.db").exists()


def test_the_rest_of_the_program_does_not_need_the_extra() -> None:
    for arguments in (["list"], ["search", "dissosiation"], ["show", "dissociation"], ["doctor"]):
        process = script(WITHOUT_EXTRA, *arguments)
        assert (process.returncode, process.stderr) == (0, "")


def test_outside_of_a_checkout_the_writer_is_told_what_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom ketaref import paths\nfrom ketaref.cli.main import main\n"
        "paths.content = lambda: Path(sys.argv[1]) / 'data'\nraise SystemExit(main(['content', 'check']))"
    )

    assert "needs a checkout" in one_sentence(script(code, tmp_path), 1)
