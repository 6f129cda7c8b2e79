"""Each example in fixtures/entries/bad breaks a rule; beside it stands exactly what must be said about it.

`<name>.problems` holds a line for each problem: `line: field: part of the sentence`, with the file's name
before it where it is not that of the example. The example is laid into the made-up content of fixtures/content:
an entry, `<name>.md`, among the side effects or in the folder that a first line `# type: <folder>` names; rows,
`<name>.yaml`, in place of the file that a first line `# file: <name>` names.
"""

import re
import shutil
from pathlib import Path

import pytest

from factories import DAY, FIXTURES, small_content
from ketaref.compiler import checks
from ketaref.compiler.build import build, check
from ketaref.compiler.road import road_follows_arrows
from ketaref.compiler.spanish_facts import facts_have_spanish, notes_say_the_same
from ketaref.errors import ContentError
from ketaref.model.problem import Problem

BAD = FIXTURES / "entries" / "bad"
NAMES = sorted(path.stem for path in BAD.glob("*.problems"))
EXPECTED = re.compile(
    r"((?P<file>\S+\.(md|yaml)) )?(?P<line>\d+): (?P<field>[^:]+): (?P<warning>warning: )?(?P<part>.+)"
)

CAUGHT: dict[checks.Rule, str] = {
    checks.ids_are_words: "rows-id-not-words",
    checks.titles_are_one_line: "title-two-lines",
    checks.related_exist: "rows-related-unknown",
    checks.status_says_for_what: "status-for-no-use",
    checks.sources_exist: "figure-source-unknown",
    checks.figures_are_used: "figure-cited-nowhere",
    checks.spanish_keeps_up: "rows-other-marks",
    checks.lists_match: "spanish-list-shorter",
    checks.held_has_reason: "rows-held-with-figure",
    checks.review_is_in_time: "rows-own-review-overdue",
    checks.enough_is_said: "comparison-too-little-said",
    checks.figures_agree: "figure-told-by-two-names",
    checks.comparisons_can_be_drawn: "comparison-figure-not-drawn",
    checks.scales_are_given: "form-scale-missing",
    checks.pathway_is_whole: "pathway-lonely-box",
    road_follows_arrows: "pathway-road-without-ground",
    checks.beginnings_are_sorted: "begins-without-onset",
    checks.corrections_lead_somewhere: "correction-of-a-revision-to-come",
    checks.sources_are_cited: "source-cited-nowhere",
    facts_have_spanish: "spanish-facts",
    notes_say_the_same: "pathway-note-says-other",
}
"""A bad example for each rule over the whole content."""


def expected(name: str) -> list[re.Match[str]]:
    """Return the lines of a `.problems` file, taken apart."""
    lines = (BAD / f"{name}.problems").read_text(encoding="utf-8").splitlines()
    matches = [EXPECTED.fullmatch(line) for line in lines if not line.startswith("#")]
    return [match for match in matches if match]


def only_warns(name: str) -> bool:
    """Say whether an example is no reason to build nothing."""
    return all(line["warning"] for line in expected(name))


def place(name: str) -> str:
    """Return where an example belongs below the data folder."""
    said = (BAD / f"{name}.problems").read_text(encoding="utf-8")
    given = re.match(r"# (type|file): (\S+)", said)
    if given and given[1] == "file":
        return given[2]
    return f"entries/{given[2] if given else 'side-effects'}/{name}.md"


def content_with(name: str, folder: Path) -> Path:
    """Return the made-up content with one bad example laid into it."""
    data = small_content(folder)
    goal = data / place(name)
    goal.parent.mkdir(exist_ok=True)
    for given, put in ((f"{name}{goal.suffix}", goal), (f"{name}.es.md", goal.with_suffix(".es.md"))):
        if (BAD / given).exists():
            shutil.copy(BAD / given, put)
    return data


def is_said(problem: Problem, wanted: re.Match[str], name: str) -> bool:
    """Say whether `problem` is what a line of the `.problems` file asks for."""
    return (
        Path(problem.file).name == (wanted["file"] or Path(place(name)).name)
        and problem.line == int(wanted["line"])
        and problem.field == wanted["field"]
        and problem.level == ("warning" if wanted["warning"] else "error")
        and wanted["part"] in problem.message
    )


def test_the_made_up_content_itself_is_good(tmp_path: Path) -> None:
    _, built, problems = check(small_content(tmp_path), DAY)

    assert problems == []
    assert len(built) == 15


def test_every_bad_example_says_what_is_wrong_with_it() -> None:
    examples = {path.name.partition(".")[0] for path in BAD.iterdir() if path.suffix in {".md", ".yaml"}}

    assert examples == set(NAMES)
    assert all(expected(name) for name in NAMES)


def test_every_rule_over_the_whole_content_has_an_example() -> None:
    beside = {checks.synonyms_lead_somewhere, checks.asked_leads_somewhere}  # see test_bad_files.py
    assert set(CAUGHT) | beside == set(checks.RULES)


@pytest.mark.parametrize("rule", CAUGHT, ids=lambda rule: rule.__name__)
def test_each_rule_by_itself_catches_its_example_and_lets_good_content_be(tmp_path: Path, rule: checks.Rule) -> None:
    content, built, _ = check(content_with(CAUGHT[rule], tmp_path / "bad"), DAY)
    assert list(rule(content, built, DAY))

    content, built, _ = check(small_content(tmp_path / "good"), DAY)
    assert list(rule(content, built, DAY)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_problems_of_a_bad_entry_are_said_and_no_others(tmp_path: Path, name: str) -> None:
    _, _, problems = check(content_with(name, tmp_path), DAY)

    wanted = expected(name)
    missing = [line[0] for line in wanted if not any(is_said(problem, line, name) for problem in problems)]
    extra = [str(problem) for problem in problems if not any(is_said(problem, line, name) for line in wanted)]
    assert not missing, f"not said; said was: {[str(problem) for problem in problems]}"
    assert not extra


@pytest.mark.parametrize("name", dict.fromkeys([*NAMES[::12], *filter(only_warns, NAMES)]))
def test_a_bad_example_is_not_built_and_one_that_is_only_overdue_is(tmp_path: Path, name: str) -> None:
    data, output = content_with(name, tmp_path), tmp_path / "ketaref.db"

    if only_warns(name):
        assert build(data, output, DAY)
        assert output.exists()
    else:
        with pytest.raises(ContentError, match="was not built"):
            build(data, output, DAY)
        assert not output.exists()


def test_the_problems_of_all_bad_entries_come_in_one_run(tmp_path: Path) -> None:
    """A writer mends everything at once: one bad file hides nothing of another."""
    alone = {"figure-id-taken", "figure-asked-twice", "figure-told-by-two-names", "help-911", "spanish-alone"}
    shapely = [name for name in NAMES if place(name) == f"entries/side-effects/{name}.md" and name not in alone]
    data = small_content(tmp_path)
    for name in shapely:
        content_with(name, tmp_path / name)
        shutil.copytree(tmp_path / name / "data" / "entries", data / "entries", dirs_exist_ok=True)

    _, _, problems = check(data, DAY)

    complained = {Path(problem.file).name.removesuffix(".md").removesuffix(".es") for problem in problems}
    assert complained >= set(shapely)
    assert problems == sorted(problems)
