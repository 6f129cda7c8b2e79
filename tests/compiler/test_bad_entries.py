"""Each entry in fixtures/entries/bad breaks a rule; beside it stands exactly what must be said about it.

`<name>.problems` holds a line for each problem: `line: field: part of the sentence`, with the file's name
before it where it is not `<name>.md`. A first line `# type: <folder>` says where the entry belongs, if it is
not among the side effects. The entry is laid into the made-up content of fixtures/content.
"""

import re
import shutil
from pathlib import Path

import pytest

from factories import DAY, FIXTURES, small_content
from ketaref.compiler.build import build, check
from ketaref.errors import ContentError
from ketaref.model.problem import Problem

BAD = FIXTURES / "entries" / "bad"
NAMES = sorted(path.stem for path in BAD.glob("*.problems"))
EXPECTED = re.compile(r"((?P<file>\S+\.md) )?(?P<line>\d+): (?P<field>[^:]+): (?P<warning>warning: )?(?P<part>.+)")


def expected(name: str) -> list[re.Match[str]]:
    """Return the lines of a `.problems` file, taken apart."""
    lines = (BAD / f"{name}.problems").read_text(encoding="utf-8").splitlines()
    matches = [EXPECTED.fullmatch(line) for line in lines if not line.startswith("#")]
    return [match for match in matches if match]


def content_with(name: str, folder: Path) -> Path:
    """Return the made-up content with one bad entry laid into it."""
    data = small_content(folder)
    said = (BAD / f"{name}.problems").read_text(encoding="utf-8")
    given = re.match(r"# type: (\S+)", said)
    place = data / "entries" / (given[1] if given else "side-effects")
    place.mkdir(exist_ok=True)
    for file in (BAD / f"{name}.md", BAD / f"{name}.es.md"):
        if file.exists():
            shutil.copy(file, place)
    return data


def is_said(problem: Problem, wanted: re.Match[str], name: str) -> bool:
    """Say whether `problem` is what a line of the `.problems` file asks for."""
    return (
        Path(problem.file).name == (wanted["file"] or f"{name}.md")
        and problem.line == int(wanted["line"])
        and problem.field == wanted["field"]
        and problem.level == ("warning" if wanted["warning"] else "error")
        and wanted["part"] in problem.message
    )


def test_the_made_up_content_itself_is_good(tmp_path: Path) -> None:
    _, built, problems = check(small_content(tmp_path), DAY)

    assert problems == []
    assert len(built) == 5


def test_every_bad_entry_says_what_is_wrong_with_it() -> None:
    entries = {path.name.removesuffix(".md").removesuffix(".es") for path in BAD.glob("*.md")}

    assert entries == set(NAMES)
    assert all(expected(name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_problems_of_a_bad_entry_are_said_and_no_others(tmp_path: Path, name: str) -> None:
    _, _, problems = check(content_with(name, tmp_path), DAY)

    wanted = expected(name)
    missing = [line[0] for line in wanted if not any(is_said(problem, line, name) for problem in problems)]
    extra = [str(problem) for problem in problems if not any(is_said(problem, line, name) for line in wanted)]
    assert not missing, f"not said; said was: {[str(problem) for problem in problems]}"
    assert not extra


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_entry_is_not_built_and_one_that_is_only_overdue_is(tmp_path: Path, name: str) -> None:
    data, output = content_with(name, tmp_path), tmp_path / "ketaref.db"
    only_warnings = all(line["warning"] for line in expected(name))

    if only_warnings:
        assert build(data, output, DAY)
        assert output.exists()
    else:
        with pytest.raises(ContentError, match="was not built"):
            build(data, output, DAY)
        assert not output.exists()


def test_the_problems_of_all_bad_entries_come_in_one_run(tmp_path: Path) -> None:
    """A writer mends everything at once: one bad file hides nothing of another."""
    shapely = [name for name in NAMES if name not in {"figure-id-taken", "spanish-alone", "type-unknown"}]
    data = small_content(tmp_path)
    for name in shapely:
        content_with(name, tmp_path / name)
        shutil.copytree(tmp_path / name / "data" / "entries", data / "entries", dirs_exist_ok=True)

    _, _, problems = check(data, DAY)

    complained = {Path(problem.file).name.removesuffix(".md").removesuffix(".es") for problem in problems}
    assert complained >= set(shapely)
    assert problems == sorted(problems)
