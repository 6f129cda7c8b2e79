"""The power is cut at any moment of a save, and the disk kept any part of what it had not been told to flush.

The system calls of a real save are recorded with strace and played back onto a disk that forgets: a file's writes
since its last flush are there or not, each for itself, some of them torn; names that were made, changed or taken away
since the folder's last flush are there up to some moment. After each the program starts.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from clinic_support import DAY, contents, filled, written
from ketaref.clinic.records import Note
from ketaref.clinic.store import ClinicFile

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="strace records what a save asks of the disk"),
]

CALLS = "openat,pwrite64,write,fsync,fdatasync,unlink,rename"
TIMES = 24
"""Ways to lose what was not flushed that are tried at each call."""
SECTOR = 512
SAVED = Note("tea", "Saved while the power goes.", DAY)


class Call(NamedTuple):
    """One recorded call that changes something: what it does, to which path, and with what."""

    what: str
    path: Path
    target: Path = Path()
    data: bytes = b""
    offset: int = -1


def recorded(folder: Path) -> list[Call]:
    """Save under strace; return the calls that change something in the folder."""
    log = folder.parent / "strace.log"
    trace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*trace, sys.executable, "-c", written(SAVED), str(folder)], check=True, capture_output=True)
    found = (call for line in log.read_text(encoding="utf-8").splitlines() if (call := _call(line)))
    return [call for call in found if folder in (call.path, *call.path.parents)]


def _call(line: str) -> Call | None:
    found = re.match(r"\d+ +(\w+)\((.*)\) += (\d+)", line)
    if not found:
        return None
    what, arguments = found[1], found[2]
    texts = [_bytes(text) for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', arguments)]
    opened = re.match(r"\d+<((?:\\x[0-9a-f]{2}|[^>])*)>", arguments)
    path = Path((_bytes(opened[1]) if opened else texts[0]).decode())
    if what == "openat":
        return Call("create", Path(texts[-1].decode())) if "O_CREAT" in arguments else None
    if what in ("write", "pwrite64"):
        return Call("write", path, data=texts[0], offset=int(arguments.split(", ")[-1]) if what == "pwrite64" else -1)
    if what == "rename":
        return Call("rename", path, Path(texts[1].decode()))
    return Call("unlink" if what == "unlink" else "flush", path)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


class File:
    """A file's bytes: what is safe, and what was written since."""

    def __init__(self, safe: bytes = b"") -> None:
        self.safe = safe
        self.since: list[tuple[int, bytes]] = []
        self.end = len(safe)

    def write(self, offset: int, data: bytes) -> None:
        at = self.end if offset < 0 else offset
        self.since.append((at, data))
        self.end = max(self.end, at + len(data))

    def flush(self) -> None:
        self.safe, self.since = _after(self.safe, self.since), []

    def cut(self, dice: random.Random) -> bytes:
        """Return what is left of the file: some of what was not flushed, some of that torn at a sector."""
        left = []
        for at, data in self.since:
            if dice.random() < 0.5:
                torn = dice.randrange(0, len(data) + 1, SECTOR) if dice.random() < 0.2 else len(data)
                left.append((at, data[:torn]))
        return _after(self.safe, left)


def _after(content: bytes, writes: list[tuple[int, bytes]]) -> bytes:
    made = bytearray(content)
    for at, data in writes:
        made.extend(bytes(max(0, at + len(data) - len(made))))
        made[at : at + len(data)] = data
    return bytes(made)


class Disk:
    """A disk that forgets what it was not told to flush."""

    def __init__(self, folder: Path) -> None:
        self.names = {path: File(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        self.safe = dict(self.names)
        self.since: list[Call] = []
        self.files: dict[int, File] = {}

    def take(self, call: Call) -> None:
        if call.what == "create" and call.path not in self.names:
            self.names[call.path] = self.files[id(call)] = File()
            self.since.append(call)
        elif call.what == "write":
            self.names[call.path].write(call.offset, call.data)
        elif call.what == "flush" and call.path in self.names:
            self.names[call.path].flush()
        elif call.what == "flush":
            of_it = [one for one in self.since if one.path.parent == call.path]
            self._change(self.safe, of_it)
            self.since = [one for one in self.since if one not in of_it]
        elif call.what in ("rename", "unlink"):
            self.since.append(call)
            self._change(self.names, [call])

    def cut(self, dice: random.Random) -> dict[Path, bytes]:
        """Return the files that are there after the power was cut."""
        names = dict(self.safe)
        self._change(names, self.since[: dice.randint(0, len(self.since))])
        return {path: file.cut(dice) for path, file in names.items()}

    def _change(self, names: dict[Path, File], calls: list[Call]) -> None:
        for call in calls:
            if call.what == "create":
                names[call.path] = self.files[id(call)]
            elif call.path in names and call.what == "rename":
                names[call.target] = names.pop(call.path)
            else:
                names.pop(call.path, None)


def cuts(disk: Disk, calls: list[Call]) -> Iterator[tuple[bool, dict[Path, bytes]]]:
    """Yield whether the save was through, and what is left, after each call and in many ways."""
    dice = random.Random(20261122)
    for number in range(len(calls) + 1):
        if number:
            disk.take(calls[number - 1])
        for _time in range(TIMES):
            yield number == len(calls), disk.cut(dice)


def test_the_power_is_cut_at_any_call_of_a_save(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    filled(folder)
    before, disk = contents(folder / "clinic.db"), Disk(folder)
    calls = recorded(folder)
    after = contents(folder / "clinic.db")
    assert len(after) == len(before) + 1
    seen = set()
    for through, left in cuts(disk, calls):
        shutil.rmtree(folder)
        for path, content in left.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        clinic = ClinicFile(folder)
        assert clinic.ready() == "", "nothing had to be mended"
        now = contents(folder / "clinic.db")
        assert now in ((after,) if through else (before, after))
        assert all(contents(backup.path) for backup in clinic.state().backups), "no backup is half there"
        seen.add(len(now))
    assert seen == {len(before), len(after)}
