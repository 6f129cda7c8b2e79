"""Packages the frozen program for Linux: a .deb, and a tar with an install script for a home folder.

python -m tools.package.linux; what is made lies in dist/. See docs/packaging.md.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from tools.package import bundle, freeze, icons, shipped

_PARTS = bundle.ROOT / "packaging" / "linux"
_MAINTAINER = os.environ.get("KETAREF_MAINTAINER", "The KetaRef authors <ketaref@packages.invalid>")
"""Who answers for a package. A release names somebody (docs/releasing.md); no address is made up."""
_ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}
_UBUNTU_BY_GLIBC = ((35, "22.04"), (39, "24.04"), (43, "26.04"))
_SHARED = {
    "ketaref.desktop.in": "applications/{}.desktop",
    "ketaref.mime.xml.in": "mime/packages/{}.xml",
    "ketaref.metainfo.xml.in": "metainfo/{}.metainfo.xml",
}
"""What a desktop reads, and where."""
_OF_GNOME = "libqgtk3.so"
"""Follows GNOME's settings; a desktop without GTK does without."""
_COMPRESSION = os.environ.get("KETAREF_COMPRESSION", "6")
"""1 makes larger packages in a fifth of the time, for tests."""
_DESKTOP_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Freeze, then write the .deb, the tar and the bill of materials; print their sizes and what they need."""
    program = frozen()
    bundle.DIST.mkdir(exist_ok=True)
    bill = bundle.DIST / f"ketaref-{bundle.version()}-linux-{_machine()}.cdx.json"
    bill.write_text(shipped.bill_of_materials(program), encoding="utf-8")
    for path in (deb(program), tar(program), bill):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(bundle.ROOT)}")
    print(reach(program))


def frozen() -> Path:
    """Freeze the program and return its folder, what only debuggers read removed: 14 MB of Typst alone."""
    shipped.collect_licences()
    icons.draw()
    freeze.freeze()
    program = bundle.WORK / bundle.NAME
    libraries = [str(path) for path in sorted((program / "_internal").rglob("*")) if is_program(path)]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)
    return program


# What goes beside the program ------------------------------------------------------------------------


def lay_out_share(share: Path) -> None:
    """Write what a desktop reads about the program into the folder `share`: menu, icons, file type, man page."""
    values = {
        "VERSION": bundle.version(), "DATE": f"{_released():%Y-%m-%d}", "COMMANDS": _man_commands(),
        "IDENTIFIER": bundle.IDENTIFIER, "DEVELOPER": bundle.IDENTIFIER.rpartition(".")[0],
    }  # fmt: skip
    for part, place in _SHARED.items():
        text = _filled((_PARTS / part).read_text(encoding="utf-8"), values)
        _write(share / place.format(bundle.IDENTIFIER), text)
    manual = _filled((_PARTS / "ketaref.1.in").read_text(encoding="utf-8"), values)
    _write_packed(share / "man" / "man1" / "ketaref.1.gz", manual)
    icons_of_ours = share / "icons" / "hicolor"
    for size in _DESKTOP_SIZES:
        target = icons_of_ours / f"{size}x{size}" / "apps" / f"{bundle.IDENTIFIER}.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(bundle.ICONS / f"{size}.png", target)
    drawn = (bundle.ROOT / "resources" / "icons" / "ketaref.svg").read_text(encoding="utf-8")
    _write(icons_of_ours / "scalable" / "apps" / f"{bundle.IDENTIFIER}.svg", drawn)


def _man_commands() -> str:
    """Every command with its line of help, as the program itself lists them."""
    sys.path.insert(0, str(bundle.SOURCES))
    command = [str(bundle.WORK / bundle.NAME / "ketaref"), "--help"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "200"})
    found = re.findall(r"^    ([a-z]+) +(\S.*)$", listed.stdout, re.MULTILINE)
    return "\n".join(f".TP\n.B {name}\n{text[0].upper()}{text[1:]}." for name, text in found)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _write_packed(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


# The .deb --------------------------------------------------------------------------------------------


def deb(program: Path) -> Path:
    """Write the .deb and return its path."""
    tree = bundle.WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / "ketaref"
    shutil.copytree(program, home, symlinks=True)
    for library in (home / "_internal").glob("lib*.so*"):
        if not library.is_symlink() and not library.match("libpython*"):
            library.unlink()  # Debian has it: the package depends on it instead
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "ketaref").symlink_to("../lib/ketaref/ketaref")
    lay_out_share(tree / "usr" / "share")
    papers = tree / "usr" / "share" / "doc" / "ketaref"
    _write(papers / "copyright", (_PARTS / "copyright").read_text(encoding="utf-8"))
    _write_packed(papers / "changelog.gz", _changelog())
    _write(tree / "usr" / "share" / "lintian" / "overrides" / "ketaref", (_PARTS / "lintian-overrides").read_text())
    set_modes(tree)
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    control = _filled((_PARTS / "control.in").read_text(encoding="utf-8"), {
        "VERSION": bundle.version(), "ARCHITECTURE": _architecture(), "MAINTAINER": _MAINTAINER,
        "SIZE": str(size), **_needed(home),
    })  # fmt: skip
    _write(tree / "DEBIAN" / "control", control)
    _write(tree / "DEBIAN" / "md5sums", _md5sums(tree))
    made = bundle.DIST / f"ketaref_{bundle.version()}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{_COMPRESSION}", "--build", str(tree), str(made)]
    subprocess.run(command, env=_dated(), check=True, stdout=subprocess.DEVNULL)
    return made


def set_modes(tree: Path) -> None:
    """Let everybody read, and only programs be run, whatever the mask of whoever builds."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == "ketaref" and path.parent.name == "ketaref") or path.suffix == ".sh"
            path.chmod(0o755 if runs else 0o644)


