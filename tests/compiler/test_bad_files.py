"""The files beside the entries: sources, help lines, synonyms, wording and release, each broken in turn."""

from pathlib import Path

import pytest

from factories import DAY, change, small_content
from ketaref.compiler.build import build, check
from ketaref.errors import ContentError

SOURCE = "- id: example-2021-label\n  type: webpage"

CHANGES = {
    "source without a place": ("sources.yaml", "  publisher: Agency of Examples\n", "", "no DOI, PMID, address"),
    "source cited nowhere": (
        "sources.yaml", SOURCE, f"- {{id: x, type: book, title: X, confirmed: seen, kind: review, URL: u}}\n{SOURCE}",
        "x: is cited nowhere",
    ),
    "source of no kind": ("sources.yaml", "kind: label", "kind: hearsay", "references.1.kind: invalid enum value"),
    "source nobody confirmed": ("sources.yaml", "confirmed: known", "confirmed: unsure", "invalid enum value 'unsure'"),
    "source without title": ("sources.yaml", "  title: A made-up label\n", "", "missing required field `title`"),
    "source in other shape": ("sources.yaml", "references:\n", "sources:\n", "must be a list under references:"),
    "sources broken": ("sources.yaml", "references:\n", "references: [\n", "is not valid YAML"),
    "line without source": ("help-lines.yaml", "sources: [example-2021-label]", "sources: [none]", "'none' is not in"),
    "line in one language": ("help-lines.yaml", "name: {en: Emergency, es: Emergencia}", "name: {en: A}", "`es`"),
    "line with a strange field": ("help-lines.yaml", "  strip: true", "  strip: true\n  fax: 1", "unknown field `fax`"),
    "line never checked": ("help-lines.yaml", "  checked: 2026-01-31\n", "", "missing required field `checked`"),
    "synonym leads nowhere": ("synonyms.yaml", "[dry-mouth]", "[dry-mouth, nowhere]", "nowhere: is not an entry"),
    "synonym without words": (
        "synonyms.yaml", "  lay: [cotton mouth]\n  es: [boca pastosa]\n", "", "dry-mouth: has no words"
    ),
    "asked for nowhere": ("asked.yaml", "entry: dry-mouth", "entry: nowhere", "nowhere: is not an entry"),
    "asked for twice": ("asked.yaml", "my tongue sticks", "no spit at all", "dry-mouth: has 'no spit at all' twice"),
    "asked with nothing": (
        "asked.yaml", "  en: [no spit at all, my tongue sticks]\n  es: [se me pega la lengua]\n", "",
        "dry-mouth: has no words",
    ),
    "release without version": ("release.yaml", 'version: "1.0"\n', "", "version: is missing"),
    "release without day": ("release.yaml", "2026-01-31", "soon", "released: invalid RFC3339 encoded date"),
    "release with more": ("release.yaml", 'version: "1.0"', 'version: "1.0"\nname: x', "name: is not a field here"),
    "release without a number": ("release.yaml", "sequence: 1\n", "", "sequence: is missing"),
    "release counted from nothing": ("release.yaml", "sequence: 1", "sequence: 0", "sequence: expected `int` >= 1"),
    "wording in one language": ("handouts/common.yaml", ', es: "Sobre esta hoja"', "", "missing required field `es`"),
    "wording as a list": ("handouts/common.yaml", "title: {en", "- {en", "expected `object`, got `array`"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_the_file_and_what_to_do_are_said(tmp_path: Path, name: str) -> None:
    file, old, new, said = CHANGES[name]
    data = small_content(tmp_path)
    change(data / file, old, new)

    _, _, problems = check(data, DAY)

    assert any(problem.file == f"data/{file}" and said in f"{problem.field}: {problem.message}" for problem in problems)


@pytest.mark.parametrize("file", ["sources.yaml", "help-lines.yaml", "synonyms.yaml", "asked.yaml", "release.yaml"])
@pytest.mark.parametrize("raw", [None, b"", b"\xff", b"\0", b"- - -", b"a: *b", b"just words"])
def test_a_file_that_is_missing_or_is_none_is_a_problem(tmp_path: Path, file: str, raw: bytes | None) -> None:
    data = small_content(tmp_path)
    (data / file).unlink()
    if raw is not None:
        (data / file).write_bytes(raw)

    _, _, problems = check(data, DAY)

    assert any(problem.file == f"data/{file}" for problem in problems)


OPTIONAL = ["glossary.yaml", "comparisons.yaml", "questionnaires.yaml", "pathway.yaml", "corrections.yaml"]


@pytest.mark.parametrize("file", OPTIONAL)
@pytest.mark.parametrize("raw", [b"", b"\xff", b"\0", b"- - -", b"a: *b", b"just words", b"a: b"])
def test_a_file_that_need_not_be_there_is_a_problem_where_it_is_no_such_file(
    tmp_path: Path, file: str, raw: bytes
) -> None:
    data = small_content(tmp_path)
    (data / file).write_bytes(raw)

    _, _, problems = check(data, DAY)

    assert any(problem.file == f"data/{file}" for problem in problems)


def test_content_without_the_files_that_need_not_be_there_is_whole(tmp_path: Path) -> None:
    data = small_content(tmp_path)
    for file in OPTIONAL:
        (data / file).unlink()

    _, built, problems = check(data, DAY)

    assert problems == []
    assert len(built) == 11


@pytest.mark.parametrize("folder", ["nothing", "file"])
def test_a_folder_without_content_is_said_with_what_to_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("no folder")

    for command in (lambda: check(tmp_path / folder, DAY), lambda: build(tmp_path / folder, tmp_path / "x.db", DAY)):
        with pytest.raises(ContentError, match="Give --data DIR"):
            command()
    assert not (tmp_path / "x.db").exists()


def test_two_entries_of_one_name_in_two_types_are_one_too_many(tmp_path: Path) -> None:
    data = small_content(tmp_path)
    (data / "entries/mechanisms/water.md").write_bytes((data / "entries/mechanisms/thirst.md").read_bytes())

    _, _, problems = check(data, DAY)

    assert [problem.message for problem in problems] == ["water exists already; ids are unique"]


def test_a_problem_reads_as_editors_expect(tmp_path: Path) -> None:
    data = small_content(tmp_path)
    change(data / "entries/mechanisms/thirst.md", "strength: supported", "strength: sure")

    _, _, problems = check(data, DAY)

    assert str(problems[0]) == ("data/entries/mechanisms/thirst.md:8: facts.strength: invalid enum value 'sure'")


def test_a_warning_says_that_it_is_one(tmp_path: Path) -> None:
    _, _, problems = check(small_content(tmp_path), DAY.replace(year=2030))

    assert len(problems) == 15
    assert all(problem.level == "warning" and "warning: was due before 2030" in str(problem) for problem in problems)
