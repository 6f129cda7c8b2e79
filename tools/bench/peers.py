"""Programs of the same kind, by the same ruler: from the start of the process to its window on an X server, and memory.

Zeal, GoldenDict and Kiwix as Debian has them, where they are installed, each without any content; ours has its own.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tools.bench.rows import Row, resident
from tools.bench.window import screen

PEERS = ("zeal", "goldendict", "kiwix-desktop")
RUNS = 5
_SHOWN_WITHIN = 20.0
_SETTLES = 1.5
_LOOKS = 0.01
_AS_ROOT = {"QTWEBENGINE_DISABLE_SANDBOX": "1"}
"""A browser engine refuses to start for root otherwise; nothing is loaded in it."""


def rows() -> Iterator[Row]:
    """Yield start and memory of our window beside each peer that is installed."""
    there = [name for name in PEERS if shutil.which(name)]
    if not there or not all(map(shutil.which, ("Xvfb", "xdotool"))):
        return
    commands = {"ours": [sys.executable, "-m", "ketaref"], **{name: [name] for name in there}}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with screen() as environment:
        for _run in range(RUNS):  # in turn, so that a slow moment of the machine hits all
            for name in list(found):
                try:
                    found[name].append(_started(commands[name], environment))
                except TimeoutError:
                    if name == "ours":
                        raise
                    del found[name]  # a program that shows no window here is left out
    medians = {name: [statistics.median(part) for part in zip(*runs, strict=True)] for name, runs in found.items()}
    for name in filter(medians.get, there):
        yield Row(f"start to a window, beside {name}", medians["ours"][0], "ms", "", medians[name][0])
        yield Row(f"resident memory, beside {name}", medians["ours"][1], "MB", "", medians[name][1])


def _started(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds until the program has a window that can be seen, and its megabytes a moment later."""
    with tempfile.TemporaryDirectory() as nobody:
        clean = environment | {"HOME": nobody, "XDG_CONFIG_HOME": nobody, "XDG_DATA_HOME": nobody, **_AS_ROOT}
        started = time.monotonic()
        process = subprocess.Popen(command, env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not _is_seen(process.pid, environment):
                if time.monotonic() - started > _SHOWN_WITHIN or process.poll() is not None:
                    raise TimeoutError(command[0])
                time.sleep(_LOOKS)
            took = (time.monotonic() - started) * 1000
            time.sleep(_SETTLES)
            return took, resident(process.pid)
        finally:
            process.terminate()
            process.wait()


def _is_seen(process: int, environment: dict[str, str]) -> bool:
    command = ["xdotool", "search", "--onlyvisible", "--pid", str(process)]
    return bool(subprocess.run(command, env=environment, capture_output=True, check=False).stdout.strip())
