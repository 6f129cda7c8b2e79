"""Packages the frozen program for Windows: an installer for one user, an MSI for all users, and a portable zip.

python -m tools.package.windows            freezes under Wine first: a test build
python -m tools.package.windows FOLDER     takes a folder that was frozen on Windows: a release

What is made lies in dist/. KETAREF_SIGN may hold a command that signs one file, with {} for its name: see
docs/packaging.md.
"""

import hashlib
import os
import shlex
import shutil
import struct
import subprocess
import sys
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from xml.sax.saxutils import quoteattr

from tools.package import bundle
from tools.package.windows_resources import PUBLISHER

_PARTS = bundle.ROOT / "packaging" / "windows"
_WORK = bundle.BUILD / "win32"
_FROZEN = _WORK / bundle.NAME
_CODES = uuid.uuid5(uuid.NAMESPACE_URL, "ketaref/windows")
"""What every GUID of the MSI is derived from, so that the same version has the same ones."""
_QUICK = os.environ.get("KETAREF_COMPRESSION") == "1"
_NEW_ENOUGH = "Installed OR WINDOWSBUILDNUMBER >= 17763"
_TOO_OLD = "KetaRef needs Windows 10, version 1809, or newer."
"""Asked for with msibuild: wixl knows no conditions."""
_PROGRAMS = {".exe", ".dll", ".pyd"}
_TEST = "-test"


def main(arguments: list[str]) -> None:
    """Write installer, MSI, zip and bill of materials; print their sizes."""
    from tools.package import icons, shipped

    kind = "" if arguments else _TEST
    if arguments:
        shutil.rmtree(_FROZEN, ignore_errors=True)
        shutil.copytree(arguments[0], _FROZEN)
    else:
        freeze()
    icons.draw()
    for path in sorted(_FROZEN.rglob("*")):
        if path.suffix in _PROGRAMS and not is_signed(path):
            sign(path)
    bundle.DIST.mkdir(exist_ok=True)
    name = f"KetaRef-{bundle.version()}{kind}"
    bill = bundle.DIST / f"{name}-x64.cdx.json"
    bill.write_text(shipped.bill_of_materials(_FROZEN), encoding="utf-8")
    for path in (installer(name, kind), msi(name, kind), portable(name), bill):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(bundle.ROOT)}")
    size = sum(path.stat().st_size for path in _files())
    print(f"{size / 1e6:6.1f} MB  unpacked")


def freeze() -> None:
    """Freeze the program under Wine."""
    from tools.package import icons, shipped, wine

    shipped.collect_licences()
    icons.draw()
    wine.ready()
    more = {"SOURCE_DATE_EPOCH": str(bundle.epoch()), "KETAREF_BUILD_KIND": _TEST.strip("-")}
    said = wine.python("-m", "tools.package.freeze", environment=more)
    print("\n".join(line for line in said.splitlines() if "api-ms-win-" not in line))


def _files() -> list[Path]:
    return sorted(path for path in _FROZEN.rglob("*") if path.is_file())


# Signing ---------------------------------------------------------------------------------------------


def sign(path: Path) -> None:
    """Sign a program, installer or MSI with the command of KETAREF_SIGN; without one, leave it."""
    command = os.environ.get("KETAREF_SIGN")
    if command:
        subprocess.run(
            [part.replace("{}", str(path)) for part in shlex.split(command)], check=True, capture_output=True
        )


def is_signed(path: Path) -> bool:
    """Say whether a program file of Windows carries a signature: those of others often do."""
    data = path.read_bytes()
    if data[:2] != b"MZ":
        return False
    header = struct.unpack_from("<I", data, 0x3C)[0]
    optional = header + 24
    directories = optional + (112 if struct.unpack_from("<H", data, optional)[0] == 0x20B else 96)
    return bool(struct.unpack_from("<II", data, directories + 4 * 8)[1])


# The installer for one user --------------------------------------------------------------------------


def installer(name: str, kind: str) -> Path:
    """Write the NSIS installer and return its path."""
    made = bundle.DIST / f"{name}-setup.exe"
    kilobytes = sum(path.stat().st_size for path in _files()) // 1024
    values = {
        "VERSION": bundle.version(), "KIND": kind, "PUBLISHER": PUBLISHER, "OUTPUT": made, "KILOBYTES": kilobytes,
        "ICON": bundle.ICONS / "ketaref.ico", "COMPRESSOR": "zlib" if _QUICK else "/SOLID lzma",
        "FILES": _script("files.nsh", _copying()), "REMOVALS": _script("removals.nsh", _removing()),
    }  # fmt: skip
    if os.environ.get("KETAREF_SIGN"):
        values["SIGN"] = os.environ["KETAREF_SIGN"].replace("{}", "%1")
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in values.items())]
    subprocess.run([*command, str(_PARTS / "installer.nsi")], check=True, env=_dated())
    sign(made)
    return made


