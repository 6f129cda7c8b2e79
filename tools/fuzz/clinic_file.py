"""Throw files at the reader of the clinic's file: `python tools/fuzz/clinic_file.py COUNT`.

Half are a good file with bytes changed, cut, doubled or moved: what is read must be what was written. Half are forged,
with every checksum right and anything in the rows: what is taken in must be records, under their keys. Only the
project's own errors may come out, and nothing may be written beside the clinic's own folder. Not run by CI.
"""

import contextlib
import random
import sys
import tempfile
from pathlib import Path

from ketaref.clinic.opening import copy_with, rows_in
from ketaref.clinic.records import KINDS, Favourite, Letterhead, Note
from ketaref.clinic.store import ClinicFile
from ketaref.errors import ClinicError

_BODIES = (
    "",
    "{}",
    "[",
    "null",
    '{"entry":"tea"}',
    '{"entry":1}',
    '{"entry":"tea","text":"x","on":"2026-01-01"}',
    "\0",
)


def changed(good: bytes, dice: random.Random) -> bytes:
    """Return a good file with something done to it."""
    made = bytearray(good)
    for _time in range(dice.choice((1, 1, 2, 8))):
        at, to = dice.randrange(len(made)), dice.randrange(len(made))
        match dice.randrange(5):
            case 0:
                made[at] = dice.randrange(256)
            case 1:
                made[at : at + 4] = dice.randbytes(4)
            case 2:
                made = made[: max(1, at)]
            case 3:
                made[at : at + 64] = made[to : to + 64]
            case _:
                made[at:at] = made[to : to + dice.choice((1, 512, 4096))]
    return bytes(made)


def forged(good: bytes, dice: random.Random) -> bytes:
    """Return a file whose checksums are right, with rows that no program of ours wrote."""
    rows = dict(rows_in(good))
    for _time in range(dice.randrange(1, 4)):
        kind = dice.choice([*KINDS, "client", "", "note\0"])
        body = dice.choice((*_BODIES, *rows.values()))
        cut = dice.randrange(len(body) + 1)
        rows[kind, dice.choice(("tea", "", "../x", "entry/en"))] = dice.choice((body, body[:cut], body + body))
    return copy_with(rows)


def main(count: int) -> int:
    """Try so many files and say how many were read."""
    dice, taken = random.Random(count), 0
    with tempfile.TemporaryDirectory() as name:
        home, source = Path(name), Path(name) / "theirs.ketaclinic"
        ours = ClinicFile(home / "ours")
        ours.keep(Letterhead("Ours"), *(Favourite(f"entry-{number}") for number in range(9)))
        ours.export(source)
        good = source.read_bytes()
        for number in range(count):
            made = changed(good, dice) if number % 2 else forged(good, dice)
            with contextlib.suppress(ClinicError):
                rows = rows_in(made)
                assert number % 2 == 0 or rows == rows_in(good), number
                source.write_bytes(made)
                ClinicFile(home / "ours").take_in(source)
                taken += 1
            assert sorted(path.name for path in home.iterdir()) == ["ours", "theirs.ketaclinic"], number
        assert all(len(note.text) for note in ours.all(Note))
        assert ClinicFile(home / "ours").ready() == ""
    print(f"{count:,} files, {taken:,} taken in, the others refused with a sentence")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