def _needed(home: Path) -> dict[str, str]:
    """Return the packages of Debian whose libraries the program uses and does not bring, as Debian's own tool says."""
    own = [home / "_internal", home / "_internal" / "PySide6" / "Qt" / "lib"]
    programs = sorted(path for path in home.rglob("*") if is_program(path))
    work = bundle.WORK / "shlibdeps"
    _write(work / "debian" / "control", "Source: ketaref\n\nPackage: ketaref\nArchitecture: any\n")
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *(f"-l{folder}" for folder in own)]
    command += ["-dRecommends", *(f"-e{path}" for path in programs if path.match(_OF_GNOME))]
    command += ["-dDepends", *(f"-e{path}" for path in programs if not path.match(_OF_GNOME))]
    said = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if said.returncode:
        raise SystemExit(f"dpkg-shlibdeps: {said.stderr}")
    lines = dict(line.removeprefix("shlibs:").split("=", 1) for line in said.stdout.splitlines())
    return {"DEPENDS": lines["Depends"], "RECOMMENDS": lines["Recommends"]}


def _changelog() -> str:
    when = format_datetime(datetime.fromtimestamp(bundle.epoch(), UTC))
    head = f"ketaref ({bundle.version()}) stable; urgency=medium"
    return f"{head}\n\n  * See the project's CHANGELOG.md.\n\n -- {_MAINTAINER}  {when}\n"


def _md5sums(tree: Path) -> str:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    names = [str(path.relative_to(tree)) for path in files if path.parts[len(tree.parts)] != "DEBIAN"]
    return subprocess.run(["md5sum", *names], cwd=tree, capture_output=True, text=True, check=True).stdout


# The tar ---------------------------------------------------------------------------------------------


def tar(program: Path) -> Path:
    """Write the tar with its install script and return its path."""
    name = f"ketaref-{bundle.version()}-linux-{_machine()}"
    tree = bundle.WORK / "tar" / name
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "ketaref", symlinks=True)
    lay_out_share(tree / "share")
    script = _filled((_PARTS / "install.sh").read_text(encoding="utf-8"), {"IDENTIFIER": bundle.IDENTIFIER})
    _write(tree / "install.sh", script)
    set_modes(tree)
    made = bundle.DIST / f"{name}.tar.xz"
    command = [
        "tar",
        "--create",
        "--xz",
        "--file",
        str(made),
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
    ]
    command += [f"--mtime=@{bundle.epoch()}", "--directory", str(tree.parent), name]
    subprocess.run(command, env=_dated() | {"XZ_OPT": f"-{_COMPRESSION} -T2"}, check=True)
    return made


# What it needs ---------------------------------------------------------------------------------------


def is_program(path: Path) -> bool:
    """Say whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def reach(program: Path) -> str:
    """Return a sentence on the newest symbol of the C library that the program asks for, and where that is met."""
    newest = max(version for path in program.rglob("*") if is_program(path) for version in _glibc(path))
    ubuntu = next((name for minor, name in _UBUNTU_BY_GLIBC if newest <= (2, minor)), "none yet")
    return (
        f"Needs GLIBC {newest[0]}.{newest[1]}: Debian 12 has 2.36; the first long-term Ubuntu that has it is {ubuntu}."
    )


def _glibc(path: Path) -> Iterator[tuple[int, int]]:
    said = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True, check=True).stdout
    for major, minor in set(re.findall(r"GLIBC_(\d+)\.(\d+)", said)):
        yield int(major), int(minor)
    yield 2, 0


# Small things ----------------------------------------------------------------------------------------


def _machine() -> str:
    return os.uname().machine


def _architecture() -> str:
    return _ARCHITECTURE[_machine()]


def _released() -> datetime:
    return datetime.fromtimestamp(bundle.epoch(), UTC)


def _dated() -> dict[str, str]:
    return os.environ | {"SOURCE_DATE_EPOCH": str(bundle.epoch())}


if __name__ == "__main__":
    main()
