"""What is always seen of the handout being shown, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _


class SheetBar(QFrame):
    """Shows number of pages, reading level and whether it was reviewed, and the buttons of the handout.

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
        self._facts = QLabel(self)
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
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
        self.show_facts("")

    def _build(self) -> None:
        layout = WrappingRow(self, metrics.CLOSE)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        deeds = QWidget(self)  # beside what is said, or all of them below it
        row = WrappingRow(deeds, metrics.CLOSE)
        for button in self._buttons():
            row.addWidget(button)
        layout.addWidget(self._facts)
        layout.addWidget(deeds)

    @property
    def said(self) -> str:
        """What is said of the handout."""
        return self._facts.text()

    def show_facts(self, facts: str) -> None:
        """Say what is shown, and let something be done with it; nothing where there is none."""
        self._facts.setText(facts)
        for button in self._buttons():
            button.setEnabled(bool(facts))

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self._text, self._copy, self._save, self._print)

    def show_text(self, wanted: bool) -> None:
        """Have the text shown beside the pages, or not."""
        self._text.setChecked(wanted)
