"""The panel that opens a numbered source in place, below the text that cites it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketaref.gui import copies, metrics
from ketaref.gui.announce import announce
from ketaref.gui.widgets.scrolled import Scrolled
from ketaref.i18n import _, spoken
from ketaref.model.entry import Citation
from ketaref.model.names import SOURCE_DESIGNS, SOURCE_KINDS
from ketaref.model.source import BY_MAKER

_SHARE = 0.25
"""Of the page, what the panel's text may take."""


class SourcePanel(QFrame):
    """Shows one source: its number and kind, the reference, and its address as text to copy. It opens no browser.

    Signals: closed -- the panel was closed; the keyboard wants to go back to the text.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._citation: Citation | None = None
        self._title = self._label("heading")
        self._reference = self._label("")
        self._funding = self._label("muted")
        self._link = self._label("muted")
        self._copy = QPushButton(_("Copy this source"), self)
        self._copy.clicked.connect(self._copy_source)
        close = QPushButton(_("Close"), self)
        close.setAccessibleName(_("Close the source"))
        close.clicked.connect(self.close_panel)
        self._texts = self._build_texts(parent or self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.GAP, metrics.WIDE, metrics.GAP)
        layout.setSpacing(metrics.GAP)
        layout.addWidget(self._texts, 1)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def _build_texts(self, page: QWidget) -> Scrolled:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.TIGHT)
        for label in (self._title, self._reference, self._funding, self._link):
            column.addWidget(label)
        return Scrolled(inside, _SHARE, page, self)

    @property
    def said(self) -> str:
        """The source as it is shown; empty while the panel is hidden."""
        texts = (self._title.text(), self._reference.text(), self._funding.text(), self._link.text())
        return "" if self.isHidden() else "\n".join(filter(None, texts))

    def show_source(self, citation: Citation) -> None:
        """Show a source and put the keyboard on it."""
        self._citation = citation
        self._title.setText(_("Source {number}: {kind}").format(number=citation.number, kind=_kind(citation)))
        self._texts.setAccessibleName(self._title.text())
        self._reference.setText(citation.reference)
        star = BY_MAKER.in_language(spoken()) if citation.by_maker else ""
        self._funding.setText(" ".join(filter(None, [star, citation.funding])))
        self._funding.setVisible(bool(self._funding.text()))
        self._link.setText(citation.link)
        self._link.setVisible(bool(citation.link))
        self.show()
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()}. {citation.reference}")

    def close_panel(self) -> None:
        """Hide the panel."""
        self.closed.emit()  # the page takes the keyboard first, or it would stop at what comes next
        self.hide()

    def _copy_source(self) -> None:
        if self._citation:
            copies.copy(f"{self._citation.reference} {self._citation.link}".strip())

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _kind(citation: Citation) -> str:
    """What the source is: its design where it is a study, or every study would be called alike."""
    named = SOURCE_DESIGNS.get(citation.design) or SOURCE_KINDS.get(citation.kind)
    return named.in_language(spoken()) if named else citation.kind
