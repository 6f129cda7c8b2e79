"""What is said of the handout being shown: above its first page, and scrolled away with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.handouts import permission
from ketaref.i18n import _


class SheetHead(QFrame):
    """Shows number of pages, reading level, what a machine counted of PEMAT, and review state; the page says its title.

    Signals: checks_wanted -- how the handout meets each item of PEMAT is to be shown.
    """

    checks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagebar")
        self._trouble = self._label("heading")
        self._facts = self._label("muted")
        self._checks = QPushButton(self)
        self._checks.clicked.connect(self.checks_wanted)
        self._by_people = self._label("muted")
        self._by_people.setText(_("by machine; not rated by people yet"))
        self._state = self._label("muted")
        self._build()
        self.show_trouble("")

    def _build(self) -> None:
        line = QWidget(self)
        row = WrappingRow(line, metrics.CLOSE)
        for widget in (self._facts, self._checks, self._by_people):
            row.addWidget(widget)
        self._by_people.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        column.setSpacing(2)
        column.addWidget(self._trouble)
        column.addWidget(line)
        column.addWidget(self._state)

    @property
    def said(self) -> str:
        """What is said of the handout."""
        labels = (self._trouble, self._facts, self._by_people, self._state)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_sheet(self, facts: str, statements: list[str], checks: list[bool]) -> None:
        """Say what is shown; `statements` is its review state, `checks` say which items of PEMAT it passes."""
        self._checks.setText(_("PEMAT {passed} of {count}").format(passed=sum(checks), count=len(checks)))
        self._facts.setText(facts)
        self._state.setText(" ".join([*permission.notes(), *statements]))
        self._show(trouble=False)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no handout."""
        self._trouble.setText(_("No handout yet") if not sentence else _("This handout cannot be made"))
        self._state.setText(sentence)
        self._facts.clear()
        self._show(trouble=True)

    def _show(self, *, trouble: bool) -> None:
        self._trouble.setVisible(trouble)
        for widget in (self._facts, self._checks, self._by_people):
            widget.setVisible(not trouble)
        self._state.setVisible(bool(self._state.text()))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
