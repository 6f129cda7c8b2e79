"""What is said of the handout being shown: above its first page, and scrolled away with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import metrics
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
        self._state = self._label("muted")
        self._checks = QPushButton(self)
        self._checks.clicked.connect(self.checks_wanted)
        self._build()
        self.show_trouble("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        column.setSpacing(2)
        for label in (self._trouble, self._facts, self._state):
            column.addWidget(label)
        column.addWidget(self._checks, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def said(self) -> str:
        """What is said of the handout."""
        labels = (self._trouble, self._facts, self._state)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_sheet(self, facts: str, statements: list[str], checks: list[bool]) -> None:
        """Say what is shown; `statements` is its review state, `checks` say which items of PEMAT it passes."""
        self._facts.setText(facts)
        by_whom = _("PEMAT: counted by a machine, not rated by people yet.")
        self._state.setText(" ".join([*permission.notes(), *statements, by_whom]))
        self._checks.setText(_("PEMAT {passed} of {count}").format(passed=sum(checks), count=len(checks)))
        self._show(trouble=False)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no handout."""
        self._trouble.setText(_("No handout yet") if not sentence else _("This handout cannot be made"))
        self._state.setText(sentence)
        self._show(trouble=True)

    def _show(self, *, trouble: bool) -> None:
        self._trouble.setVisible(trouble)
        self._facts.setVisible(not trouble)
        self._checks.setVisible(not trouble)
        self._state.setVisible(bool(self._state.text()))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
