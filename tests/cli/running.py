"""Running the program as a person or a script does: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "ketaref")
PATCHED = """
import sys
from pathlib import Path
from ketaref import paths
from ketaref.cli.main import main
paths.database = lambda: Path(sys.argv[1])
raise SystemExit(main(sys.argv[2:]))
"""
"""The program with another database: there is no option or variable for that, so that none can be set by mistake."""


def run(*arguments: str | bytes, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `ketaref` with `arguments`, in this environment with some of it replaced."""
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | environment,
    )  # fmt: skip


def done(*arguments: str, **environment: str) -> str:
    """Run a command that must succeed and say nothing else; return what it prints."""
    process = run(*arguments, **environment)
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    return process.stdout


def answer(*arguments: str) -> Any:
    """Return what a command with `--json` prints."""
    return json.loads(done(*arguments, "--json"))


def sentence(code: int, *arguments: str | bytes, **environment: str) -> str:
    """Run a command that must fail with `code` and one sentence on standard error; return the sentence."""
    return one_sentence(run(*arguments, **environment), code)


def one_sentence(process: "subprocess.CompletedProcess[str]", code: int) -> str:
    """Check that a process ended with `code` and one plain sentence, and return that."""
    assert process.returncode == code, process.stderr
    said = process.stderr.strip()
    assert said.startswith("ketaref: ")
    assert "Traceback" not in said
    assert "\n" not in said
    assert said.endswith((".", "?"))
    assert process.stdout == ""
    return said.removeprefix("ketaref: ")


def script(code: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a small Python script that calls into the program in some unusual way."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
