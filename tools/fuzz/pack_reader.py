"""Throw bytes at the pack reader: `python tools/fuzz/pack_reader.py hypothesis|atheris|mutate COUNT`.

Three ways: whatever hypothesis makes up, what atheris finds by watching which lines run (it is installed by hand, in an
environment of its own: `pip install atheris`), and good packs with bytes changed. Half of each is signed anew, so that
what lies behind the signature is reached too. Only the project's own errors may come out, and nothing may be written
outside the folder of packs. Not run by CI.
"""

import contextlib
import datetime
import hashlib
import random
import signal
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ketaref.errors import KetaRefError
from ketaref.library.schema import SCHEMA_VERSION
from ketaref.packs import container, state
from ketaref.packs.installing import install
from ketaref.packs.manifest import CONTENT_ID, Golden, Manifest, encode
from ketaref.packs.place import Place

KEY = hashlib.sha256(b"KetaRef test key: current").digest()
"""The test key of a checkout, which a release does not take."""


class Target:
    """Takes one input at a time, in a folder of its own."""

    def __init__(self, folder: Path, seed: bytes) -> None:
        self.inputs = 0
        self.seed = seed
        self._source = folder / "x.ketapack"
        self._place = Place(folder / "packs", folder / "missing.db")
        self._folder = folder

    def take(self, raw: bytes) -> None:
        """Read `raw` as a pack, as a signed manifest and stream, and as the note of what is installed."""
        self.inputs += 1
        head, stream = raw[:110], raw[110:]
        cut = 1 + max(stream.rfind(b"}"), 0)  # where the manifest ends, if it is one
        for pack in (raw, container.pack(stream[:cut], KEY, stream[cut:]), head + stream[::-1]):
            self._source.write_bytes(pack)
            with contextlib.suppress(KetaRefError):
                install(self._place, self._source)
        with contextlib.suppress(ValueError):
            state.decode(raw)
        left = {path.name for path in self._folder.iterdir()} - {"x.ketapack", "packs"}
        inside = {path.name for path in (self._folder / "packs").glob("*")} - {"lock"}
        assert not left, left
        assert not inside, inside


def by_hypothesis(target: Target, count: int) -> None:
    """Let hypothesis make up the bytes."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    pieces = st.binary(max_size=400) | st.sampled_from([b"KETAPACK\0\1", b"{", b'"', b"[", b'"size":1', b"x\x9c"])

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(pieces, max_size=8).map(b"".join))
    def run(raw: bytes) -> None:
        target.take(raw)

    run()


def by_mutation(target: Target, count: int) -> None:
    """Change a few bytes of a good pack: in the file, and in the manifest before it is signed anew."""
    dice = random.Random(count)
    for _time in range(count):
        raw = bytearray(target.seed)
        for _change in range(dice.randint(1, 6)):
            at = dice.randrange(len(raw))
            raw[at : at + dice.choice([0, 1, 1, 4])] = dice.randbytes(dice.choice([0, 1, 1, 4]))
        target.take(bytes(raw))


def by_atheris(target: Target, count: int) -> None:
    """Let atheris look for inputs that run other lines."""
    import atheris

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-runs={count}", "-max_len=4096"], target.take)
    atheris.Fuzz()


WAYS: dict[str, Callable[[Target, int], None]] = {
    "hypothesis": by_hypothesis,
    "mutate": by_mutation,
    "atheris": by_atheris,
}


def _seed() -> bytes:
    """A pack that is good but for what it holds: no database."""
    raw = bytes(2000)
    stream = zlib.compress(raw)
    manifest = Manifest(
        content_id=CONTENT_ID, sequence=1, content_version="1", released=datetime.date(2026, 1, 31), review_due=None,
        least_schema=SCHEMA_VERSION, most_schema=SCHEMA_VERSION, least_app="0", size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(), packed_size=len(stream),
        packed_sha256=hashlib.sha256(stream).hexdigest(), rows={"entries": 1}, golden=[Golden("a", "b")],
    )  # fmt: skip
    return container.pack(encode(manifest), KEY, stream)


def main() -> None:
    """Run one way, and say how many inputs were taken."""
    way, count = sys.argv[1], int(sys.argv[2])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that a limit of time still tells how many there were
    with tempfile.TemporaryDirectory() as name:
        target = Target(Path(name), _seed())
        try:
            WAYS[way](target, count)
        finally:
            print(f"{way}: {target.inputs:,} inputs, no error that is not ours, nothing written outside", flush=True)


if __name__ == "__main__":
    main()
