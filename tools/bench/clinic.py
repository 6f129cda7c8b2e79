"""What a full clinic's file costs: the window and the reading of an entry with 10,000 notes, beside none."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench import window
from tools.bench.rows import Row, percentile

from ketaref.clinic.opening import copy_with
from ketaref.clinic.records import Favourite, Note, SignOff
from ketaref.clinic.store import ClinicFile

NOTES = 10_000
RUNS = 11
READS = 300


def rows() -> Iterator[Row]:
    """Yield the start of the window, where there is an X server, and the reading beside an entry."""
    with tempfile.TemporaryDirectory() as name:
        full, empty = Path(name) / "full", Path(name) / "empty"
        _fill(full / "KetaRef" / "clinic", NOTES)
        _fill(empty / "KetaRef" / "clinic", 1)
        if shutil.which("Xvfb"):
            yield _start(full, empty)
        beside = [_reading(home / "KetaRef" / "clinic") for home in (full, empty)]
        yield Row(f"note, star and sign-off of an entry, {NOTES:,} notes, beside 1: p95", *_ratio(*beside))
        yield Row(f"look at a file of {NOTES:,} notes, in the background", _look(full / "KetaRef" / "clinic"), "ms", "")


def _start(full: Path, empty: Path) -> Row:
    times: dict[Path, list[float]] = {full: [], empty: []}
    with window.screen() as environment:
        for _run in range(RUNS):  # in turn, so that a slow moment of the machine hits both
            for home, taken in times.items():
                taken.append(window.report("start", environment | {"XDG_DATA_HOME": str(home)})[0])
    medians = [percentile(times[home], 0.5) for home in (full, empty)]
    return Row(f"start to results of a key, {NOTES:,} notes, beside 1", *_ratio(*medians))


def _ratio(ours: float, beside: float) -> tuple[float, str, str, float]:
    return ours, "ms", "<= 1.1", beside


def _reading(folder: Path) -> float:
    clinic = ClinicFile(folder)
    clinic.ready()
    taken = []
    for number in range(READS):
        begun = time.perf_counter()
        clinic.find((Note, f"entry-{number * 31}"), (Favourite, "entry-1"), (SignOff, "entry-1/en"))
        taken.append((time.perf_counter() - begun) * 1000)
    return percentile(taken, 0.95)


def _look(folder: Path) -> float:
    begun = time.perf_counter()
    ClinicFile(folder).ready()
    return (time.perf_counter() - begun) * 1000


def _fill(folder: Path, notes: int) -> None:
    """Write a file with so many notes of some forty words."""
    text = "Ask about water, sleep and the way home. " * 6
    bodies = {
        ("note", f"entry-{number}"): f'{{"entry":"entry-{number}","text":"{text}","on":"2026-01-01"}}'
        for number in range(notes)
    }
    folder.mkdir(parents=True)
    (folder / "clinic.db").write_bytes(copy_with(bodies))
