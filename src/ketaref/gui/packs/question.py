"""One question before something that cannot be undone in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.text_size import grown, open_with


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
        wide = min(grown(metrics.PALETTE_SIZE[0] * 3 // 4), metrics.WINDOW_LEAST_SIZE[0])
        self.setMinimumWidth(wide)
        open_with(self, wide, layout.totalHeightForWidth(wide))
        self.finished.connect(self.deleteLater)
