"""Printing, into a file instead of onto paper."""

import importlib
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture as QtLog

from gui_support import TODAY
from handouts.making import laid_out
from ketaref.errors import PrintingFailed
from ketaref.gui.handouts import printing
from ketaref.gui.handouts.press import Press, Preview, draw
from ketaref.handouts import output
from ketaref.handouts.options import Options
from ketaref.handouts.templates import find
from ketaref.typeset.engine import Typesetter


@pytest.fixture
def preview(database: Path) -> Preview:
    press = Press(database)
    return press.preview(press.compose([(find("side-effects"), Options(as_of=TODAY, paper="a4", greyscale=True))]))


@pytest.fixture
def printer(preview: Preview, tmp_path: Path, qapp: QApplication) -> QPrinter:
    made = printing.printer_for(preview.document)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "job.pdf"))
    return made


def test_the_job_tells_nothing_of_the_handout(printer: QPrinter) -> None:
    assert printer.docName() == "KetaRef handout"


def test_every_page_is_printed_on_its_paper(preview: Preview, printer: QPrinter) -> None:
    printing.print_pages(preview.pages, printer)
    job = pypdf.PdfReader(printer.outputFileName())
    assert len(job.pages) == len(preview.pages)
    box = job.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_on_other_paper_a_page_keeps_its_shape_and_is_whole(preview: Preview, printer: QPrinter) -> None:
    assert printing.other_paper(preview.document, printer) == ""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    assert printing.other_paper(preview.document, printer).startswith(("US Letter", "Letter"))
    place = printing.placed(QSize(595, 842), QRectF(0, 0, 612, 792))
    assert place.height() == 792
    assert place.width() == pytest.approx(792 * 595 / 842)
    assert place.center().x() == 306
    printing.print_pages(preview.pages, printer)
    box = pypdf.PdfReader(printer.outputFileName()).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def ink(page: Any) -> float:
    """Return how dark a page is on average, of 255."""
    pymupdf: Any = importlib.import_module("pymupdf")
    shades = page.get_pixmap(dpi=100, colorspace=pymupdf.csGRAY).samples
    return 255 - float(sum(shades)) / len(shades)


def test_letters_are_printed_as_thin_as_they_are_saved(preview: Preview, printer: QPrinter) -> None:
    """Qt once outlined every letter of a job, so that all of it was bold on paper and on the screen it was not."""
    printing.print_pages(preview.pages, printer)
    saved = laid_out(output.pdf(preview.document, Typesetter()))
    for page, other in zip(laid_out(Path(printer.outputFileName()).read_bytes()), saved, strict=True):
        assert ink(page) == pytest.approx(ink(other), rel=0.03)


def test_pages_can_be_chosen(preview: Preview, printer: QPrinter) -> None:
    printer.setFromTo(2, 2)
    printing.print_pages(preview.pages, printer)
    assert len(pypdf.PdfReader(printer.outputFileName()).pages) == 1


def test_a_printer_that_takes_nothing_is_said_in_a_sentence(
    preview: Preview, printer: QPrinter, qtlog: QtLog, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "job.pdf"))
    with qtlog.disabled(), pytest.raises(PrintingFailed, match="switched on"):
        printing.print_pages(preview.pages, printer)


def test_a_page_is_drawn_on_white_at_the_width_asked_for(preview: Preview) -> None:
    picture = draw(preview.pages[0], 600)
    assert picture.width() == 600
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert picture.height() == pytest.approx(600 * 297 / 210, abs=2)
