"""`content check --release`: what is a warning on an ordinary day stops a release."""

from pathlib import Path

import pytest

from cli.running import done, run
from factories import small_content

LONG_AFTER = ("--as-of", "2040-01-01")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


def test_an_overdue_review_is_a_warning(data: Path) -> None:
    assert "review it" in done("content", "check", "--data", str(data), *LONG_AFTER)


def test_an_overdue_review_stops_a_release(data: Path) -> None:
    process = run("content", "check", "--release", "--data", str(data), *LONG_AFTER)

    assert process.returncode == 1
    assert "problems in the content" in process.stderr


def test_the_content_of_this_checkout_is_checked_where_no_other_is_named() -> None:
    process = run("content", "check", "--only", "dissociation", *LONG_AFTER)

    assert process.returncode == 0, process.stdout
    assert "dissociation.md" in process.stdout
    assert "review it" in process.stdout
