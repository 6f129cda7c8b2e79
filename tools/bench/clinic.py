"""What long use costs: start, search, preview and reading with 10,000 notes and 200 packs seen, beside none."""

import datetime
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench import packs_seen, window
from tools.bench.rows import Row, percentile
from tools.bench.search import keys

from ketaref import paths
from ketaref.clinic.opening import copy_with
from ketaref.clinic.records import Favourite, Note, SignOff
from ketaref.clinic.store import ClinicFile
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template, catalogue
from ketaref.library.search import Search
from ketaref.packs.choice import choose_at_start
from ketaref.packs.place import Place

NOTES = 10_000
PACKS = 200
RUNS = 11
READS = 300
TYPED = ("blood pressure", "me siento fuera de mi cuerpo", "spravato vs ketamine", "what if it hurts", "disociation")
PAGE_WIDTH = 860
_USED = f"{NOTES:,} notes and {PACKS} packs"
_TARGET = "<= 1.1"


def rows() -> Iterator[Row]:
    """Yield what a person waits for on a computer with much on it, beside one with next to nothing."""
    with tempfile.TemporaryDirectory() as name:
        full, empty = _home(Path(name) / "full", NOTES), _home(Path(name) / "empty", 1)
        (work := Path(name) / "work").mkdir()
        packs_seen.see(Place(_packs(full), paths.database()), PACKS, work)
        if shutil.which("Xvfb"):
            yield _start(full, empty)
        yield _searching(full, empty)
        yield _preview(full, empty)
        yield _reading(full, empty)
        yield Row(f"look at a file of {NOTES:,} notes, in the background", _look(_clinic(full)), "ms", "")
        left = sum(1 for path in _packs(full).iterdir() if path.is_dir())
        yield Row(f"packs that are left of {PACKS}", left, "", "<= 2")


def _home(folder: Path, notes: int) -> Path:
    _fill(_clinic(folder), notes)
    return folder


def _clinic(home: Path) -> Path:
    return home / "KetaRef" / "clinic"


def _packs(home: Path) -> Path:
    return home / "KetaRef" / "packs"


def _start(full: Path, empty: Path) -> Row:
    with window.screen() as environment:
        medians = _in_turn(
            lambda home: [window.report("start", environment | {"XDG_DATA_HOME": str(home)})[0]], full, empty, 0.5
        )
    return Row(f"start to results of a key, {_USED}", *_ratio(medians))


def _searching(full: Path, empty: Path) -> Row:
    finds = {home: Search(choose_at_start(_packs(home), paths.database()).library).find for home in (full, empty)}
    typed = [key for text in TYPED for key in keys(text)]
    return Row(
        f"key typed, processor p95, {_USED}",
        *_ratio(_in_turn(lambda home: [_processor(finds[home], key) for key in typed], full, empty, 0.95)),
    )


def _preview(full: Path, empty: Path) -> Row:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ketaref.gui.handouts.press import Press, draw

    press = {home: Press(choose_at_start(_packs(home), paths.database()).library.path) for home in (full, empty)}
    options = Options(as_of=datetime.date.today())

    def first_page(home: Path, one: Template) -> object:
        document = press[home].compose([(one, options)])
        first = press[home].beginning(document, PAGE_WIDTH)
        return first if first is not None else draw(press[home].preview(document).pages[0], PAGE_WIDTH)

    def show(home: Path) -> list[float]:
        return [_processor(first_page, home, one) for one in catalogue()]

    return Row(f"first page, processor p95, {_USED}", *_ratio(_in_turn(show, full, empty, 0.95)))


def _reading(full: Path, empty: Path) -> Row:
    clinics = {home: ClinicFile(_clinic(home)) for home in (full, empty)}
    for clinic in clinics.values():
        clinic.ready()

    def read(home: Path) -> list[float]:
        wanted = ((Note, f"entry-{number * 31}") for number in range(READS // RUNS))
        return [
            _processor(clinics[home].find, note, (Favourite, "entry-1"), (SignOff, "entry-1/en")) for note in wanted
        ]

    return Row(f"a note is read, processor p95, {_USED}", *_ratio(_in_turn(read, full, empty, 0.95)))


def _in_turn(measure: Callable[[Path], list[float]], full: Path, empty: Path, share: float) -> tuple[float, float]:
    """Measure both again and again, so that a slow moment of the machine hits both; the first time does not count."""
    taken: dict[Path, list[float]] = {full: [], empty: []}
    for run in range(RUNS + 1):
        for home, times in taken.items():
            found = measure(home)
            times += found if run else []
    return percentile(taken[full], share), percentile(taken[empty], share)


def _processor(deed: Callable[..., object], *arguments: object) -> float:
    """Return the milliseconds of processor time that `deed` takes: two that differ little are told apart by it."""
    begun = time.process_time()
    deed(*arguments)
    return (time.process_time() - begun) * 1000


def _ratio(both: tuple[float, float]) -> tuple[float, str, str, float]:
    return both[0], "ms", _TARGET, both[1]


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
