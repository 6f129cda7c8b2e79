"""What the repository itself promises: nothing of one machine, complete locks, a wheel that stands alone."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(path for path in REQUIREMENTS.glob("*.txt") if not path.name.startswith("debian-"))

# Spelled in parts, so that this file does not find itself.
REGISTRY_HOSTS = ("pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org")
INDEX_OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "--trusted" + "-host")
MACHINE_PATH = re.compile(r"(?<![\w.:/$}-])/(?:root|work|tmp|home)/" + r"\w")
EDGE_OF_A_RELEASE = re.compile(r"[<>=!~\[; ]")


def tracked_files() -> list[Path]:
    """Return the files under version control, or all that a source archive holds."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return [ROOT / name for name in listed if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not path.parts[len(ROOT.parts)].startswith(".")]


def tracked_lines() -> Iterator[tuple[str, str]]:
    """Give each line of each tracked text file with where it stands."""
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def project() -> dict[str, object]:
    """Return the project table of pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def names(requirements: object) -> set[str]:
    """Return the normalised names in a list of requirements."""
    assert isinstance(requirements, list)
    return {re.sub(r"[-_.]+", "-", EDGE_OF_A_RELEASE.split(line, maxsplit=1)[0]).lower() for line in requirements}


def locked(lock: str) -> dict[str, str]:
    """Return each package of a lock with its block of lines."""
    text = (REQUIREMENTS / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {block.split("==", 1)[0]: block for block in blocks if not block.startswith("#")}


def extra(name: str) -> set[str]:
    """Return what one optional extra names."""
    extras = project()["optional-dependencies"]
    assert isinstance(extras, dict)
    return names(extras[name])


# Nothing of one machine ------------------------------------------------------------------------------


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [f"{where}: {line[:120]}" for where, line in tracked_lines() if MACHINE_PATH.search(line)]
    assert not found, "\n".join(found)


def test_no_file_names_where_packages_are_downloaded_from() -> None:
    forbidden = (*REGISTRY_HOSTS, *INDEX_OPTIONS)
    found = [f"{where}: {line[:120]}" for where, line in tracked_lines() if any(word in line for word in forbidden)]
    assert not found, "\n".join(found)


# Locks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_one_version_and_a_hash(lock: Path) -> None:
    for name, block in locked(lock.name).items():
        assert re.match(rf"{re.escape(name)}==\d", block), f"{lock.name}: {name} is not pinned"
        assert "--hash=sha256:" in block, f"{lock.name}: {name} has no hash"


def test_locks_hold_what_the_project_asks_for() -> None:
    run = names(project()["dependencies"])
    tools = extra("content") | extra("export") | extra("test") - {"ketaref"}
    assert run <= locked("run.txt").keys()
    assert (run | tools) - {"pyside6-essentials"} <= locked("core.txt").keys()
    assert run | tools | extra("dev") - {"ketaref"} <= locked("dev.txt").keys()


def test_the_core_is_tested_without_qt() -> None:
    assert not {"pyside6-essentials", "shiboken6", "pytest-qt"} & locked("core.txt").keys()


def test_the_running_program_needs_nothing_of_build_time() -> None:
    assert not (extra("content") | extra("export")) & locked("run.txt").keys()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_agree_on_versions(lock: Path) -> None:
    widest = locked("dev.txt")
    for name, block in locked(lock.name).items():
        assert name not in widest or block.split()[0] == widest[name].split()[0]


# Doors -----------------------------------------------------------------------------------------------


def make(*arguments: str) -> str:
    """Run make in the checkout and return what it prints."""
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_explains_every_target() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    printed = make()
    assert {"run", "test", "check", "lock"} <= set(targets)
    assert all(f"make {target}" in printed for target in targets)


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a screen be missing")
def test_without_a_screen_the_window_says_so_in_one_sentence() -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [str(ROOT / "tools" / "setup.sh"), "screen"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("There is no screen here")
    assert len(run.stderr.splitlines()) == 1


def test_every_licence_that_is_named_is_there_in_full() -> None:
    named = set(re.findall(r'SPDX-License-Identifier = "([^"]+)"', (ROOT / "REUSE.toml").read_text()))
    assert named == set(str(project()["license"]).split(" AND "))
    for licence in named:
        assert len((ROOT / "LICENSES" / f"{licence}.txt").read_text(encoding="utf-8")) > 4000
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "Apache-2.0.txt").read_bytes()


# The wheel -------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
@pytest.mark.smoke
def test_the_wheel_carries_the_database_and_all_resources(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert "ketaref/_bundle/ketaref.db" in held
    assert "ketaref/_bundle/resources/translations/es/LC_MESSAGES/ketaref.mo" in held
    assert resources
    for path in resources:
        assert f"ketaref/_bundle/{path.relative_to(ROOT).as_posix()}" in held


@pytest.mark.slow
@pytest.mark.smoke
def test_an_installed_copy_answers_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
    ]
    subprocess.run([*install, str(wheel)], check=True)

    def ketaref(*arguments: str) -> str:
        command = [sys.executable, "-P", "-m", "ketaref", *arguments]
        environment = os.environ | {"PYTHONPATH": str(site)}
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        return run.stdout

    assert ketaref("--version").strip()
    assert json.loads(ketaref("search", "dissociation", "--json"))[0]["id"] == "dissociation"
    ketaref("handout", "list", "--json")
    ketaref("doctor")
