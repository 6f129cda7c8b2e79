"""What machine a figure was measured on."""

import platform
from pathlib import Path


def machine() -> str:
    """Return processors, system and Python in one line."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    model = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = f"{len(model)} x {model[0]}" if model else platform.machine()
    return f"{processor}, Linux {platform.release()}, Python {platform.python_version()}"
