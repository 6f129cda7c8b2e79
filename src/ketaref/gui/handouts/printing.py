"""Printing the typeset pages: the same drawing as on the screen and in the PDF, at the printer's own resolution."""

from PySide6.QtCore import QByteArray, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ketaref.errors import PrintingFailed
from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.handouts.output import JOB_NAME
from ketaref.i18n import _

_PAPERS = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}


def printer_for(document: Document) -> QPrinter:
    """Return a printer set for the paper of `document`, under a job name that tells nothing.

    Raises NotAllowed where the policy does not let it be printed.
    """
    permission.check_printing(document)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    printer.setCreator("KetaRef")
    size = QPageSize(_PAPERS[document.paper])
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    if document.greyscale:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    if document.together > 1:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def dialog_for(printer: QPrinter, pages: int, parent: QWidget) -> QPrintDialog:
    """Return the dialog in which a person chooses the printer."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the handout"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return dialog


def print_pages(pages: list[bytes], printer: QPrinter) -> None:
    """Print SVG pages, as vectors, on whole sheets; raises PrintingFailed where the printer takes none."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last]
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed(_("The printer took nothing. Look whether it is switched on, or choose another one."))
    try:
        for number, page in enumerate(wanted):
            if number and not printer.newPage():
                raise PrintingFailed(_("The printer stopped. Look at its paper and its queue, then print again."))
            QSvgRenderer(QByteArray(page)).render(painter, printer.paperRect(QPrinter.Unit.DevicePixel))
    finally:
        painter.end()
