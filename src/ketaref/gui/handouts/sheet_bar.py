"""What is said of the handout being shown, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.scrolled import Scrolled
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.handouts import permission
from ketaref.i18n import _

_SHARE = 0.25
"""Of the page, what is said of the sheet may take: the pages and the buttons need theirs."""


class SheetBar(QFrame):
    """Shows title, number of pages, reading level and review state, and the buttons of the handout.

    Signals: text_wanted -- the handout's text is to be shown beside its pages, or not.
             checks_wanted -- how the handout meets each item of PEMAT is to be shown.
             copy_wanted, save_wanted, print_wanted -- the button of that name was pressed.
    """

    text_wanted = Signal(bool)
    checks_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagebar")
        self._title = self._label("heading")
        self._facts = self._label("muted")
        self._state = self._label("muted")
        self._text = QPushButton(_("Show as text"), self)
        self._text.setProperty("role", "choice")
        self._text.setCheckable(True)
        self._text.toggled.connect(self.text_wanted)
        self._checks = QPushButton(self)
        self._checks.clicked.connect(self.checks_wanted)
        self._copy = QPushButton(_("Copy text"), self)
        self._copy.clicked.connect(self.copy_wanted)
        self._save = QPushButton(_("Save PDF…"), self)
        self._save.clicked.connect(self.save_wanted)
        self._print = QPushButton(_("Print…"), self)
        self._print.setProperty("role", "main")
        self._print.clicked.connect(self.print_wanted)
        self._build()
        self.show_trouble("")

    def _build(self) -> None:
        texts, deeds = QWidget(self), QWidget(self)
        said, row = QVBoxLayout(texts), WrappingRow(deeds, metrics.CLOSE)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(2)
        for label in (self._title, self._facts, self._state):
            said.addWidget(label)
        for button in self._buttons():
            row.addWidget(button)
        layout = WrappingRow(self, metrics.CLOSE)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(Scrolled(texts, _SHARE, self.parentWidget() or self, self))
        layout.addWidget(deeds)

    @property
    def said(self) -> str:
        """What the bar says of the handout."""
        return "\n".join(label.text() for label in (self._title, self._facts, self._state))

    def show_sheet(self, title: str, facts: str, statements: list[str], checks: list[bool]) -> None:
        """Say what is shown; `statements` is its review state, `checks` say which items of PEMAT it passes."""
        self._checks.setText(_("PEMAT {passed} of {count}").format(passed=sum(checks), count=len(checks)))
        self._checks.show()
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.show()
        said = [*permission.notes(), *statements]
        self._state.setText(" ".join(said))
        self._state.setVisible(bool(said))
        self._enable(True)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no handout; nothing can be done with it then."""
        self._title.setText(_("No handout yet") if not sentence else _("This handout cannot be made"))
        self._facts.setText(sentence)
        self._facts.setVisible(bool(sentence))
        self._state.hide()
        self._checks.hide()
        self._enable(False)

    def show_text(self, wanted: bool) -> None:
        """Have the text shown beside the pages, or not."""
        self._text.setChecked(wanted)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self._text, self._checks, self._copy, self._save, self._print)

    def _enable(self, able: bool) -> None:
        for button in self._buttons():
            button.setEnabled(able)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
