"""From a real key press on an X server to the painted results, on the real library.

xdotool presses the keys as a keyboard would; the X server stamps each press with its clock, which is the monotonic one.
The window's own process (`tools.bench.painted_process`) sees when the list of results has been painted and sent.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tools.bench.rows import Row, percentile
from tools.bench.window import screen

TARGET = 16


def rows() -> Iterator[Row]:
    """Yield how long a key takes; nothing where there is no X server or no xdotool."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        return
    with screen() as environment:
        command = [sys.executable, "-m", "tools.bench.painted_process"]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    took = json.loads(said.splitlines()[-1])
    for label, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        wanted = f"<= {TARGET} ms" if label == "p95" else ""
        yield Row(f"key pressed to results painted, {len(took)} keys, {label}", percentile(took, share), "ms", wanted)
