"""The line beside every field of the clinic's that takes free text."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.i18n import _


class ClientWarning(QFrame):
    """Says that nothing about a client belongs here, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "caution")
        label = QLabel(warning(), self)
        label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.CLOSE, metrics.GAP, metrics.CLOSE)
        layout.addWidget(label)


def warning() -> str:
    """Return the sentence, for whoever hears the field instead of seeing what stands beside it."""
    return _("Write nothing about a client here. It stays on the disk, in backups too, and others can read it.")
