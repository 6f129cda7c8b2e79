"""What every packaged program must answer on the command line, wherever it was installed."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import outloud
import pdfua
from pypdf import PdfReader

Ask = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the packaged program with some arguments and returns what it said, both streams in one."""

DOCTORS_LINES = (
    r"ok  database: \d+ entries, \d+ in en, \d+ in es, content [\d.]+, hash \w{12}, every byte hashed",
    r"ok  content packs: none installed",
    r"ok  keys: packs are taken from .*; signatures can be checked",
    r"ok  window: 4 fonts and \d+ icons loaded, Qt speaks Spanish; printing: .*",
    r"ok  translations: en, es",
    r"ok  search: 'ketamine infusion' finds iv-ketamine first",
    r"ok  handouts: side-effects made, [\d,]+ bytes of tagged PDF",
    r"ok  policy: none",
    r"ok  clinic: nothing was saved yet",
    r"KetaRef is whole\.",
)


def check(ask: Ask, folder: Path, shown: str | None = None) -> None:
    """Let the program examine itself, search, refuse and make a handout in `folder`, which it calls `shown`."""
    examined = ask("doctor")
    assert examined.returncode == 0, examined.stdout
    lines = examined.stdout.splitlines()
    assert len(lines) == len(DOCTORS_LINES), examined.stdout
    for pattern, line in zip(DOCTORS_LINES, lines, strict=True):
        assert re.fullmatch(pattern, line), line
    found = ask("search", "dizyness", "--json")
    assert json.loads(found.stdout)[0]["id"] == "dizziness"
    refused = ask("content", "check")
    assert refused.returncode == 1
    assert "content extra" in refused.stdout
    assert len(refused.stdout.splitlines()) == 1, refused.stdout
    sheet = "side-effects-és.pdf"
    made = ask("handout", "make", "side-effects", "--lang", "es", "--large-print", "-o", f"{shown or folder}/{sheet}")
    assert made.returncode == 0, made.stdout
    check_handout(folder / sheet, "Efectos")


def check_handout(path: Path, word: str) -> None:
    """A handout that the packaged program made passes what those of a checkout pass."""
    assert word in PdfReader(path).pages[0].extract_text()
    assert pdfua.validate(str(path)).findings == ()
    assert not [finding for finding in outloud.check(str(path)).findings if finding.severity == "error"]


def plain(command: list[str], environment: dict[str, str], folder: Path) -> Ask:
    """Return how to ask a program that runs on this system."""

    def ask(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*command, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip

    return ask
