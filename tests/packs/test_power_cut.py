"""The power is cut at any moment of an installation, and the disk kept any of what it had not been told to flush.

The system calls of a real installation are recorded with strace and played back into folders of their own: up to each
call, what was flushed by then is there; of the rest, any part may be. After each the program starts.
"""

import itertools
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ketaref.packs.installing import install
from ketaref.packs.place import Place
from packs.packing import in_use

pytestmark = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace records what an installation asks of the disk"
)

CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,renameat2,mkdir,unlink,unlinkat,rmdir,ftruncate"
INSTALL = """
import sys
from pathlib import Path
from ketaref.packs.installing import install
from ketaref.packs.place import Place
install(Place(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[3]))
"""
AT_MOST = 64
"""Ways to lose what was not flushed that are tried at each call; all of them, where there are fewer."""
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")


class Call(NamedTuple):
    """One recorded call: what it does, and to which paths, relative to the folder of packs."""

    what: str
    path: str
    target: str = ""


def recorded(folder: Path, *arguments: Path) -> list[Call]:
    """Install under strace; return the calls that change something in the folder."""
    log = folder.parent / "strace.log"
    command = ["strace", "-f", "-y", "-e", f"trace={CALLS}", "-o", str(log), sys.executable, "-c", INSTALL]
    subprocess.run([*command, str(folder), *map(str, arguments)], check=True, capture_output=True)
    return [call for line in log.read_text(encoding="utf-8").splitlines() for call in _calls(line, str(folder))]


def _calls(line: str, folder: str) -> Iterator[Call]:
    found = re.match(r"\d+ +(\w+)\((.*)\) += (-?\d+)", line)
    if not found or found[3].startswith("-"):
        return
    what, arguments = found[1], found[2]
    named = re.findall(rf'["<]({re.escape(folder)}[^">]*)[">]', arguments)
    paths = [path.removeprefix(folder).lstrip("/") for path in named]
    if not paths:
        return
    if what == "openat":
        if WRITING.search(arguments):
            yield Call("create", paths[-1])
    elif what.startswith("rename"):
        yield Call("rename", *paths)
    elif what in ("unlink", "unlinkat", "rmdir"):
        inside = re.search(r'>, "([^"/]+)"', arguments)  # a name beside the number of its open folder
        yield Call("remove", f"{paths[0]}/{inside[1]}" if inside else paths[0])
    else:
        yield Call({"fdatasync": "fsync", "ftruncate": "write"}.get(what, what), paths[0])


Change = tuple[int, str, int | None]
"""A folder, a name in it, and what has that name from then on: a number, or nothing."""


