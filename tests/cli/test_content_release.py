"""`content check --release`: what is a warning on an ordinary day stops a release."""

import subprocess
import sys

LONG_AFTER = "2040-01-01"


def check(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ketaref", "content", "check", "--as-of", LONG_AFTER, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_overdue_review_is_a_warning() -> None:
    run = check()
    assert run.returncode == 0
    assert "review it" in run.stdout


def test_an_overdue_review_stops_a_release() -> None:
    run = check("--release")
    assert run.returncode == 1
    assert "problems in the content" in run.stderr
