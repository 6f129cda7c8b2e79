"""Measures what a person waits for, and prints it: `make bench`. Nothing passes or fails here.

Each row is a fresh process, from its start to its end, or to the moment its window is on an X server's
screen. The bare rows (Python alone, an empty Qt window) are the floor that this machine allows: compare
within one run, never across machines.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

RUNS = 10
WINDOW_DEADLINE = 30.0  # seconds
KETAREF = (sys.executable, "-m", "ketaref")
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("bare")
label.setWindowTitle("Bare window")
label.show()
application.exec()
"""


def report(name: str, measure: Callable[[], float], runs: int = RUNS) -> None:
    """Print median and worst of `runs` measurements in milliseconds, after one that warms up the disk."""
    measure()
    times = [measure() for _ in range(runs)]
    print(f"{name:<46} median {statistics.median(times):7.0f} ms   worst {max(times):7.0f} ms", flush=True)


def command(*arguments: str) -> float:
    """Return the milliseconds a command takes to its end; raise CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(arguments, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def first_handout(output: Path) -> Sequence[str]:
    """Return the command that makes the first template's PDF with its example entries."""
    listed = subprocess.run([*KETAREF, "handout", "list", "--json"], check=True, capture_output=True).stdout
    template = json.loads(listed)[0]
    entries = [part for entry in template.get("example_entries", ()) for part in ("--entry", entry)]
    return [*KETAREF, "handout", "make", template["id"], *entries, "-o", str(output)]


# Windows on a screen of our own ----------------------------------------------------------------------


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start an X server without a monitor; give the environment of programs that draw on it."""
    reading, writing = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24"]
    server = subprocess.Popen(arguments, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        yield os.environ | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def on_screen(environment: dict[str, str], title: str) -> bool:
    """Say whether a window with this title (a regular expression) can be seen."""
    finder = ["xdotool", "search", "--onlyvisible", "--name", title]
    return subprocess.run(finder, env=environment, check=False, capture_output=True).returncode == 0


def window(environment: dict[str, str], title: str, *arguments: str) -> float:
    """Return the milliseconds from a program's start to its window being seen; the program is ended then."""
    start = time.perf_counter()
    program = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not on_screen(environment, title):  # each look takes a few milliseconds
            if program.poll() is not None or time.perf_counter() - start > WINDOW_DEADLINE:
                raise SystemExit(f"No window came from: {' '.join(arguments)}")
        return (time.perf_counter() - start) * 1000
    finally:
        program.terminate()
        program.wait()


def main() -> int:
    """Measure everything once and print a row for each."""
    report("Python alone", partial(command, sys.executable, "-c", ""))
    report("ketaref --version", partial(command, *KETAREF, "--version"))
    report("ketaref search dissociation", partial(command, *KETAREF, "search", "dissociation", "--json"))
    report(
        "ketaref search disociation (mended)", partial(command, *KETAREF, "search", "disociation", "--json")
    )
    with tempfile.TemporaryDirectory() as folder:
        report("ketaref handout make", partial(command, *first_handout(Path(folder) / "handout.pdf")))
        build = [*KETAREF, "content", "build", "-o", str(Path(folder) / "ketaref.db")]
        report("ketaref content build", partial(command, *build), runs=1)
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        print("Xvfb or xdotool is missing: no window was measured.")
        return 0
    with screen() as environment:
        empty = partial(window, environment, "^Bare window$", sys.executable, "-c", BARE_WINDOW)
        report("an empty Qt window", empty)
        report("KetaRef's window", partial(window, environment, "KetaRef", *KETAREF))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
