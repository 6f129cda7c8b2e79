"""Does a printed copy still hold? The code at its foot, typed in, tells."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketaref.errors import KetaRefError
from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.text_size import open_at
from ketaref.handouts.lookup import identify, told
from ketaref.i18n import _, spoken
from ketaref.library.library import Library

_LONGEST_CODE = 60
_WIDTH, _HEIGHT = 520, 320


class CheckDialog(QDialog):
    """Takes a code and says which sheet it is, whether it still holds, and what was corrected; keeps nothing."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check a printed copy"))
        self._library = library
        self.code = QLineEdit(self)
        self.code.setMaxLength(_LONGEST_CODE)
        self.answer = QLabel(self)
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build()
        open_at(self, _WIDTH, _HEIGHT)
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        hint = QLabel(
            _("The code in small print at the foot of a sheet tells whether its text is still the same."), self
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        label = QLabel(_("Code at the foot of the sheet"), self)
        label.setBuddy(self.code)
        look = QPushButton(_("Look it up"), self)
        look.setDefault(True)
        look.clicked.connect(self.look_up)
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(look)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.GAP)
        layout.addWidget(hint)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self.answer, 1)
        layout.addWidget(buttons)

    def look_up(self) -> None:
        """Say what the code that was typed stands for."""
        try:
            copies = identify(self._library, self.code.text())
            said = "\n\n".join("\n".join(told(self._library, copy, spoken())) for copy in copies)
        except KetaRefError as error:
            said = str(error)
        self.answer.setText(said)
        announce(self, said)
