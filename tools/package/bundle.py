"""What the frozen program holds beside code: database, resources and licences, and where they come from."""

import os
import subprocess
import sys
from pathlib import Path

from tools.package import shiboken

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"
START = ROOT / "packaging" / "program" / "start.py"
SPEC = ROOT / "packaging" / "program" / "ketaref.spec"
LICENCE_TEXTS = ROOT / "packaging" / "licences"

NAME = "KetaRef"
"""The folder that is made."""
IDENTIFIER = "invalid.ketaref.KetaRef"
"""What desktops know the program by: a domain backwards. No domain is ours yet, and .invalid is nobody's ever."""

BUILD = ROOT / "build" / "package"
"""Everything that packaging makes, a folder a system."""
DIST = ROOT / "dist"
"""What is given to others."""
ICONS = BUILD / "icons"
ICON = ICONS / ("ketaref.icns" if sys.platform == "darwin" else "ketaref.ico")
LICENCES = BUILD / "licences"
DATABASE = ROOT / "build" / "ketaref.db"
TEST_KEYS = ROOT / "build" / "keys"
"""This checkout's, for builds that are not for release; the private halves lie there too."""

_BUNDLE = "ketaref/_bundle"
"""Where `ketaref.paths` looks."""


WORK = BUILD / sys.platform
"""The build of one system."""
SHIBOKEN = WORK / "shiboken"
"""What `tools.package.shiboken` compiled."""


def build_kind() -> str:
    """Return what is added to the version of a build that is not for release, as `+test`, or nothing.

    A build under Wine has an interpreter that was put together from parts, and says so by this variable.
    """
    kind = os.environ.get("KETAREF_BUILD_KIND", "")
    return f"+{kind}" if kind else ""


def version() -> str:
    """Return the program's version, read without importing it."""
    for line in (SOURCES / "ketaref" / "__init__.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise RuntimeError("src/ketaref/__init__.py names no version")


def epoch() -> int:
    """Return the time that every file of a package bears: the last commit's, or the one that is given."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def modules() -> list[str]:
    """Return what no analysis sees: every module of the running program, and what a compiled module imports.

    Commands are imported by name; PyNaCl's library, without which no signature is checked, imports that of cffi.
    """
    found = ["_cffi_backend"]
    for path in sorted((SOURCES / "ketaref").rglob("*.py")):
        parts = path.relative_to(SOURCES).with_suffix("").parts
        if "compiler" not in parts:
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def data_files() -> list[tuple[str, str]]:
    """Return each file to be shipped with its folder in the bundle; the texts of the translations stay behind."""
    resources = ROOT / "resources"
    shown = [path for path in _files(resources) if path.suffix not in {".po", ".md"}]
    keys = [] if (resources / "keys" / "current.pub").exists() else sorted(TEST_KEYS.glob("*.pub"))
    return [
        (str(DATABASE), _BUNDLE),
        *((str(path), f"{_BUNDLE}/resources/{path.parent.relative_to(resources).as_posix()}") for path in shown),
        *((str(path), f"{_BUNDLE}/resources/keys") for path in keys),
        *_below(SHIBOKEN, shiboken.FOLDER),
        *_below(LICENCES, "licences"),
    ]


def _below(folder: Path, place: str) -> list[tuple[str, str]]:
    """Each file below `folder`, with its folder below `place` in the bundle."""
    return [(str(path), f"{place}/{path.parent.relative_to(folder).as_posix()}") for path in _files(folder)]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
