"""Printing, into a file instead of onto paper."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture as QtLog

from gui_support import TODAY
from ketaref.errors import PrintingFailed
from ketaref.gui.handouts import printing
from ketaref.gui.handouts.press import Press, Preview, draw
from ketaref.handouts.options import Options
from ketaref.handouts.templates import find


@pytest.fixture
def preview(database: Path) -> Preview:
    return Press(database).preview([(find("side-effects"), Options(as_of=TODAY, paper="a4", greyscale=True))])


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
