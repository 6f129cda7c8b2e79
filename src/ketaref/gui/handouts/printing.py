"""Printing the typeset pages: the same drawing as on the screen and in the PDF, at the printer's own resolution."""

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ketaref.errors import PrintingFailed
from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.handouts.output import JOB_NAME
from ketaref.i18n import _

_NO_OUTLINE = (b"<svg ", b'<svg stroke-width="0" ')
"""Qt's PDF writer strokes what has no stroke, with the width at hand: every letter would come out bold."""
_NEAR = 4
"""Points by which sizes of the same paper differ from driver to driver."""
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


def other_paper(document: Document, printer: QPrinter) -> str:
    """Return the name of the printer's paper where it is not the paper of `document`, else an empty text.

    Qt's dialog takes the paper of the printer that was chosen, whatever paper it was opened with.
    """
    paper = printer.pageLayout().pageSize()
    ours, theirs = (size.size(QPageSize.Unit.Point) for size in (QPageSize(_PAPERS[document.paper]), paper))
    near = max(abs(ours.width() - theirs.width()), abs(ours.height() - theirs.height())) < _NEAR
    return "" if near else paper.name()


def placed(page: QSize, paper: QRectF) -> QRectF:
    """Return where a page lies on paper: whole, in its own shape, in the middle."""
    size = QSizeF(page).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2)
    return QRectF(paper.topLeft() + corner, size)


def print_pages(pages: list[bytes], printer: QPrinter) -> None:
    """Print SVG pages, as vectors, on whole sheets; raises PrintingFailed where the printer takes none.

    On other paper than they are made for, pages are made to fit.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last]
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed(_("The printer took nothing. Look whether it is switched on, or choose another one."))
    try:
        for number, page in enumerate(wanted):
            if number and not printer.newPage():
                raise PrintingFailed(_("The printer stopped. Look at its paper and its queue, then print again."))
            drawing = QSvgRenderer(QByteArray(page.replace(*_NO_OUTLINE, 1)))
            drawing.render(painter, placed(drawing.defaultSize(), printer.paperRect(QPrinter.Unit.DevicePixel)))
    finally:
        painter.end()