class Disk:
    """What a disk holds: folders by their number with names in them, and files, and which of them are flushed.

    Changes of names wait until their folder is flushed; until then each step may have reached the disk or not.
    """

    def __init__(self, before: Path, later: dict[str, Path]) -> None:
        self._later = later
        self._kept: dict[int, dict[str, int]] = {0: {}}
        self._now: dict[int, dict[str, int]] = {0: {}}
        self._files: dict[int, Path] = {}
        self._flushed: set[int] = set()
        self._waiting: list[tuple[Change, ...]] = []
        for path in sorted(before.rglob("*")):
            name = path.relative_to(before).as_posix()
            if path.is_dir():
                self._mkdir(name)
            else:
                self._files[self._add(name)] = path
        self._flushed.update(self._files)
        for number in list(self._now):
            self._flush_names(number)

    def play(self, call: Call) -> None:
        """Do one call."""
        {
            "create": self._create, "mkdir": self._mkdir, "write": self._write, "fsync": self._fsync,
            "rename": lambda path: self._rename(path, call.target), "remove": self._remove,
        }[call.what](call.path)  # fmt: skip

    def outcomes(self, dice: random.Random) -> Iterator[dict[int, dict[str, int]]]:
        """Give what names the disk may hold after a cut at this moment."""
        count = len(self._waiting)
        ways: Iterable[tuple[bool, ...]] = itertools.product((True, False), repeat=count)
        if count > 6:
            ways = [tuple(dice.random() < 0.5 for _one in range(count)) for _way in range(AT_MOST)]
        for way in ways:
            held = {number: dict(names) for number, names in self._kept.items()}
            for step in itertools.compress(self._waiting, way):
                _apply(held, step)
            yield held

    def write(self, held: dict[int, dict[str, int]], target: Path, dice: random.Random, number: int = 0) -> None:
        """Make the folder that such a disk shows; a file that was not flushed holds anything."""
        target.mkdir(exist_ok=True)
        for name, inside in held.get(number, {}).items():
            if inside not in self._files:
                self.write(held, target / name, dice, inside)
                continue
            raw = self._files[inside].read_bytes()
            if inside not in self._flushed:
                raw = dice.choice([b"", raw[: len(raw) // 2], bytes(len(raw)), raw])
            (target / name).write_bytes(raw)

    # The calls ----------------------------------------------------------------------------------------

    def _create(self, path: str) -> None:
        if self._find(path) is None:
            self._files[self._add(path)] = self._later[path]

    def _mkdir(self, path: str) -> None:
        number = self._add(path)
        self._now[number], self._kept[number] = {}, {}

    def _write(self, path: str) -> None:
        self._flushed.discard(self._number(path))

    def _fsync(self, path: str) -> None:
        number = self._number(path)
        if number in self._now:
            self._flush_names(number)
        else:
            self._flushed.add(number)

    def _rename(self, path: str, target: str) -> None:
        self._change((*self._place(path), None), (*self._place(target), self._number(path)))

    def _remove(self, path: str) -> None:
        self._change((*self._place(path), None))

    # Names --------------------------------------------------------------------------------------------

    def _add(self, path: str) -> int:
        number = 1 + max((0, *self._files, *self._now))
        self._change((*self._place(path), number))
        return number

    def _change(self, *step: Change) -> None:
        _apply(self._now, step)
        self._waiting.append(step)

    def _flush_names(self, folder: int) -> None:
        for step in self._waiting:
            if step[0][0] == folder:
                _apply(self._kept, step)
        self._waiting = [step for step in self._waiting if step[0][0] != folder]

    def _place(self, path: str) -> tuple[int, str]:
        parent, _slash, name = path.rpartition("/")
        return self._number(parent), name

    def _find(self, path: str) -> int | None:
        number: int | None = 0
        for name in filter(None, path.split("/")):
            number = self._now.get(number, {}).get(name) if number is not None else None
        return number

    def _number(self, path: str) -> int:
        number = self._find(path)
        assert number is not None, path
        return number


def _apply(names: dict[int, dict[str, int]], step: tuple[Change, ...]) -> None:
    for folder, name, number in step:
        if number is None:
            names[folder].pop(name, None)
        else:
            names[folder][name] = number


def test_a_power_cut_at_any_moment_leaves_the_old_content_or_the_new(
    tmp_path: Path, packs: dict[int, Path], releases: dict[int, Path]
) -> None:
    place = Place(tmp_path / "packs", releases[1])
    for number in (2, 3):
        install(place, packs[number])
    before = tmp_path / "before"
    shutil.copytree(place.folder, before)
    calls = recorded(place.folder, releases[1], packs[4])
    disk, dice, seen = Disk(before, _what_came(calls, place)), random.Random(7), []
    for call in calls:
        disk.play(call)
        for outcome in disk.outcomes(dice):
            cut = tmp_path / "cut"
            disk.write(outcome, cut, dice)
            seen.append(in_use(Place(cut, releases[1])))
            assert seen[-1] in (3, 4), call
            shutil.rmtree(cut)

    assert [call.what for call in calls].count("fsync") >= 6
    assert len(seen) > 50
    assert {3, 4} == set(seen)
    last = [in_use_of(disk, outcome, tmp_path / "last", releases[1], dice) for outcome in disk.outcomes(dice)]
    assert set(last) == {4}, "what was said to be installed must be there"


def in_use_of(disk: Disk, outcome: dict[int, dict[str, int]], folder: Path, bundled: Path, dice: random.Random) -> int:
    """The content that is shown after such a cut."""
    disk.write(outcome, folder, dice)
    number = in_use(Place(folder, bundled))
    shutil.rmtree(folder)
    return number


def _what_came(calls: list[Call], place: Place) -> dict[str, Path]:
    """Where the contents of the files that were created are found now, by the path at which they were created."""
    renamed = {call.path: call.target for call in calls if call.what == "rename"}
    held = {}
    for call in calls:
        if call.what == "create":
            parent, _slash, name = call.path.rpartition("/")
            now = renamed.get(call.path) or (f"{renamed.get(parent, parent)}/{name}" if parent else name)
            held[call.path] = place.folder / now
    return held
