"""The packages for Windows: installed, used, upgraded and removed in Wine; needs `make package-windows` to have run."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.package import bundle, windows, wine

import clinic_support
from ketaref.clinic.records import Note
from ketaref.clinic.schema import Rows
from package import answers, window
from package.conftest import made

pytestmark = pytest.mark.slow

MEGABYTE = 1e6
SETUP_LIMIT, UNPACKED_LIMIT = 45 * MEGABYTE, 170 * MEGABYTE
COLOURS_OF_A_WINDOW = 50
FOR_ALL, IS_OPEN, TOO_OLD, NEWER = 3, 4, 5, 6
"""Exit codes of the installer, as packaging/windows/installer.nsi lists them."""
OF_ANOTHER_VERSION = "_internal/of-another-version.dll"
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\KetaRef"


class Computer:
    """A Windows of this test's own, with one user."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        self.home = folder / "home"
        self.home.mkdir()
        self.more = {"HOME": str(self.home), "LANG": "C.UTF-8"}
        wine.make_prefix(self.prefix)
        self.disk = self.prefix / "drive_c"
        (self.user,) = [path for path in (self.disk / "users").iterdir() if path.name != "Public"]
        self.local = self.user / "AppData" / "Local"
        self.for_one = self.local / "Programs" / "KetaRef"
        self.for_all = self.disk / "Program Files" / "KetaRef"
        self.fresh = self.files()

    def run(self, *command: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program to its end."""
        return wine.run(*command, prefix=self.prefix, more=self.more)

    def program(self, folder: Path) -> answers.Ask:
        """Return how to ask the command line program installed in a folder."""
        return lambda *arguments: self.run(folder / "ketaref-cli.exe", *arguments)

    def settle(self) -> None:
        """Wait until every program in it has ended and the registry is written."""
        subprocess.run(["wineserver", "--wait"], env=wine.environment(self.prefix), check=True, timeout=120)

    def files(self) -> set[str]:
        """Return every file there is, temporary ones left out."""
        found = (path.relative_to(self.disk) for path in self.disk.rglob("*") if not path.is_dir())
        return {str(path) for path in found if "temp" not in str(path).lower()}

    def named_in_the_registry(self) -> list[str]:
        """Return the keys and values of the registry that name KetaRef, of what programs ran left out."""
        self.settle()
        lines = [
            line
            for name in ("system.reg", "user.reg")
            for line in (self.prefix / name).read_text("latin-1").split("\n")
        ]
        return [line for line in lines if "ketaref" in line.lower()]

    def registered(self, key: str, name: str = "") -> str:
        """Return what a value of the registry says, or nothing where there is none."""
        value = ["/v", name] if name else ["/ve"]
        said = self.run("reg", "query", key, *value)
        return said.stdout.strip().rsplit("REG_SZ", 1)[-1].strip() if said.returncode == 0 else ""

    def keep_something(self) -> Path:
        """Fill the clinic's own file, as a year of use does; return it."""
        return clinic_support.filled(self.local / "KetaRef" / "clinic").state().path

    def forget(self, kept: Path) -> None:
        """Take the clinic's file and its backups away."""
        shutil.rmtree(kept.parent)


@pytest.fixture(scope="module")
def needed() -> None:
    for tool in ("wine", "makensis", "wixl", "x86_64-w64-mingw32-gcc"):
        if not shutil.which(tool):
            pytest.skip(f"needs {tool}")


@pytest.fixture
def computer(needed: None, tmp_path: Path) -> Iterator[Computer]:
    made = Computer(tmp_path)
    yield made
    subprocess.run(["wineserver", "--kill"], env=wine.environment(made.prefix), check=False)


@pytest.fixture(scope="session")
def setup() -> Path:
    return made("KetaRef-*-setup.exe", "package-windows")


@pytest.fixture(scope="session")
def package() -> Path:
    return made("KetaRef-*-x64.msi", "package-windows")


@pytest.fixture(scope="session")
def portable() -> Path:
    return made("KetaRef-*-portable.zip", "package-windows")


@pytest.fixture
def earlier_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Packages are made of the whole program that KETAREF_EARLIER names, frozen from an earlier commit; without one,
    of ours, numbered lower. Either way it has a file that ours has not."""
    frozen = tmp_path / "earlier" / "KetaRef"
    given = os.environ.get("KETAREF_EARLIER", bundle.BUILD / "win32" / "KetaRef")
    shutil.copytree(
        given, frozen, copy_function=os.link if Path(given).stat().st_dev == tmp_path.stat().st_dev else shutil.copy2
    )
    (frozen / OF_ANOTHER_VERSION).write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(windows, "_FROZEN", frozen)
        patch.setattr(windows, "_WORK", frozen.parent)
        patch.setattr(windows, "_QUICK", True)
        patch.setattr(bundle, "DIST", frozen.parent)
        patch.setattr(bundle, "version", lambda: "0.0.9")
        yield


@pytest.fixture
def another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Packages are made of a small program with a file that the real one has not."""
    frozen = tmp_path / "small" / "KetaRef"
    (frozen / "_internal").mkdir(parents=True)
    source = bundle.BUILD / "win32" / "KetaRef"
    shutil.copyfile(source / "KetaRef.exe", frozen / "KetaRef.exe")
    (frozen / OF_ANOTHER_VERSION).write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(windows, "_FROZEN", frozen)
        patch.setattr(windows, "_WORK", frozen.parent)
        patch.setattr(bundle, "DIST", frozen.parent)
        yield patch


def check_kept(kept: Path, before: Rows, ask: answers.Ask) -> None:
    """The clinic's file is as it was, and the program reads it."""
    assert clinic_support.contents(kept) == before
    assert ask("clinic", "check").returncode == 0
    notes = re.search(r"^note +(\d+)", ask("clinic", "info").stdout, re.MULTILINE)
    assert notes is not None
    assert int(notes[1]) == sum(kind == Note.kind for kind, _ in before)


def check_registered(computer: Computer, root: str, folder: Path) -> None:
    """The Start menu has an entry for the program in a folder, and a pack is opened with it."""
    program = windows_path(folder / "KetaRef.exe", computer)
    classes = rf"{root}\Software\Classes"
    assert computer.registered(rf"{classes}\.ketapack") == "KetaRef.Pack"
    assert computer.registered(rf"{classes}\KetaRef.Pack\shell\open\command") == f'"{program}" "%1"'
    assert computer.registered(rf"{classes}\KetaRef.Pack\DefaultIcon") == f"{program},0"
    (link,) = [path for path in computer.disk.rglob("KetaRef.lnk") if "Start Menu" in path.parts]
    held = link.read_bytes()
    assert program.encode() in held or program.encode("utf-16-le") in held


def use_the_window(computer: Computer, folder: Path, screen: dict[str, str], tmp_path: Path) -> None:
    """Search and make a handout in the window of the program in a folder; nothing unexpected is said."""
    environment = wine.environment(computer.prefix) | computer.more | {"DISPLAY": screen["DISPLAY"]}
    said = tmp_path / "said.txt"
    with window.started(["wine", folder / "KetaRef.exe"], environment, said) as used:
        used.keys("KetaRef", "Escape")
        assert used.picture(tmp_path / "window.png") > COLOURS_OF_A_WINDOW
        used.keys("KetaRef", "ctrl+plus")  # larger letters, which it remembers
        saved = window.search_and_save_a_handout(used, tmp_path)
    assert not [line for line in said.read_text("utf-8").splitlines() if not wine.is_of_wine(line)]
    answers.check_handout(saved, "Dizziness")


def test_the_installer_for_one_user(
    computer: Computer, setup: Path, screen: dict[str, str], earlier_version: None, tmp_path: Path
) -> None:
    earlier = windows.installer("earlier", "")
    assert computer.run(earlier, "/S").returncode == 0
    ask = computer.program(computer.for_one)
    assert ask("doctor").returncode == 0
    assert (computer.for_one / OF_ANOTHER_VERSION).exists()
    assert computer.registered(LISTED, "DisplayVersion") == "0.0.9"
    kept = computer.keep_something()
    before = clinic_support.contents(kept)

    done = computer.run(setup, "/S")
    assert done.returncode == 0, done.stdout
    assert installed(computer.for_one) - {"Uninstall.exe"} == installed(bundle.BUILD / "win32" / "KetaRef")
    assert computer.registered(LISTED, "DisplayVersion") != "0.0.9"
    check_kept(kept, before, ask)
    computer.forget(kept)
    answers.check(ask, tmp_path, f"Z:{tmp_path}")
    use_the_window(computer, computer.for_one, screen, tmp_path)
    check_registered(computer, "HKCU", computer.for_one)
    assert computer.registered(LISTED, "QuietUninstallString").endswith('Uninstall.exe" /S')
    assert computer.run(earlier, "/S").returncode == NEWER

    kept = computer.keep_something()
    removing = computer.for_one / "Uninstall.exe"
    assert computer.run(removing, "/S", f"_?={windows_path(computer.for_one, computer)}").returncode == 0
    assert kept.exists()
    removing.unlink(missing_ok=True)
    assert not [path for path in computer.for_one.rglob("*") if path.is_file()]
    assert not computer.named_in_the_registry()
    left = {computer.disk / name for name in computer.files() - computer.fresh if "ketaref" in name.lower()}
    assert all(kept.parent in path.parents or path.name == "settings.json" for path in left), left


def installed(folder: Path) -> set[str]:
    """Return every file of a program."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def windows_path(path: Path, computer: Computer) -> str:
    """Return a path on the computer's disk as Windows writes it."""
    return "C:\\" + str(path.relative_to(computer.disk)).replace("/", "\\")


def test_the_uninstaller_deletes_what_was_kept_only_when_asked(
    computer: Computer, another_version: pytest.MonkeyPatch
) -> None:
    assert computer.run(windows.installer("small", ""), "/S").returncode == 0
    kept = computer.keep_something()
    where = windows_path(computer.for_one, computer)
    assert computer.run(computer.for_one / "Uninstall.exe", "/S", "/PURGE", f"_?={where}").returncode == 0
    assert not kept.exists()


def test_it_does_not_replace_a_program_that_runs(
    computer: Computer, setup: Path, screen: dict[str, str], tmp_path: Path
) -> None:
    assert computer.run(setup, "/S").returncode == 0
    environment = wine.environment(computer.prefix) | computer.more | {"DISPLAY": screen["DISPLAY"]}
    command = ["wine", str(computer.for_one / "KetaRef.exe")]
    with window.started(command, environment, tmp_path / "said.txt") as used:
        used.keys("KetaRef", "Escape")
        assert computer.run(setup, "/S").returncode == IS_OPEN
        used.keys("KetaRef", "ctrl+q")


def test_windows_that_qt_does_not_know_is_refused(computer: Computer, another_version: pytest.MonkeyPatch) -> None:
    small, small_package = windows.installer("small", ""), windows.msi("small", "")
    current = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    for name in ("CurrentBuild", "CurrentBuildNumber"):
        computer.run("reg", "add", current, "/v", name, "/d", "9600", "/f")
    computer.run("winecfg", "/v", "win81")
    assert computer.run(small, "/S").returncode == TOO_OLD
    assert not computer.for_one.exists()
    assert computer.run("msiexec", "/i", f"Z:{small_package}", "/qn").returncode != 0
    assert not computer.for_all.exists()


def test_the_package_for_all_users(
    computer: Computer,
    package: Path,
    setup: Path,
    screen: dict[str, str],
    earlier_version: None,
    tmp_path: Path,
) -> None:
    earlier = windows.msi("earlier", "")
    assert computer.run("msiexec", "/i", f"Z:{earlier}", "/qn").returncode == 0
    ask = computer.program(computer.for_all)
    assert ask("doctor").returncode == 0
    assert (computer.for_all / OF_ANOTHER_VERSION).exists()
    kept = computer.keep_something()
    before = clinic_support.contents(kept)

    assert computer.run("msiexec", "/i", f"Z:{package}", "/qn").returncode == 0
    assert installed(computer.for_all) == installed(bundle.BUILD / "win32" / "KetaRef")
    check_kept(kept, before, ask)
    computer.forget(kept)
    answers.check(ask, tmp_path, f"Z:{tmp_path}")
    use_the_window(computer, computer.for_all, screen, tmp_path)
    check_registered(computer, "HKLM", computer.for_all)
    assert computer.run(setup, "/S").returncode == FOR_ALL, "a second copy for one user was installed beside it"

    assert computer.run("msiexec", "/x", f"Z:{package}", "/qn").returncode == 0
    assert not computer.for_all.exists()
    left = {name for name in computer.files() - computer.fresh if "ketaref" in name.lower()}
    assert all("settings.json" in name for name in left), left


def test_the_portable_folder_keeps_to_itself(
    computer: Computer, portable: Path, screen: dict[str, str], tmp_path: Path
) -> None:
    home = tmp_path / "Zoë's stick & more ñ 漢" / "KetaRef"
    shutil.unpack_archive(portable, home.parent)
    before = computer.files()
    ask = computer.program(home)
    answers.check(ask, tmp_path, f"Z:{tmp_path}")
    use_the_window(computer, home, screen, tmp_path)
    assert (home / "data" / "settings.json").exists()

    kept = clinic_support.filled(home / "data" / "clinic").state().path
    rows = clinic_support.contents(kept)
    newer = home.parent / "newer" / "KetaRef"
    shutil.unpack_archive(portable, newer.parent)
    shutil.move(home / "data", newer)  # as docs/administrators.md says
    shutil.rmtree(home)
    check_kept(newer / "data" / "clinic" / kept.name, rows, computer.program(newer))
    assert not {name for name in computer.files() - before if "ketaref" in name.lower()}


def test_sizes(setup: Path) -> None:
    unpacked = sum(path.stat().st_size for path in (bundle.BUILD / "win32" / "KetaRef").rglob("*") if path.is_file())
    assert unpacked <= UNPACKED_LIMIT
    if os.environ.get("KETAREF_COMPRESSION") != "1":
        assert setup.stat().st_size <= SETUP_LIMIT


def test_the_folder_holds_both_programs_and_nothing_of_wine(setup: Path) -> None:
    folder = bundle.BUILD / "win32" / "KetaRef"
    names = {path.name.lower() for path in folder.rglob("*")}
    assert not names & {f"{name}.dll" for name in wine.STAND_INS}
    assert {"ketaref.exe", "ketaref-cli.exe", "portable.txt"} & names == {"ketaref.exe", "ketaref-cli.exe"}


def test_what_is_packaged_is_signed_by_the_command_that_is_given(
    tmp_path: Path, needed: None, another_version: pytest.MonkeyPatch
) -> None:
    if not shutil.which("osslsigncode"):
        pytest.skip("needs osslsigncode")
    certificate = tmp_path / "certificate.pem"
    key = tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=A test"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    script = tmp_path / "sign.sh"
    signing = f'osslsigncode sign -certs "{certificate}" -key "{key}" -in "$1" -out "$1.signed"'
    script.write_text(f'#!/bin/sh\n{signing} && mv "$1.signed" "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    another_version.setenv("KETAREF_SIGN", f"{script} {{}}")
    made = windows.installer("signed", "")
    assert windows.is_signed(made)
    assert not windows.is_signed(bundle.BUILD / "win32" / "KetaRef" / "KetaRef.exe")
    verified = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(windows.msi("signed", ""))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "A test" in verified.stdout
