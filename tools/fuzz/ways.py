"""The ways in which a reader is tried: by hypothesis, by atheris, and by changing a few bytes of good files."""

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

FINDINGS = Path("build/fuzz")
"""Where atheris puts the input that it found something with."""
_MOST_BYTES = 8192
_EDITS = 6
_FARTHEST = 65_535


class Target(Protocol):
    """A reader under test."""

    @property
    def seeds(self) -> Sequence[bytes]:
        """Good files."""

    @property
    def pieces(self) -> Sequence[bytes]:
        """What such files are made of."""

    def take(self, raw: bytes) -> None:
        """Read `raw`. What it raises is a finding: a reader raises the project's own errors, which stay inside."""


class Counted:
    """Counts what a target takes, and calls `enough` after so many: atheris ends the program without coming back."""

    def __init__(self, target: Target, count: int, enough: Callable[[], None]) -> None:
        self.inputs = 0
        self._target = target
        self._count = count
        self._enough = enough

    def take(self, raw: bytes) -> None:
        """Hand `raw` on."""
        self.inputs += 1
        self._target.take(raw)
        if self.inputs == self._count:
            self._enough()


def by_hypothesis(target: Target, counted: Counted, count: int) -> None:
    """Let hypothesis make up files out of bytes and pieces, and edit good ones; it shrinks what it finds."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=120))
    def run(chosen: bytes) -> None:
        counted.take(_made(chosen, target))

    run()


def by_mutation(target: Target, counted: Counted, count: int) -> None:
    """Change, cut, add and move a few bytes of good files; much faster, and blind."""
    dice = random.Random(count)
    for _time in range(count):
        seed = dice.choice(target.seeds)
        edits = [
            (dice.randrange(_FARTHEST), dice.choice((0, 1, 1, 4, 64)), _scrap(seed, target, dice))
            for _edit in range(dice.randint(1, _EDITS))
        ]
        counted.take(_edited(seed, edits))


def by_atheris(target: Target, counted: Counted, count: int) -> None:
    """Let atheris look for inputs that run other lines; good files are what it begins with. It does not come back."""
    import atheris

    FINDINGS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [f"-runs={count}", f"-max_len={_MOST_BYTES}", "-verbosity=0", f"-artifact_prefix={FINDINGS}/"]
        atheris.Setup([sys.argv[0], *options, corpus], counted.take)
        atheris.Fuzz()


Way = Callable[[Target, Counted, int], None]
WAYS: dict[str, Way] = {"hypothesis": by_hypothesis, "atheris": by_atheris, "mutate": by_mutation}


def _made(chosen: bytes, target: Target) -> bytes:
    """The file that some bytes stand for: themselves, or pieces in a row, or a good file edited.

    One draw a file: hypothesis takes longer over each than most readers do.
    """
    if not chosen:
        return b""
    kind, rest = chosen[0] % 4, chosen[1:]
    if kind == 0:
        return rest
    if kind == 1:
        return b"".join(target.pieces[byte % len(target.pieces)] for byte in rest)
    number = int.from_bytes(rest[:2], "big")
    edits = [rest[at : at + 5] for at in range(2, len(rest) - 4, 5)][:_EDITS]
    return _edited(
        target.seeds[number % len(target.seeds)],
        [
            (int.from_bytes(edit[:2], "big"), (0, 1, 4, 64)[edit[2] % 4], _piece(edit[3], edit[4:], target))
            for edit in edits
        ],
    )


def _piece(which: int, byte: bytes, target: Target) -> bytes:
    """A piece, any byte, or nothing."""
    return [*target.pieces, byte, byte * 3, b""][which % (len(target.pieces) + 3)]


def _edited(seed: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """A good file with pieces put at places (counted around its end), each in the stead of so many bytes."""
    made = bytearray(seed)
    for at, stead, piece in edits:
        start = at % (len(made) + 1)
        made[start : start + stead] = piece
    return bytes(made)


def _scrap(seed: bytes, target: Target, dice: random.Random) -> bytes:
    """Some bytes: none, any, a piece, or some of the file itself."""
    match dice.randrange(4):
        case 0:
            return b""
        case 1:
            return dice.randbytes(dice.choice((1, 1, 4)))
        case 2:
            return dice.choice(target.pieces)
        case _:
            at = dice.randrange(len(seed) + 1)
            return seed[at : at + dice.choice((8, 64, 512))]
