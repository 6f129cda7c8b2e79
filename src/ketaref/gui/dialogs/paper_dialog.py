"""A page of the window on paper: its real pages to look at, then to print or to save."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketaref.errors import KetaRefError
from ketaref.gui import metrics
from ketaref.gui.desk import Desk
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.handouts import printing
from ketaref.gui.handouts.expiry import once_confirmed
from ketaref.gui.handouts.page_drawer import PageDrawer
from ketaref.gui.handouts.page_view import PageView
from ketaref.gui.saved import tell_saved
from ketaref.gui.text_size import open_at
from ketaref.handouts import output, permission
from ketaref.handouts.document import Document
from ketaref.i18n import _
from ketaref.typeset.engine import Typesetter

_PAGES = "paper"
_STANDARD, _LARGE = 13, 18
Compose = Callable[[int], Document]
"""Makes the document in type of so many points; raises KetaRefError."""


class PaperDialog(QDialog):
    """Shows what a document looks like on paper, in standard or large print.

    Signals: ready -- the pages in view are drawn.

    Attributes:
        pages: the typeset pages as SVG, none before they are made.
    """

    ready = Signal()

    def __init__(self, compose: Compose, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print this page"))
        self._compose = compose
        self._desk = desk
        self._typesetter = Typesetter()
        self._document = self._compose(_STANDARD)
        self.pages: list[bytes] = []
        self.view = PageView(desk.theme, self)
        self.view.setAccessibleName(_("Pages as they are printed"))
        self._drawer = PageDrawer(self.view, desk.background, self)
        self.large = QCheckBox(_("Large print"), self)
        self.print = QPushButton(_("Print…"), self)
        self.save = QPushButton(_("Save as PDF…"), self)
        self._close = QPushButton(_("Close"), self)
        self._build()
        self._connect()
        open_at(self, *metrics.PAPER_SIZE)
        self._set_pages()

    def _build(self) -> None:
        self.print.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.GAP, metrics.CLOSE, metrics.GAP, metrics.GAP)
        foot.addWidget(self.large)
        foot.addStretch(1)
        for button in (self.print, self.save, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.large.toggled.connect(lambda on: self._take(_LARGE if on else _STANDARD))
        self.print.clicked.connect(self.choose_printer)
        self.save.clicked.connect(self.choose_file)
        self._close.clicked.connect(self.reject)
        self._drawer.drawn.connect(self.ready)
        self._drawer.failed.connect(self._failed)
        self.finished.connect(self._stop)

    # What a person can do -----------------------------------------------------------------------------

    def choose_printer(self) -> None:
        """Ask for a printer, then print; where the policy allows none, say so."""
        if self._may(permission.check_printing):
            once_confirmed(self._document, self, self._choose_printer)

    def _choose_printer(self) -> None:
        printer = printing.printer_for(self._document)
        dialog = printing.dialog_for(printer, len(self.pages), self)
        dialog.setWindowTitle(self.windowTitle())
        dialog.accepted.connect(lambda: self._send(lambda: printing.print_pages(self.pages, printer)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def choose_file(self) -> None:
        """Ask where to, then save a PDF; where the policy allows none, say so."""
        if self._may(permission.check_saving):
            once_confirmed(self._document, self, self._choose_file)

    def _choose_file(self) -> None:
        dialog = SaveDialog(output.file_name(self._document), self)
        dialog.setWindowTitle(self.save.text().rstrip("…"))
        dialog.accepted.connect(lambda: self._save(dialog))
        dialog.open()

    # Making it ----------------------------------------------------------------------------------------

    def _may(self, check: Callable[[Document], None]) -> bool:
        try:
            check(self._document)
        except KetaRefError as error:
            self._failed(str(error))
            return False
        return True

    def _take(self, size: int) -> None:
        self._document = self._compose(size)
        self._set_pages()

    def _set_pages(self) -> None:
        document, desk = self._document, self._desk
        for button in (self.print, self.save):
            button.setEnabled(False)
        desk.background.run(lambda: output.svg(document, self._typesetter), self._show, self._failed, _PAGES)

    def _show(self, pages: list[bytes]) -> None:
        self.pages = pages
        for button in (self.print, self.save):
            button.setEnabled(True)
        if not self.large.hasFocus():
            self.print.setFocus()
        self._drawer.show(pages)

    def _save(self, dialog: SaveDialog) -> None:
        document, target, desk = self._document, dialog.target, self._desk
        desk.background.run(
            lambda: output.write(document, "pdf", target, self._typesetter)[0],
            lambda saved: tell_saved(desk, saved),
            lambda sentence: desk.tell(sentence, "danger"),
        )
        self.accept()

    def _send(self, send: Callable[[], object]) -> None:
        try:
            send()
        except KetaRefError as error:
            self._desk.tell(str(error), "danger")
        else:
            self._desk.tell(_("The page is on its way to the printer."))
        self.accept()

    def _failed(self, sentence: str) -> None:
        self._desk.tell(sentence, "danger")
        self.reject()

    def _stop(self) -> None:
        """Nothing of it stays."""
        self._desk.background.forget(_PAGES)
        self._drawer.stop()
        self.deleteLater()
