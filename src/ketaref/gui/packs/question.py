"""One question before something that cannot be undone in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ketaref.gui import metrics


class Question(QDialog):
    """Asks, and is accepted or rejected; Esc rejects."""

    def __init__(self, title: str, sentence: str, answer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        label = QLabel(sentence, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.answer = buttons.addButton(answer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.answer.setAccessibleDescription(sentence)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.WIDE)
        layout.addWidget(label)
        layout.addWidget(buttons)
        self.setMinimumWidth(metrics.PALETTE_SIZE[0] * 3 // 4)
        self.finished.connect(self.deleteLater)
