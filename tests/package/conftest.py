"""What the packaging tests share: what `make package-linux` and `make package-windows` left in dist/, and a screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.bench.window import screen as x_server

DIST = Path(__file__).resolve().parents[2] / "dist"


def made(pattern: str, target: str) -> Path:
    """Return the newest file of dist/ that fits, or skip: packages are made by `make`, not by a test."""
    found = sorted(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        pytest.skip(f"nothing is packaged; run `make {target}`")
    return found[-1]


@pytest.fixture(scope="session")
def deb() -> Path:
    """The package for Debian and Ubuntu."""
    return made("ketaref_*.deb", "package-linux")


@pytest.fixture(scope="session")
def tar() -> Path:
    """The tar for a home folder."""
    return made("ketaref-*-linux-*.tar.xz", "package-linux")


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X server of this test's own."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        pytest.skip("needs Xvfb and xdotool")
    with x_server() as environment:
        yield environment
