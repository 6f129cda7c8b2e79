"""The page of faults names tests that are there, and none of its rows is without one."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    line
    for line in (ROOT / "docs" / "faults.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| fault", "| ---"))
]
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_row_names_a_test_that_is_there() -> None:
    missing = [row for row in ROWS if "the same test" not in row and not _TEST.search(row)]
    for row in ROWS:
        for name, function in _TEST.findall(row):
            path = ROOT / name
            if not path.exists() or f"\ndef {function}(" not in path.read_text(encoding="utf-8"):
                missing.append(f"{name}::{function}")
    assert not missing


def test_every_row_says_what_is_seen_and_what_is_lost() -> None:
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS]
    assert [row for row in cells if len(row) != 4 or not all(row)] == []
