"""No internet: a scripted visit and every command, watched by strace, open no internet socket; nor do they miss one."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.watching import calls_elsewhere

VISIT = Path(__file__).with_name("scripted_use.py")
KETAREF = (sys.executable, "-m", "ketaref")
PATIENCE = 120  # seconds
INTERNET_SOCKET = re.compile(r"\bsocket\(AF_INET6?\b")

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
needs_unshare = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="only root may take the network away from a program",
)


def commands(folder: Path) -> list[Sequence[str]]:
    """The commands that a network could matter to, and the window."""
    sheet = str(folder / "sheet.pdf")
    return [
        (*KETAREF, "search", "disociation", "--json"),
        (*KETAREF, "show", "dissociation"),
        (*KETAREF, "handout", "make", "side-effects", "--lang", "both", "-o", sheet),
        (*KETAREF, "doctor"),
        (sys.executable, str(VISIT), str(folder / "visit.pdf")),
    ]


@needs_strace
def test_nothing_opens_an_internet_socket(tmp_path: Path) -> None:
    for number, command in enumerate(commands(tmp_path)):
        log = tmp_path / f"{number}.strace"
        watched = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log), *command]
        run = subprocess.run(watched, capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert run.returncode == 0, run.stderr
        seen = log.read_text(errors="replace")
        assert calls_elsewhere(seen) == [], command
        if "doctor" not in command:  # which looks for printers
            assert INTERNET_SOCKET.findall(seen) == [], command


@needs_unshare
def test_everything_works_where_there_is_no_network(tmp_path: Path) -> None:
    for command in commands(tmp_path):
        run = subprocess.run(["unshare", "-n", *command], capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert run.returncode == 0, f"{command}: {run.stderr}"
    assert (tmp_path / "visit.pdf").read_bytes().startswith(b"%PDF-")
