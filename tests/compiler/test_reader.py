"""Reading content files: whatever lies in the folder, the writer is told the line and what to do."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref.compiler.reader import MAX_BYTES, RawFile, read_entry, read_text, read_yaml
from ketaref.model.problem import Problem

GOOD = b"---\ntitle: A title\nlist:\n- one\n- {two: 2}\n---\n## First\n\nText.\n\n## Second\n\nMore.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "entry.md"


def only_problem(file: Path) -> Problem:
    """Return the one problem of a file that cannot be read as an entry."""
    raw, problems = read_entry(file, "entry.md")
    assert raw is None
    assert len(problems) == 1
    return problems[0]


def read(file: Path) -> RawFile:
    """Return a file that must be good."""
    raw, problems = read_entry(file, "entry.md")
    assert problems == []
    assert raw is not None
    return raw


def test_a_good_file_is_taken_apart(file: Path) -> None:
    file.write_bytes(GOOD)
    raw = read(file)

    assert raw.front == {"title": "A title", "list": ["one", {"two": 2}]}
    assert [(s.heading, s.line, s.text) for s in raw.sections] == [("First", 7, "Text."), ("Second", 11, "More.")]


@pytest.mark.parametrize(
    ("field", "line"),
    [("title", 2), ("list", 3), ("list.0", 4), ("list.1.two", 5), ("list.1.two.three", 5), ("other", 1), ("", 1)],
)
def test_the_line_of_a_field_or_of_its_nearest_parent_is_known(file: Path, field: str, line: int) -> None:
    file.write_bytes(GOOD)

    assert read(file).line_of(field) == line


@pytest.mark.parametrize(
    "written",
    [b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), GOOD.replace(b"---\n", b"---  \n"), GOOD.rstrip()],
    ids=["byte order mark", "lines of Windows", "spaces behind the fence", "no last line end"],
)
def test_what_editors_do_to_files_does_not_matter(file: Path, written: bytes) -> None:
    file.write_bytes(GOOD)
    plain = read(file)
    file.write_bytes(written)

    assert read(file) == plain


def test_a_file_that_is_not_utf8_names_the_line(file: Path) -> None:
    file.write_bytes(GOOD.replace(b"Text.", b"Presi\xf3n."))
    problem = only_problem(file)

    assert (problem.line, problem.field) == (9, "file")
    assert "save it as UTF-8" in problem.message


@pytest.mark.parametrize("raw", [b"\xff\xfe-\0-\0-\0", b"\x80", b"---\n\xc3", b"\xed\xa0\x80"])
def test_other_encodings_are_refused(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)

    assert "not UTF-8" in only_problem(file).message


def test_a_file_of_more_than_a_megabyte_is_to_be_split(file: Path) -> None:
    file.write_bytes(GOOD + b"More text of no use.\n" * 60_000)
    assert file.stat().st_size > 1_100_000

    assert "larger than 1024 KB; split it" in only_problem(file).message


def test_the_largest_file_allowed_is_read(file: Path) -> None:
    file.write_bytes(GOOD + b"x\n" * ((MAX_BYTES - len(GOOD)) // 2))

    assert read(file).sections[1].line == 11


def test_a_line_of_more_than_a_megabyte_is_refused_whatever_it_holds(file: Path) -> None:
    file.write_bytes(GOOD + b"x" * 1_100_000)
    assert "split it" in only_problem(file).message

    file.write_bytes(GOOD + b"x" * 30_000)
    problem = only_problem(file)
    assert problem.line == 14
    assert problem.message == "has 30,000 characters; break it up"


@pytest.mark.parametrize("char", ["\0", "\x02", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f", "\r"])
def test_control_characters_are_refused_with_their_line(file: Path, char: str) -> None:
    file.write_bytes(GOOD.replace(b"Text.", f"Te{char}xt.".encode()))
    problem = only_problem(file)

    assert problem.line == 9
    assert "control character" in problem.message


def test_each_odd_line_is_a_problem_of_its_own(file: Path) -> None:
    file.write_bytes(GOOD.replace(b"Text.", b"\x07").replace(b"More.", b"\x07"))
    _, problems = read_entry(file, "entry.md")

    assert [problem.line for problem in problems] == [9, 13]


def test_a_missing_file_and_a_folder_cannot_be_read(file: Path) -> None:
    assert "check that it exists" in read_text(file, "entry.md")[1][0].message
    file.mkdir()
    assert "cannot be read" in only_problem(file).message


@pytest.mark.parametrize("raw", [b"", b"\n", b"---", b"---\n", b"---\n---", b"--- \n---\n", b"text", b"---\n\n---\n"])
def test_a_file_without_front_matter_is_one_problem(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)

    assert only_problem(file).field in {"front matter", "yaml"}


# YAML ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["- " * 5_000, "- " * 100_000, "? " * 100_000, "[" * 100_000, "{a: " * 50_000, "[" * 41 + "]" * 41,
     "".join(f"{' ' * depth}a:\n" for depth in range(600))],
    ids=["lists", "more lists", "keys", "brackets", "braces", "just too deep", "block"],
)  # fmt: skip
def test_deep_nesting_is_a_problem_and_not_the_end_of_the_process(text: str) -> None:
    data, _, problems = read_yaml(text, "x")

    assert data is None
    assert "flatten it" in problems[0].message


def test_brackets_inside_text_are_not_nesting() -> None:
    data, _, problems = read_yaml(f"a: '{'[' * 200}'", "x")

    assert problems == []
    assert data == {"a": "[" * 200}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x", "write the value out"),
        ("a: &x 1", "write the value out"),
        ("<<: *x", "write the value out"),
        ("a: !!python/object/apply:os.system [id]", "uses a tag"),
        ("a: !!timestamp never", "uses a tag"),
        ("a: !!binary '='", "uses a tag"),
        ("a: !own x", "uses a tag"),
        ("a: 2026-02-31", "not valid YAML"),
        ("a: 'b", "not valid YAML"),
        ("a: b: c", "quote the text if it holds a colon"),
        ("{[1]: 2}", "not valid YAML"),
        ("a\n---\nb", "not valid YAML"),
        ("%YAML 9.9\n---\na: 1", "not valid YAML"),
        (f"a: {'9' * 10_000}", "not valid YAML"),
        ("", "is empty"),
        ("# only a remark", "is empty"),
    ],
)
def test_yaml_that_we_do_not_take(text: str, said: str) -> None:
    data, _, problems = read_yaml(text, "file.yaml")

    assert data is None
    assert len(problems) == 1
    assert said in problems[0].message


def test_a_bomb_of_aliases_is_not_blown_up() -> None:
    rows = ["a0: &a0 [" + ", ".join("x" * 9) + "]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert "write the value out" in read_yaml("\n".join(rows), "x")[2][0].message


def test_a_key_given_twice_is_found_at_any_depth() -> None:
    _, _, problems = read_yaml("a: 1\nb:\n- c: 1\n  d: 2\n  c: 3\na: 2\n", "x", first_line=2)

    assert [(problem.line, problem.field) for problem in problems] == [(6, "b.0.c"), (7, "a")]


# Anything -----------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from(list("-*_#|`[]{}()<>&!:?%@,.~^'\"\\\n\t 1a")),
    st.sampled_from(["---\n", "\n- ", "? ", "!!timestamp ", "&a ", "*a", "<<: ", "\n## ", "a: ", "|\n ", ">-\n"]),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_any_text_is_read_as_yaml_or_refused(text: str) -> None:
    data, lines, problems = read_yaml(text, "x")

    assert all(line >= 1 for line in lines.values())
    assert data is not None or problems or text.strip()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(), TEXTS.map(str.encode), TEXTS.map(lambda text: f"---\n{text}\n---\n{text}".encode())))
def test_any_bytes_are_read_as_an_entry_or_refused(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entry.md"
        path.write_bytes(raw)
        entry, problems = read_entry(path, "entry.md")
    assert entry is not None or problems
