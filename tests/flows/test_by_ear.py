"""The whole deed from outside, by key and by ear: real keys on an X server, and what AT-SPI tells a screen reader.

`tests/golden/by-ear.txt` is the transcript: a line `> …` for what was done, below it what a screen reader says.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.bench.window import screen

from ketaref import paths

GOLDEN = Path(__file__).parents[1] / "golden" / "by-ear.txt"
LISTENER = Path(__file__).parents[1] / "listener.py"
PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SETTLES = 1.2
"""Seconds after a key until everything has been said."""

DEEDS = (
    ("type dissoc", "finds as one types"),
    ("key Down", "the next result"),
    ("key Up", "and back"),
    ("key Return", "opens it"),
    ("key alt+2", "for the client"),
    ("key alt+Down", "the next heading"),
    ("key F7", "a text cursor in the page"),
    ("key Down", "reads the next line"),
    ("key Down", "and the next"),
    ("key F7", "arrow keys scroll again"),
    ("key ctrl+p", "its pages, to be printed"),
    ("key Return", "asks for a printer"),
    ("key Escape", "not now"),
    ("key Escape", "back to the page"),
    ("key ctrl+d", "puts it on a handout"),
    ("key ctrl+6", "compares"),
    ("key F6", "the next part of the window"),
    ("key ctrl+8", "the handout"),
    ("key ctrl+p", "prints it"),
    ("key Escape", "not now"),
    ("key ctrl+k", "back to the search"),
    ("type qqxxzzy", "finds nothing"),
    ("key Escape", "leaves"),
)


def is_there() -> bool:
    """Say whether a screen reader's ear can be had here."""
    tools = all(map(shutil.which, ("dbus-run-session", "xdotool", "Xvfb")))
    script = "import pyatspi"
    return (
        tools and Path(LAUNCHER).exists() and not subprocess.run([PYTHON, "-c", script], capture_output=True).returncode
    )


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_there(), reason="needs AT-SPI, xdotool and Xvfb")]


class Ear:
    """The window under real keys, and the process that listens to it."""

    def __init__(self, listener: "subprocess.Popen[str]", environment: dict[str, str]) -> None:
        self._listener = listener
        self._environment = environment

    def ask(self, command: str) -> list[str]:
        """Ask the listener, and return its answer."""
        assert self._listener.stdin
        assert self._listener.stdout
        self._listener.stdin.write(f"{command}\n")
        self._listener.stdin.flush()
        answer: list[str] = json.loads(self._listener.stdout.readline())
        return answer

    def press(self, deed: str) -> list[str]:
        """Press the keys of a deed, and return what was heard once all was said."""
        command, _, text = deed.partition(" ")
        subprocess.run(["xdotool", command, "--delay", "60", text], env=self._environment, check=True)
        time.sleep(SETTLES)
        if text == "Escape":
            self._give_back()
        heard = self.ask("heard")
        return heard[-1:] if command == "type" else heard  # what letters in between find depends on how fast one types

    def _give_back(self) -> None:
        """Put the keyboard on the newest window, as a window manager does when a dialog closes: there is none here."""
        shown = window(self._environment, "KetaRef|Print")
        subprocess.run(["xdotool", "windowfocus", shown], env=self._environment, check=True)
        time.sleep(SETTLES)


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ear]:
    """A session with a screen, a bus for accessibility, the program and the listener."""
    home = tmp_path_factory.mktemp("home")
    address = home / "address"
    session = f'echo "$DBUS_SESSION_BUS_ADDRESS" > {address}; exec {LAUNCHER} --launch-immediately'
    bus = subprocess.Popen(["dbus-run-session", "--", "sh", "-c", session], stderr=subprocess.DEVNULL)
    with screen() as environment:
        wait_for(lambda: address.exists() and address.read_text(encoding="utf-8").strip())
        time.sleep(1)
        environment |= {
            "DBUS_SESSION_BUS_ADDRESS": address.read_text(encoding="utf-8").strip(),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "HOME": str(home), "XDG_CONFIG_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(sys.path), "LANGUAGE": "en", "LANG": "C.UTF-8",
        }  # fmt: skip
        program = subprocess.Popen([sys.executable, "-m", "ketaref"], env=environment, stderr=subprocess.DEVNULL)
        clean = {name: text for name, text in environment.items() if name != "PYTHONPATH"}
        listener = subprocess.Popen(
            [PYTHON, str(LISTENER)], env=clean, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert listener.stdout
        assert json.loads(listener.stdout.readline()) == "ready"
        shown = wait_for(lambda: window(environment))
        subprocess.run(["xdotool", "windowfocus", "--sync", shown], env=environment, check=True)
        try:
            yield Ear(listener, environment)
        finally:
            for process in (listener, program, bus):
                process.terminate()
                process.communicate()


def window(environment: dict[str, str], name: str = "^KetaRef$") -> str:
    """Return the newest X window of the program with that name, once it can be seen."""
    command = ["xdotool", "search", "--onlyvisible", "--name", name]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.split()
    return found[-1] if found else ""


def wait_for(deed: object, seconds: float = 30) -> str:
    """Wait until `deed` returns something."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = deed()  # type: ignore[operator]
        if found:
            return str(found)
        time.sleep(0.1)
    raise TimeoutError


def test_find_read_compare_and_make_a_handout_by_key_and_by_ear(ear: Ear, request: pytest.FixtureRequest) -> None:
    assert paths.database().exists()
    lines = []
    for deed, why in DEEDS:
        lines += [f"> {deed} ({why})", *ear.press(deed), ""]
        assert ear.ask("nameless") == [], deed
    transcript = "\n".join(lines)
    if request.config.getoption("--update-golden", False):
        GOLDEN.write_text(transcript, encoding="utf-8")

    assert transcript == GOLDEN.read_text(encoding="utf-8")
