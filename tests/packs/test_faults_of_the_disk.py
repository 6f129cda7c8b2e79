"""Faults around an installation: a full or read-only disk, rights, other programs, the clock, and being killed."""

import datetime
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factories import fill, folder_for_all, runs_on_unix, small_disk, snapshot, without_rights
from ketaref.errors import CannotWrite, PackBusy, PackTooOld
from ketaref.library.library import Library
from ketaref.packs import installing, lock
from ketaref.packs.choice import choose
from ketaref.packs.installing import install
from ketaref.packs.place import ACTIVE, DATABASE, HEAD, Place
from packs.packing import in_use, names

Packs = dict[int, Path]
ROOM = 4 * 1024 * 1024
STEP = 4096
KILLS = int(os.environ.get("KETAREF_KILLS", "200"))
"""How often the program is killed."""

on_unix = pytest.mark.skipif(not runs_on_unix(), reason="rights and signals of Unix")


# A full disk --------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes a small disk")
def test_a_disk_that_is_full_at_any_write_leaves_the_old_content(
    tmp_path: Path, packs: Packs, releases: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the look for room beforehand, so that each write in turn is the one that fails."""
    monkeypatch.setattr(installing, "_check_room", lambda _place, _size: None)
    with small_disk(tmp_path / "disk", ROOM) as disk:
        place = Place(disk / "packs", releases[1])
        install(place, packs[2])
        before = snapshot(place.folder)
        refused = 0
        for left in range(0, ROOM, STEP):
            fill(disk, left)
            said = installed_or_said(place, packs[3])
            if not said:
                break
            refused += 1
            assert "What was in use stays" in said
            assert snapshot(place.folder) == before
            assert in_use(place) == 2

        assert in_use(place) == 3
        assert refused * STEP >= packs_size(place) - STEP


def installed_or_said(place: Place, source: Path) -> str:
    """Install a pack; return what is said where it cannot be written, else nothing."""
    try:
        install(place, source)
    except CannotWrite as error:
        return str(error)
    return ""


def packs_size(place: Place) -> int:
    """The bytes of the pack in use."""
    pack = place.read().state.current
    assert pack
    return pack.size


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes a small disk")
def test_a_disk_with_too_little_room_is_said_in_megabytes(tmp_path: Path, packs: Packs, releases: Packs) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        place = Place(disk / "packs", releases[1])
        fill(disk, 100_000)
        with pytest.raises(CannotWrite, match="the disk has 0 MB left"):
            install(place, packs[2])
        assert in_use(place) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk read-only")
def test_a_disk_that_turns_read_only_keeps_showing_its_content(tmp_path: Path, packs: Packs, releases: Packs) -> None:
    """As the system does with a disk that begins to fail."""
    with small_disk(tmp_path / "disk", ROOM) as disk:
        place = Place(disk / "packs", releases[1])
        install(place, packs[2])
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

        with pytest.raises(CannotWrite, match="Read-only file system"):
            install(place, packs[3])
        assert in_use(place) == 2


# Rights -------------------------------------------------------------------------------------------

IMPORTS = """
import encodings.idna, hashlib, secrets, nacl.signing, nacl.exceptions
from pathlib import Path
import ketaref.packs.lock
from ketaref import paths
from ketaref.errors import KetaRefError
from ketaref.packs.choice import choose
from ketaref.packs.installing import install
from ketaref.packs.place import Place
from ketaref.packs.keys import PublicKey, read_public
from ketaref.library.search import Search
trusted = (read_public(paths.keys() / "current.pub"),)
Place.trusted = lambda self: trusted
"""
INSTALL = """
place = Place(Path(sys.argv[1]), Path(sys.argv[2]))
try:
    install(place, Path(sys.argv[3]))
except KetaRefError as error:
    print(type(error).__name__, error)
chosen = choose(place)
print("shown", chosen.library.release().sequence, chosen.notice)
"""


@pytest.fixture
def shared(packs: Packs, releases: Packs) -> Iterator[Path]:
    """A folder that everybody may enter: release 1 as bundled.db, packs 2 and 3, and pack 2 installed in packs/."""
    with folder_for_all() as folder:
        shutil.copyfile(releases[1], folder / "bundled.db")
        for number in (2, 3):
            shutil.copyfile(packs[number], folder / f"{number}.ketapack")
        place = Place(folder / "packs", folder / "bundled.db")
        install(place, packs[2])
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder


def as_nobody(folder: Path, pack: str = "3.ketapack") -> str:
    """Install a pack and start, as a user without rights."""
    arguments = (folder / "packs", folder / "bundled.db", folder / pack)
    return without_rights(IMPORTS, INSTALL, *map(str, arguments))


@on_unix
def test_a_folder_of_somebody_else_s_keeps_its_content(shared: Path) -> None:
    before = snapshot(shared)
    said = as_nobody(shared)
    assert "CannotWrite The content could not be installed" in said
    assert "Permission denied" in said
    assert "shown 2 \n" in said
    assert snapshot(shared) == before


@on_unix
def test_a_folder_that_cannot_be_made_is_said(shared: Path) -> None:
    shutil.rmtree(shared / "packs")
    said = as_nobody(shared)
    assert "CannotWrite" in said
    assert "shown 1 \n" in said
    assert not (shared / "packs").exists()


@on_unix
def test_a_pack_that_may_not_be_read_is_said(shared: Path) -> None:
    (shared / "3.ketapack").chmod(0o600)
    assert "PackUnreadable 3.ketapack cannot be read (Permission denied)" in as_nobody(shared)


@on_unix
@pytest.mark.parametrize(
    ("hidden", "shown"), [(ACTIVE, "shown 2 "), (DATABASE, "shown 1 "), (HEAD, "shown 2 \n"), ("", "shown 1 ")]
)
def test_what_may_not_be_read_is_passed_over(shared: Path, hidden: str, shown: str) -> None:
    path = next((path for path in (shared / "packs").rglob("*") if path.name == hidden), shared / "packs")
    path.chmod(0)
    said = as_nobody(shared)
    path.chmod(0o755)
    assert shown in said


@on_unix
def test_a_bundled_file_that_may_not_be_read_gives_way_to_the_pack(shared: Path) -> None:
    (shared / "bundled.db").chmod(0)
    said = as_nobody(shared)
    assert "shown 2 The content that came with KetaRef cannot be read" in said


# Other programs -----------------------------------------------------------------------------------

HOLD = """
import sys, time
from pathlib import Path
from ketaref.packs.place import Place
with Place(Path(sys.argv[1]), Path(sys.argv[2])).locked():
    print("held", flush=True)
    time.sleep(60)
"""
READ = """
import sys
from pathlib import Path
from ketaref.library.search import Search
from ketaref.packs.choice import choose
from ketaref.packs.place import Place
library = choose(Place(Path(sys.argv[1]), Path(sys.argv[2]))).library
search = Search(library)
print(library.release().sequence, flush=True)
sys.stdin.readline()
print(library.release().sequence, search.find("dry mouth").hits[0].entry.id, flush=True)
"""


@contextmanager
def beside(code: str, place: Place) -> Iterator["subprocess.Popen[str]"]:
    """Another program over the same place, which has said its first line."""
    command = [sys.executable, "-c", code, str(place.folder), str(place.bundled)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline()
        yield other
        other.kill()


def test_an_installation_waits_for_another_and_says_so(
    place: Place, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(place, packs[2])
    monkeypatch.setattr(lock, "_PATIENCE", 0.3)
    with beside(HOLD, place):
        with pytest.raises(PackBusy, match="Another program is installing"):
            install(place, packs[3])
        assert in_use(place) == 2
    install(place, packs[3])  # the lock went with the program that held it
    assert in_use(place) == 3


def test_a_program_that_reads_goes_on_reading_what_it_opened(place: Place, packs: Packs) -> None:
    install(place, packs[2])
    with beside(READ, place) as reader:
        for number in (3, 4):
            install(place, packs[number])
        assert reader.stdin
        assert reader.stdout
        print(file=reader.stdin, flush=True)
        assert reader.stdout.readline() == "2 dry-mouth\n"
    assert in_use(place) == 4


def test_two_installations_at_once_end_with_the_newer_content(place: Place, packs: Packs) -> None:
    for _time in range(5):
        refused: list[Exception] = []

        def put(number: int, refused: list[Exception] = refused) -> None:
            try:
                install(place, packs[number])
            except PackTooOld as error:
                refused.append(error)

        both = [threading.Thread(target=put, args=(number,)) for number in (3, 4)]
        for one in both:
            one.start()
        for one in both:
            one.join()

        assert in_use(place) == 4
        assert names(place.folder, "staging-") == []
        shutil.rmtree(place.folder)


# The clock ----------------------------------------------------------------------------------------


def test_a_clock_that_is_set_back_changes_nothing(place: Place, packs: Packs, monkeypatch: pytest.MonkeyPatch) -> None:
    install(place, packs[2])

    class Long_ago(datetime.date):  # noqa: N801
        @classmethod
        def today(cls) -> "Long_ago":
            return cls(1980, 1, 1)

    monkeypatch.setattr(datetime, "date", Long_ago)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    for path in place.folder.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert install(place, packs[3]).sequence == 3
    assert in_use(place) == 3
    assert install(place, packs[4]).sequence == 4
    with pytest.raises(PackTooOld):
        install(place, packs[2])


# Killed -------------------------------------------------------------------------------------------


@on_unix
@pytest.mark.slow
def test_killed_at_any_moment_it_shows_the_old_content_or_the_new(
    tmp_path: Path, packs: Packs, releases: Packs
) -> None:
    """Each time a process of its own is killed, as the system kills: nothing in it can tidy up."""
    place = Place(tmp_path / "packs", releases[1])
    install(place, packs[2])
    kept = tmp_path / "kept"
    shutil.copytree(place.folder, kept)
    took = _seconds_of_an_installation(place, packs[3])
    dice, seen, cut = random.Random(), [], 0
    for _time in range(KILLS):
        shutil.rmtree(place.folder)
        shutil.copytree(kept, place.folder)
        child = os.fork()
        if child == 0:
            try:
                install(place, packs[3])
            finally:
                os._exit(0)
        time.sleep(dice.uniform(0, took * 1.2))
        os.kill(child, signal.SIGKILL)
        _pid, how = os.waitpid(child, 0)
        cut += os.WIFSIGNALED(how)
        seen.append(in_use(place))
        assert seen[-1] in (2, 3)
        with choose(place).library as library:
            assert isinstance(library, Library)
        install(place, packs[4])
        assert in_use(place) == 4
        assert names(place.folder, "staging-") == []
        assert len(names(place.folder, "content-")) == 2

    assert cut > KILLS // 4
    assert {2, 3} == set(seen)


def _seconds_of_an_installation(place: Place, pack: Path) -> float:
    started = time.monotonic()
    install(place, pack)
    return time.monotonic() - started
