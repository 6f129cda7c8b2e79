"""Handouts: the first page after a change of options, drawn as the window draws it, and the saved PDF."""

import datetime
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator

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
PAGE_WIDTH = 860
"""Pixels: the widest a page is drawn in the window."""


def rows() -> Iterator[Row]:
    """Yield preview and PDF times over all templates, languages, sizes and papers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    previews: list[float] = []
    worker = threading.Thread(target=lambda: previews.extend(_previews()))
    worker.start()
    worker.join()
    for label, share in (("p50", 0.5), ("p95", 0.95)):
        figure = f"first page after a change, warm, in a worker, {label}"
        yield Row(figure, percentile(previews, share), "ms", "<= 50 ms")
    library, typesetter = Library.open(paths.database()), Typesetter()
    cold = milliseconds(lambda: _pdf(library, typesetter, *next(_choices())))
    warm = [milliseconds(_pdf, library, typesetter, *choice) for choice in _choices()]
    yield Row("PDF, the first in this process", cold, "ms", "")
    yield Row("PDF, warm, p50", percentile(warm, 0.5), "ms", "<= 100 ms")
    yield Row("PDF, warm, p95", percentile(warm, 0.95), "ms", "<= 100 ms")
    four = Options(as_of=datetime.date.today())
    yield Row("PDF of four sides, warm", _median(lambda: _anew(library, typesetter, four)), "ms", "<= 100 ms")
    yield Row("the same from a cold command line", _command(), "ms", "<= 400 ms beside", beside=_interpreter())
    yield Row(
        "packet of 12 sheets in both languages", _median(lambda: _packet(library, typesetter)), "ms", "<= 1000 ms"
    )


def _median(deed: Callable[[], object]) -> float:
    return statistics.median(milliseconds(deed) for _turn in range(TURNS))


def _anew(library: Library, typesetter: Typesetter, options: Options) -> bytes:
    """A sheet that Typst does not remember: it drops what the ten documents before did not use."""
    typesetter.rest()
    return _pdf(library, typesetter, FOUR_SIDES, options)


def _packet(library: Library, typesetter: Typesetter) -> bytes:
    typesetter.rest()
    sheets = [(one, Options(as_of=datetime.date.today(), language="both")) for one in catalogue()[:MOST_SHEETS]]
    return output.pdf(compose_packet(library, sheets), typesetter)


def _command() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ketaref", "handout", "make", FOUR_SIDES, "-o", f"{folder}/sheet.pdf"]
        return _median(lambda: subprocess.run(command, check=True, capture_output=True))


def _interpreter() -> float:
    return _median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))


def _choices() -> Iterator[tuple[str, Options]]:
    day = datetime.date.today()
    languages = ("en", "es")
    for template, language, size, paper in itertools.product(catalogue(), languages, SIZES, PAPERS):
        yield template.id, Options(as_of=day, language=language, size=size, paper=paper)  # type: ignore[arg-type]


def _previews() -> list[float]:
    from ketaref.gui.handouts.press import Press, draw

    press = Press(paths.database())
    templates = {template.id: template for template in catalogue()}

    def show(name: str, options: Options) -> object:
        return draw(press.preview([(templates[name], options)]).pages[0], PAGE_WIDTH)

    choices = list(_choices())
    show(*choices[0])  # the first loads Typst and the fonts
    return [milliseconds(show, *choice) for choice in choices]


def _pdf(library: Library, typesetter: Typesetter, name: str, options: Options) -> bytes:
    template = next(template for template in catalogue() if template.id == name)
    return output.pdf(compose(library, template, options), typesetter)
