"""The packaged program against a bare packaged PySide6 window: time until the window is seen, both on an X server.

python -m tools.bench.frozen, with the Python of .venv-package, after `make package-linux`.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.bench.rows import Row, percentile
from tools.bench.window import RUNS, screen
from tools.package import bundle

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setWindowTitle("Bare")
window.show()
application.exec()
"""


def main() -> None:
    """Freeze the bare window, start both in turn, and print what came out."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        raise SystemExit("There is no screen to time windows on: install xvfb and xdotool, then run this again.")
    ours = bundle.BUILD / "linux" / bundle.NAME / "ketaref"
    if not ours.exists():
        raise SystemExit("There is no packaged program to time: run `make package-linux` first.")
    programs = {"Bare": _bare(), "KetaRef": ours}
    seen: dict[str, list[float]] = {title: [] for title in programs}
    with screen() as environment:
        for _ in range(RUNS):  # in turn, so that a slow moment of the machine hits both
            for title, program in programs.items():
                seen[title].append(_until_seen(program, title, environment))
    median, bare = (percentile(seen[title], 0.5) for title in ("KetaRef", "Bare"))
    print(Row("packaged start to a visible window, beside a bare packaged one", median, "ms", "<= 1.5", bare))


def _bare() -> Path:
    """Return the program of a packaged window that shows nothing."""
    folder = bundle.BUILD / "bare"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "bare.py"
    source.write_text(_BARE, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", str(folder)]
    command += ["--workpath", str(folder / "work"), "--specpath", str(folder), str(source)]
    subprocess.run(command, check=True)
    return folder / "bare" / "bare"


def _until_seen(program: Path, title: str, environment: dict[str, str]) -> float:
    """Return the milliseconds from starting a program until its window is on the screen."""
    started = time.monotonic()
    process = subprocess.Popen([str(program)], env=environment)
    seeing = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
    while subprocess.run(seeing, env=environment, check=False, capture_output=True).returncode:
        if process.poll() is not None:
            raise SystemExit(f"{program} ended with {process.returncode} before its window was seen.")
    took = (time.monotonic() - started) * 1000
    process.kill()
    process.wait()
    return took


if __name__ == "__main__":
    main()
