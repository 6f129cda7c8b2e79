"""What can be done with the handout being shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _


class SheetBar(QFrame):
    """Shows the buttons of the handout.

    Signals: text_wanted -- the handout's text is to be shown beside its pages, or not.
             copy_wanted, save_wanted, print_wanted -- the button of that name was pressed.
    """

    text_wanted = Signal(bool)
    copy_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagebar")
        self._text = QPushButton(_("Show as text"), self)
        self._text.setProperty("role", "toggle")
        self._text.setCheckable(True)
        self._text.toggled.connect(self.text_wanted)
        self._copy = QPushButton(_("Copy text"), self)
        self._copy.clicked.connect(self.copy_wanted)
        self._save = QPushButton(_("Save PDF…"), self)
        self._save.clicked.connect(self.save_wanted)
        self._print = QPushButton(_("Print…"), self)
        self._print.setProperty("role", "main")
        self._print.clicked.connect(self.print_wanted)
        self._build()
        self.enable(able=False)

    def _build(self) -> None:
        layout = WrappingRow(self, metrics.CLOSE)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(self._text)
        layout.add_stretch()
        for button in (self._copy, self._save, self._print):
            layout.addWidget(button)

    def enable(self, able: bool) -> None:
        """Let something be done with the handout, or nothing where there is none."""
        for button in (self._text, self._copy, self._save, self._print):
            button.setEnabled(able)

    def show_text(self, wanted: bool) -> None:
        """Have the text shown beside the pages, or not."""
        self._text.setChecked(wanted)
