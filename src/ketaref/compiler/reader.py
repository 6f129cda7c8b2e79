"""Reading content files: front matter, sections and the line each came from. Knows nothing about meaning."""

import re
import sys
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ketaref.model.problem import Problem

MAX_BYTES = 1024 * 1024
_MAX_LINE = 20_000
_MAX_NESTING = 40
_FENCE = "---"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
"""Every control character but the tab."""

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class RawSection(msgspec.Struct, frozen=True):
    """The text under one `##` heading, and the line of that heading."""

    heading: str
    line: int
    text: str


class RawFile(msgspec.Struct, frozen=True):
    """A content file taken apart. `lines` maps a dotted field path to its line; it stands from `first` to `last`."""

    path: str
    front: dict[str, Any]
    lines: dict[str, int]
    sections: list[RawSection]
    first: int = 1
    last: int = sys.maxsize

    def holds(self, problem: Problem) -> bool:
        """Say whether a problem is one of this file, or of the part of a file that this is."""
        return problem.file == self.path and self.first <= problem.line <= self.last

    def part(self, key: str, at: int) -> "RawFile":
        """Return item `at` of the list `key` as a file of its own, so that problems point into it."""
        path = f"{key}.{at}"
        lines = {name[len(path) + 1 :]: line for name, line in self.lines.items() if name.startswith(f"{path}.")}
        after = self.lines.get(f"{key}.{at + 1}", sys.maxsize)
        return RawFile(self.path, {}, lines, [], self.line_of(path), after - 1)

    def line_of(self, field: str) -> int:
        """Return the line of `field`, or of its nearest parent."""
        while field:
            if field in self.lines:
                return self.lines[field]
            field = field.rpartition(".")[0]
        return self.first


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, or an empty text and what is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [Problem(name, 1, "file", f"cannot be read ({error.strerror}); check that it exists")]
    if len(raw) > MAX_BYTES:
        return "", [Problem(name, 1, "file", f"is larger than {MAX_BYTES // 1024} KB; split it")]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", [Problem(name, line, "file", "is not UTF-8 text; save it as UTF-8")]
    return text, _odd_text(text, name)


def _odd_text(text: str, name: str) -> list[Problem]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _MAX_LINE:
            found.append(Problem(name, number, "line", f"has {len(line):,} characters; break it up"))
        if _CONTROL.search(line):
            found.append(Problem(name, number, "line", "holds a control character; delete it"))
    return found


def read_yaml(text: str, name: str, first_line: int = 1) -> tuple[Any, dict[str, int], list[Problem]]:
    """Return the data of a YAML text, the line of each field, and what is wrong with it.

    Anchors and tags are refused: nothing here needs them, and a few lines of anchors can stand for gigabytes.
    So is deep nesting, which would end the process: the C library builds its nodes on the stack.
    """
    loader = _Loader(text)
    try:
        refused = _refused(text)
        if refused:
            return None, {}, [Problem(name, first_line, "yaml", refused)]
        node = loader.get_single_node()
        if node is None:
            return None, {}, [Problem(name, first_line, "yaml", "is empty")]
        lines: dict[str, int] = {}
        problems = _walk(node, "", first_line, lines, name)
        return loader.construct_document(node), lines, problems
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, {}, [_yaml_problem(error, name, first_line)]
    finally:
        loader.dispose()


def _refused(text: str) -> str:
    """Say why the shape of a YAML text is refused, or nothing. Events are read without recursion."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        if getattr(event, "anchor", None):
            return "uses an anchor or alias (&name, *name); write the value out"
        if getattr(event, "tag", None):
            return "uses a tag (!name); write the plain value"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_NESTING:
            return "is nested too deeply; flatten it"
    return ""


def _yaml_problem(error: Exception, name: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = first_line + (mark.line if mark else 0)
    what = getattr(error, "problem", None) or str(error).split("\n")[0]
    return Problem(name, line, "yaml", f"is not valid YAML: {what}; quote the text if it holds a colon")


def _walk(node: yaml.Node, path: str, first: int, lines: dict[str, int], name: str) -> list[Problem]:
    found: list[Problem] = []
    lines[path] = node.start_mark.line + first
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            label = str(key.value)
            child = f"{path}.{label}" if path else label
            if label in seen:
                found.append(Problem(name, key.start_mark.line + first, child, "is given twice; keep one"))
            seen.add(label)
            found += _walk(value, child, first, lines, name)
            lines[child] = key.start_mark.line + first
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found += _walk(value, f"{path}.{index}", first, lines, name)
    return found


def read_entry(path: Path, name: str) -> tuple[RawFile | None, list[Problem]]:
    """Return an entry file taken apart, or None and what is wrong with it. `name` is how problems call it."""
    text, problems = read_text(path, name)
    if problems:
        return None, problems
    rows = text.split("\n")
    if rows[0].rstrip() != _FENCE:
        return None, [Problem(name, 1, "front matter", "must begin with a line of three hyphens")]
    ends = [index for index, row in enumerate(rows[1:], start=1) if row.rstrip() == _FENCE]
    if not ends:
        return None, [Problem(name, 1, "front matter", "has no closing line of three hyphens")]
    front, lines, problems = read_yaml("\n".join(rows[1 : ends[0]]), name, first_line=2)
    if not problems and not isinstance(front, dict):
        problems = [Problem(name, 2, "front matter", "must be a list of fields, such as title: …")]
    if problems:
        return None, problems
    sections, problems = _sections(rows, ends[0] + 1, name)
    return RawFile(name, {str(key): value for key, value in front.items()}, lines, sections), problems


def _sections(rows: list[str], start: int, name: str) -> tuple[list[RawSection], list[Problem]]:
    sections: list[RawSection] = []
    problems: list[Problem] = []
    heading, line, body = "", start, list[str]()
    for number, row in enumerate([*rows[start:], "## "], start=start + 1):
        if row.startswith("## "):
            if heading:
                sections.append(RawSection(heading, line, "\n".join(body).strip()))
            elif any(text.strip() for text in body):
                problems.append(Problem(name, line + 1, "body", "has text before the first ## heading"))
            heading, line, body = row[3:].strip(), number, []
        else:
            body.append(row)
    return sections, problems
