"""The .deb in a Debian 12 that holds nothing but its smallest set of packages, and no Python."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.package import bundle

from package import answers, window

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("debootstrap"),
        reason="takes root and debootstrap",
    ),
]
OUR_SETTINGS = ("etc/resolv.conf", "etc/hosts", "etc/ssl/certs/ca-certificates.crt")
"""How this computer reaches its package archive, beside apt's own settings."""


def base() -> Path:
    """Return a fresh Debian 12, made once with what this computer's own apt is told."""
    folder = bundle.BUILD / "debian-12"
    if not (folder / "etc" / "debian_version").exists():
        listed = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Codename: bookworm"]
        mirrors = subprocess.run(listed, capture_output=True, text=True, check=False).stdout.split()
        if not mirrors:
            pytest.skip("no archive of Debian 12 is known to this computer's apt")
        shutil.rmtree(folder, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", "bookworm", str(folder), mirrors[0]]
        subprocess.run(command, check=True, capture_output=True)
    return folder


class Debian:
    """A copy of the fresh system, to install into."""

    def __init__(self, root: Path) -> None:
        self.root = root
        subprocess.run(["cp", "--archive", str(base()), str(root)], check=True)
        for file in (*OUR_SETTINGS, *(f"etc/apt/apt.conf.d/{name}" for name in self._proxies())):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path("/") / file, root / file)

    @staticmethod
    def _proxies() -> list[str]:
        settings = Path("/etc/apt/apt.conf.d").iterdir()
        return [path.name for path in settings if "proxy" in path.read_text(errors="replace").lower()]

    def command(self, *arguments: str, **environment: str) -> list[str]:
        """Return how to run a command inside."""
        set_to = [f"{name}={value}" for name, value in environment.items()]
        inside = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", *set_to]
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.root}/proc"]
        return [*apart, "chroot", str(self.root), *inside, *arguments]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command inside to its end."""
        command = self.command(*arguments, DEBIAN_FRONTEND="noninteractive")
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def of_ours(self) -> set[str]:
        """Return every file that bears our name."""
        found = (path.relative_to(self.root) for path in self.root.rglob("*") if "ketaref" in path.name.lower())
        return {str(path) for path in found if path.parts[0] not in {"proc", "root", "tmp"}}


@pytest.fixture
def debian(tmp_path: Path) -> Iterator[Debian]:
    system = Debian(tmp_path / "debian")
    yield system
    shutil.rmtree(system.root)


def test_it_is_installed_used_and_removed(debian: Debian, deb: Path, screen: dict[str, str], tmp_path: Path) -> None:
    shutil.copyfile(deb, debian.root / "ketaref.deb")
    updated = debian.run("apt-get", "update", "-q")
    assert updated.returncode == 0, updated.stdout
    installed = debian.run("apt-get", "install", "-qy", "--no-install-recommends", "/ketaref.deb")
    assert installed.returncode == 0, installed.stdout
    assert debian.run("which", "python3").returncode != 0

    answers.check(lambda *arguments: debian.run("ketaref", *arguments), debian.root / "root", "/root")
    said = tmp_path / "said.txt"
    environment = dict(os.environ) | {"DISPLAY": screen["DISPLAY"]}
    with window.started(debian.command("ketaref", DISPLAY=screen["DISPLAY"]), environment, said) as used:
        saved = window.search_and_save_a_handout(used, debian.root / "root")
    assert said.read_text(encoding="utf-8") == ""
    answers.check_handout(saved, "Dizziness")

    (debian.root / "ketaref.deb").unlink()
    removed = debian.run("apt-get", "purge", "-qy", "ketaref")
    assert removed.returncode == 0, removed.stdout
    assert not debian.of_ours()
