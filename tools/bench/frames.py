"""How long the window takes to be somewhere else: tabs, entries, text sizes, letters, on an X server."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tools.bench.rows import Row, percentile
from tools.bench.window import screen

FRAME, WITH_FIGURES = 16, 33
"""Milliseconds."""


def rows() -> Iterator[Row]:
    """Yield p95 of each kind of change; nothing where there is no X server."""
    if not shutil.which("Xvfb"):
        return
    with screen() as environment:
        command = [sys.executable, "-m", "tools.bench.frames_process"]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    took: dict[str, list[float]] = json.loads(said.splitlines()[-1])
    tabs = {name: times for name, times in took.items() if name.startswith("tab ")}
    firsts = [time for name, times in took.items() if name.startswith("first ") for time in times]
    yield _row("switch to a tab, all of them", [time for times in tabs.values() for time in times], FRAME)
    for name, times in tabs.items():
        yield _row(f"switch to the {name}", times, FRAME)
    yield Row("a tab opened the first time, the slowest", max(firsts), "ms", "")
    for name in ("entry without figures", "entry with figures", "zoom", "letter typed"):
        figures = name in ("entry with figures", "zoom")
        yield _row(name, took[name], WITH_FIGURES if figures else FRAME)


def _row(name: str, times: list[float], goal: int) -> Row:
    return Row(f"{name}, p95 of {len(times)}", percentile(times, 0.95), "ms", f"<= {goal} ms")