def _script(name: str, lines: list[str]) -> Path:
    target = _WORK / name
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _copying() -> list[str]:
    lines, folder = [], None
    for path in _files():
        here = _windows(path.parent)
        if here != folder:
            lines.append(f'SetOutPath "$INSTDIR{here}"')
            folder = here
        lines.append(f'File "{path}"')
    return [*lines, 'SetOutPath "$INSTDIR"']


def _removing() -> list[str]:
    folders = sorted(
        {folder for path in _files() for folder in path.parents if folder.is_relative_to(_FROZEN)}, reverse=True
    )
    files = [f'Delete "$INSTDIR{_windows(path)}"' for path in _files()]
    return [*files, *(f'RMDir "$INSTDIR{_windows(folder)}"' for folder in folders if folder != _FROZEN)]


def _windows(path: Path) -> str:
    """Return where a file of the bundle stands below the folder it is installed in, as Windows writes it."""
    inside = PureWindowsPath(path.relative_to(_FROZEN))
    return f"\\{inside}" if inside.parts else ""


# The package for all users ---------------------------------------------------------------------------


def msi(name: str, kind: str) -> Path:
    """Write the MSI and return its path."""
    made = bundle.DIST / f"{name}-x64.msi"
    values = {
        "VERSION": bundle.version(), "KIND": kind, "PUBLISHER": PUBLISHER, "ICON": "ketaref.ico",
        "PRODUCT": _code(f"product/{bundle.version()}"),
        "MENU": _code("menu"),
        "FILES": "\n".join(_directory(_FROZEN)),
        "REFERENCES": "\n".join(f'      <ComponentRef Id="{_id(path)}"/>' for path in _files()),
    }  # fmt: skip
    text = (_PARTS / "product.wxs.in").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    source = _script("product.wxs", text.splitlines())
    shutil.copyfile(bundle.ICONS / "ketaref.ico", _WORK / "ketaref.ico")
    for path in _files():
        os.utime(path, (bundle.epoch(), bundle.epoch()))
    _at_the_commits_time("wixl", "--arch", "x64", "--output", str(made), source.name)
    ask = f"INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('{_NEW_ENOUGH}', '{_TOO_OLD}')"
    package = _code("".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in _files()))  # wixl makes one up
    about = [f"KetaRef {bundle.version()}{kind}", PUBLISHER, "x64;1033", f"{{{package}}}"]
    _at_the_commits_time("msibuild", str(made), "-q", ask, "-s", *about)
    sign(made)
    return made


def _at_the_commits_time(*command: str) -> None:
    """Run a tool that writes the hour into what it makes, and knows no SOURCE_DATE_EPOCH, at the commit's."""
    when = f"{datetime.fromtimestamp(bundle.epoch(), UTC):%Y-%m-%d %H:%M:%S}"
    subprocess.run(["faketime", "-f", when, *command], cwd=_WORK, check=True, env=_dated() | {"TZ": "UTC"})


def _directory(folder: Path) -> list[str]:
    """The XML of everything inside a folder: a component a file, named after where it stands."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            lines += [f'<Directory Id="{_id(path)}" Name={quoteattr(path.name)}>', *_directory(path), "</Directory>"]
        else:
            file = f'<File Id="f{_id(path)}" Source={quoteattr(str(path.relative_to(_WORK)))} KeyPath="yes"/>'
            lines.append(f'<Component Id="{_id(path)}" Guid="{_code(_windows(path))}" Win64="yes">{file}</Component>')
    return lines


def _id(path: Path) -> str:
    return f"i{uuid.uuid5(_CODES, _windows(path)).hex}"


def _code(what: str) -> str:
    return str(uuid.uuid5(_CODES, what)).upper()


# The portable zip ------------------------------------------------------------------------------------


def portable(name: str) -> Path:
    """Write the zip of a folder that keeps to itself, and return its path."""
    made = bundle.DIST / f"{name}-portable.zip"
    when = datetime.fromtimestamp(bundle.epoch(), UTC).timetuple()[:6]
    contents = {_windows(path): path for path in _files()} | {"\\portable.txt": _PARTS / "portable.txt"}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if _QUICK else 9) as target:
        for inside, path in sorted(contents.items()):
            record = zipfile.ZipInfo(f"KetaRef{inside}".replace("\\", "/"), when)
            record.external_attr = 0o644 << 16
            target.writestr(record, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return made


def _dated() -> dict[str, str]:
    return os.environ | {"SOURCE_DATE_EPOCH": str(bundle.epoch())}


if __name__ == "__main__":
    main(sys.argv[1:])
