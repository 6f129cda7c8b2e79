"""Content that wants to load, run or open something: whoever signed it, no file is read and nothing is started."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

VISIT = Path(__file__).with_name("hostile_visit.py")
PATIENCE = 900  # seconds
BAIT = "ketaref-bait"
ADDRESSES = (
    "{bait}/a.png", "file://{bait}/a.png", "file:///{bait}/a.svg", "http://127.0.0.1:9/{name}.png",
    "https://example.invalid/{name}.png", "//127.0.0.1/{name}.png", r"\\127.0.0.1\share\{name}.png",
    "smb://127.0.0.1/{name}", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "qrc:/{name}.png",
    ":/{name}.png", "vbscript:x", "ms-settings:privacy", "mailto:a@example.invalid", "cite:²", "cite:" + 5000 * "9",
    "cite:-1", "entry:../../{name}", "entry:nothing", "entry:", "tab:nothing", "tab:", "seen:", "home:", "drawing:../x",
    "pathway:nothing", "compare:nothing", "%00", "entry:%00",
)  # fmt: skip
MARKUP = '<img src="{0}"/><a href="{0}">link</a>'
AROUND = """
<link rel="stylesheet" href="{bait}/a.css"/>
<style>@import url({bait}/b.css); p {{ background: url({bait}/c.png) }}</style>
<table background="{bait}/d.png"><tr><td style="background-image: url({bait}/e.png)">x</td></tr></table>
<ul style="list-style-image: url({bait}/f.png)"><li>x</li></ul>
<script>alert(1)</script><iframe src="{bait}/g"></iframe><object data="{bait}/h"></object>
<body background="{bait}/i.png"><meta http-equiv="refresh" content="0;{bait}"><video src="{bait}/j"></video><p>words</p>
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" width="9" '
    'height="9"><image xlink:href="{bait}/k.png" width="9" height="9"/></svg>'
)

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def hostile(database: Path, target: Path, bait: Path) -> None:
    """Write a copy of the library in which every text, page and drawing tries to reach the bait."""
    addresses = [address.format(bait=bait, name=BAIT) for address in ADDRESSES]
    page = "".join(MARKUP.format(address) for address in addresses) + AROUND.format(bait=bait)
    text = f' <img src="{bait}/t.png"> <a href="file://{bait}">x</a> #image("{bait}/u.png") #read("{bait}/v") \\{{}}'
    target.write_bytes(database.read_bytes())
    connection = sqlite3.connect(target)
    with connection:
        for table, column in text_columns(connection):
            rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
            changed = [(spoilt(value, text, page), rowid) for rowid, value in rows]
            connection.executemany(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", changed)
        connection.execute("UPDATE drawings SET svg = ?", [zlib.compress(SVG.format(bait=bait).encode())])
    connection.close()


def text_columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Name the columns that hold what a person reads; titles and names as they are listed, and JSON records."""
    wanted = {
        "entries": ("badges", "facts", "status_reason", "grouped"),
        "editions": ("title", "summary", "aliases", "sections"),
        "sources": ("record",),
        "cells": ("runs",),
        "help_lines": ("record",),
        "wording": ("record",),
        "diagrams": ("record",),
        "corrections": ("record",),
    }
    return [(table, column) for table, columns in wanted.items() for column in columns]


def spoilt(value: str | bytes, text: str, page: str) -> str | bytes:
    if isinstance(value, bytes):
        return zlib.compress(json.dumps(in_record(json.loads(zlib.decompress(value)), text, page)).encode())
    if value[:1] in ("{", "["):
        return json.dumps(in_record(json.loads(value), text, page))
    return value + text


def in_record(value: object, text: str, page: str, key: str = "") -> object:
    """Spoil the texts of a record: words get the text, HTML the page, addresses an address; ids stay what they are."""
    if isinstance(value, dict):
        return {name: in_record(inner, text, page, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [in_record(inner, text, page, key) for inner in value]
    if not isinstance(value, str):
        return value
    if key == "html":
        return page + value
    if key == "URL":
        return "javascript:alert(1)"
    return value + text if " " in value else value


@needs_strace
@pytest.mark.slow
@pytest.mark.smoke
def test_hostile_content_reaches_nothing(database: Path, tmp_path: Path) -> None:
    bait, copy, log = tmp_path / BAIT, tmp_path / "library.db", tmp_path / "log.strace"
    bait.mkdir()
    hostile(database, copy, bait)
    calls = "trace=openat,open,connect,execve,stat,newfstatat,statx,access,readlink"
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "400", "-e", calls, "-o", str(log)]
    run = subprocess.run(
        [*strace, sys.executable, str(VISIT), str(copy), str(bait)],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
        env=os.environ | home | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert run.stdout == "used\n", run.stderr
    assert "Traceback" not in run.stderr, run.stderr
    called = log.read_text(errors="replace").splitlines()
    assert not [line for line in called if BAIT in line and "execve(" not in line]
    assert not [line for line in called if re.search(r"connect\(.*AF_INET", line)]
    assert len([line for line in called if "execve(" in line and " = 0" in line]) == 1, "a program was started"
