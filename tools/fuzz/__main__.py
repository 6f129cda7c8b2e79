"""Throw files at what reads them: `python -m tools.fuzz COUNT [READER [WAY]]`; all of them where none is named.

Only the project's own errors may come out, what is read must keep its limits, and nothing may be written outside the
folder that is given. Each reader and way runs in a process of its own. Not run by CI: `make fuzz ARGS=100000` takes
hours.
"""

import argparse
import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.fuzz.ways import WAYS, Counted, Target

READERS = {
    "pack": "tools.fuzz.pack_reader",
    "front-matter": "tools.fuzz.front_matter",
    "policy": "tools.fuzz.policy_reader",
    "settings": "tools.fuzz.settings_reader",
    "clinic": "tools.fuzz.clinic_file",
}
"""The module of each reader; its `target` takes a folder and returns the Target."""

_IN_MEMORY = Path("/dev/shm")
"""Where there is one, files are written there: a disk is a thousand times as slow."""


def main() -> int:
    """Run what is asked for; 0 where nothing was found."""
    options = _options()
    if options.reader and options.way:
        return run(options.reader, options.way, options.count)
    readers = [options.reader] if options.reader else READERS
    found = [name for name in readers for way in WAYS if _apart(name, way, options.count)]
    return 1 if found else 0


def run(reader: str, way: str, count: int) -> int:
    """Try one reader in one way, and say how many inputs it took."""
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as name:
        with _watched() if way == "atheris" else contextlib.nullcontext():
            make: Callable[[Path], Target] = importlib.import_module(READERS[reader]).target
        target, begun = make(Path(name)), time.monotonic()

        def say() -> None:
            took = time.monotonic() - begun
            print(f"{reader}, {way}: {counted.inputs:,} inputs in {took:,.0f} s, nothing found", flush=True)

        def stopped(*_signal: object) -> None:
            say()
            os._exit(1)

        counted = Counted(target, count, say)
        signal.signal(signal.SIGTERM, stopped)  # a limit of time still tells how many there were
        WAYS[way](target, counted, count)
    return 0


def _watched() -> contextlib.AbstractContextManager[object]:
    """While this lasts, what is imported of ours tells atheris which of its lines run."""
    import atheris

    return atheris.instrument_imports(include=["ketaref", "yaml", "markdown", "tomllib"])  # type: ignore[no-any-return]


def _apart(reader: str, way: str, count: int) -> bool:
    """Run it in a process of its own; say whether it found something."""
    command = [sys.executable, "-m", "tools.fuzz", str(count), reader, way]
    return bool(subprocess.run(command, check=False).returncode)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=1000, help="inputs for each reader and way")
    parser.add_argument("reader", nargs="?", choices=READERS)
    parser.add_argument("way", nargs="?", choices=WAYS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
