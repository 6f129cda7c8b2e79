"""Handouts: the first page after a change of options, all of them, and sharper ones, drawn as the window draws them.

The saved PDF too, made here and from a cold command line, on a computer with many fonts as well.
"""

import datetime
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.rows import Row, milliseconds, percentile

from ketaref import paths
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.options import PAPERS, SIZES, Options
from ketaref.handouts.packet import MOST_SHEETS, compose_packet
from ketaref.handouts.templates import catalogue
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

FOUR_SIDES = "other-treatments"
TURNS = 5
Seen = tuple[float, float, float]
"""Milliseconds from a change of options to the first page and to all that is said of them; and to sharpen a page."""
SEEN = {
    "first page after a change, warm, in a worker": "<= 50 ms",
    "all pages typeset, and what is said of them": "",
    "a page drawn anew, twice as large": "<= 200 ms",
}
PAGE_WIDTH = 860
"""Pixels: the widest a page is drawn in the window."""
IN_SIGHT = 0.76
"""The share of such a page that a window of 1920 x 1080 pixels shows; one of 1280 x 720 shows 0.42."""
BETWEEN = 0.2
"""Seconds: a person's changes come further apart than the typesetter waits for its rest."""
FONTS = 150
"""Files in a folder where the system looks for fonts: typesetting looks at none of them."""


def rows() -> Iterator[Row]:
    """Yield preview and PDF times over all templates, languages, sizes and papers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    previews: list[Seen] = []
    worker = threading.Thread(target=lambda: previews.extend(_previews()))
    worker.start()
    worker.join()
    for at, (figure, target) in enumerate(SEEN.items()):
        for label, share in (("p50", 0.5), ("p95", 0.95)):
            yield Row(f"{figure}, {label}", percentile([seen[at] for seen in previews], share), "ms", target)
    library, typesetter = Library.open(paths.database()), Typesetter()
    cold = milliseconds(lambda: _pdf(library, typesetter, *next(_choices())))
    warm = [milliseconds(_pdf, library, typesetter, *choice) for choice in _choices()]
    yield Row("PDF, the first in this process", cold, "ms", "")
    yield Row("PDF, warm, p50", percentile(warm, 0.5), "ms", "<= 100 ms")
    yield Row("PDF, warm, p95", percentile(warm, 0.95), "ms", "<= 100 ms")
    four = Options(as_of=datetime.date.today())
    anew = _median(lambda: _pdf(library, typesetter, FOUR_SIDES, four), typesetter.rest)
    yield Row("PDF of four sides, warm", anew, "ms", "<= 100 ms")
    interpreter = _interpreter()
    yield Row("the same from a cold command line", _command(), "ms", "<= 400 ms beside", interpreter)
    yield Row(f"the same beside {FONTS} more fonts", _command(FONTS), "ms", "<= 400 ms beside", interpreter)
    packet = _median(lambda: _packet(library, typesetter), typesetter.rest)
    yield Row("packet of 12 sheets in both languages", packet, "ms", "<= 1000 ms")


def _median(deed: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """What comes before each turn is not counted: a rest, so that Typst remembers nothing of the turn before."""
    times = []
    for _turn in range(TURNS):
        before()
        times.append(milliseconds(deed))
    return statistics.median(times)


def _packet(library: Library, typesetter: Typesetter) -> bytes:
    sheets = [(one, Options(as_of=datetime.date.today(), language="both")) for one in catalogue()[:MOST_SHEETS]]
    return output.pdf(compose_packet(library, sheets), typesetter)


def _command(fonts: int = 0) -> float:
    """The whole command, for a user who has so many fonts of his own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "fonts").mkdir()
        for at, font in zip(range(fonts), itertools.cycle(sorted(paths.fonts().glob("*.ttf"))), strict=False):
            shutil.copyfile(font, home / "fonts" / f"{at}.ttf")
        command = [sys.executable, "-m", "ketaref", "handout", "make", FOUR_SIDES, "-o", str(home / "sheet.pdf")]
        environment = os.environ | {"XDG_DATA_HOME": folder}
        return _median(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))


def _interpreter() -> float:
    return _median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))


def _choices(languages: tuple[str, ...] = ("en", "es")) -> Iterator[tuple[str, Options]]:
    day = datetime.date.today()
    for template, language, size, paper in itertools.product(catalogue(), languages, SIZES, PAPERS):
        yield template.id, Options(as_of=day, language=language, size=size, paper=paper)  # type: ignore[arg-type]


def _previews() -> list[Seen]:
    """What the window's worker does after a change of options, in its order."""
    from ketaref.gui.handouts.press import Press, draw

    press = Press(paths.database())
    templates = {template.id: template for template in catalogue()}

    def show(name: str, options: Options) -> Seen:
        time.sleep(BETWEEN)
        started = time.perf_counter()
        document = press.compose([(templates[name], options)])
        first = press.beginning(document, PAGE_WIDTH, IN_SIGHT)
        begun = time.perf_counter()
        pages = press.preview(document).pages
        if first is None:
            draw(pages[0], PAGE_WIDTH)
            begun = time.perf_counter()
        whole = time.perf_counter()
        sharper = milliseconds(draw, pages[0], 2 * PAGE_WIDTH)
        return (begun - started) * 1000, (whole - started) * 1000, sharper

    choices = [*_choices(), *_choices(("both",))]
    show(*choices[0])  # the first loads Typst and the fonts
    return [show(*choice) for choice in choices]


def _pdf(library: Library, typesetter: Typesetter, name: str, options: Options) -> bytes:
    template = next(template for template in catalogue() if template.id == name)
    return output.pdf(compose(library, template, options), typesetter)
