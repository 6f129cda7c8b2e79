"""The window against a bare PySide6 window, both on an X server: time until a key shows results, and memory.

Each window is a process of its own that reports when it is usable: for the bare one that is its first paint, for
KetaRef the first paint of the results of a key that was sent as soon as the window had painted.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools.bench.rows import Row, percentile

RUNS = 11


def rows() -> Iterator[Row]:
    """Yield start and memory beside the bare window; nothing where no X server can be started."""
    if not shutil.which("Xvfb"):
        return
    with screen() as environment:
        bare, ours = [], []
        for _ in range(RUNS):  # in turn, so that a slow moment of the machine hits both
            bare.append(report("bare", environment))
            ours.append(report("start", environment))
        used = report("session", environment)
    ready, bare_ready = (percentile([report[0] for report in reports], 0.5) for reports in (ours, bare))
    memory, bare_memory = (percentile([report[1] for report in reports], 0.5) for reports in (ours, bare))
    yield Row("start to results of a key, beside a bare window", ready, "ms", "<= 1.5", bare_ready)
    yield Row("resident memory at start, beside a bare window", memory, "MB", "<= 2", bare_memory)
    yield Row("resident memory after long use with a preview", used[1], "MB", "<= 2", bare_memory)


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start an X server without a monitor; give the environment of programs that draw on it."""
    reading, writing = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24"]
    arguments.append("-noreset")  # it would begin anew whenever its last program ends, and turn the next one away
    server = subprocess.Popen(arguments, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said, tempfile.TemporaryDirectory() as nobody:
            display = said.readline().strip()
            yield os.environ | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": nobody}
    finally:
        server.terminate()
        server.wait()


def report(which: str, environment: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds until usable and megabytes resident of one process."""
    started = time.monotonic()
    process = ["bare_process"] if which == "bare" else ["window_process", which]
    command = [sys.executable, "-m", f"tools.bench.{process[0]}", *process[1:], repr(started)]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.split()
    return float(said[-2]), float(said[-1])
