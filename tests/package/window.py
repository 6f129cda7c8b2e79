"""Using the window of a packaged program as a person does: with keys, on an X server without a monitor."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SETTLE = 2
PATIENCE = 90
"""Seconds; a first start under Wine on a busy machine takes its time."""


class Window:
    """A started program, whose windows are found by their titles."""

    def __init__(self, process: "subprocess.Popen[bytes]", environment: Mapping[str, str]) -> None:
        self.process = process
        self._environment = dict(environment)

    def keys(self, title: str, *keys: str) -> None:
        """Press keys, as xdotool names them, in the window of this title."""
        self._focus(title)
        self._tool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, title: str, text: str) -> None:
        """Type a text into the window of this title."""
        self._focus(title)
        self._tool("type", "--delay", "40", text)

    def picture(self, target: Path) -> int:
        """Write what the screen shows, to be looked at; return how many colours that has."""
        code = f"""
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
image = application.primaryScreen().grabWindow(0).toImage()
image.save({str(target)!r})
print(len({{image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}}))
"""
        command = [sys.executable, "-c", code]
        environment = self._environment | {"QT_QPA_PLATFORM": "xcb"}
        return int(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)

    def _focus(self, title: str) -> None:
        number = wait(lambda: self._shown(title), f"a window {title!r}")
        self._tool("windowfocus", "--sync", number)
        time.sleep(0.5)

    def _shown(self, title: str) -> str:
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        command = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        said = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return said.stdout.split("\n", 1)[0]

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=PATIENCE)


def wait(seen: Callable[[], str], what: str) -> str:
    """Return what `seen` does as soon as that is something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := seen():
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited {PATIENCE} s in vain for {what}")


@contextmanager
def started(command: Sequence[str | Path], environment: Mapping[str, str], said: Path) -> Iterator[Window]:
    """Start a program whose output goes through a pipe into the file `said`; it has to be closed by its own means."""
    writing = subprocess.Popen(["tee", str(said)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    process = subprocess.Popen(
        [*map(str, command)], env=dict(environment),
        stdin=subprocess.PIPE, stdout=writing.stdin, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert writing.stdin
    writing.stdin.close()
    try:
        yield Window(process, environment)
        assert process.wait(PATIENCE) == 0
    finally:
        assert process.stdin
        process.stdin.close()
        process.kill()
        process.wait()
        writing.wait(PATIENCE)


def search_and_save_a_handout(window: Window, below: Path) -> Path:
    """Search an entry, put it on a handout, save that where the program offers to, and quit.

    Returns the saved file, which is looked for below a folder.
    """
    window.keys("KetaRef", "ctrl+k")
    window.type("KetaRef", "dizyness")
    time.sleep(SETTLE)
    window.keys("KetaRef", "Return")
    time.sleep(SETTLE)
    window.keys("KetaRef", "ctrl+d")
    time.sleep(SETTLE)
    window.keys("KetaRef", "ctrl+8")
    time.sleep(SETTLE)
    window.keys("KetaRef", "ctrl+s")
    window.keys("Save the handout", "ctrl+a")
    window.type("Save the handout", "sheet.pdf")
    window.keys("Save the handout", "Return")
    saved = Path(wait(lambda: "".join(map(str, list(below.rglob("sheet.pdf"))[:1])), f"a handout below {below}"))
    window.keys("KetaRef", "ctrl+q")
    return saved
