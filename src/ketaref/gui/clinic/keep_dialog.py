"""The base of the dialogs that keep something in the clinic's file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketaref.errors import KetaRefError
from ketaref.gui import metrics, text_size
from ketaref.gui.announce import announce
from ketaref.gui.clinic.client_warning import ClientWarning, warning
from ketaref.i18n import _


class KeepDialog(QDialog):
    """Holds fields, the warning about clients, a line for trouble, and buttons to save or leave.

    It stays open, with all that was typed, until what it holds is saved.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.hide()
        self._to_fill: list[QWidget] = []
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, 0)
        self._column.setSpacing(metrics.CLOSE)
        self._fields = QScrollArea(self)
        self._fields.setWidget(inside)
        self._fields.setWidgetResizable(True)
        self._fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fields.setAccessibleName(title)
        inside.setAutoFillBackground(False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @property
    def said(self) -> str:
        """What went wrong; empty while nothing did."""
        return self._said.text()

    def add_text(self, text: str, role: str = "") -> None:
        """Add a line to read."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field below its name."""
        label = QLabel(name, self)
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setAccessibleDescription(warning())
        self._column.addWidget(label)
        self._column.addWidget(field)
        self._to_fill.append(field)

    def add_line(self, name: str, text: str, longest: int) -> QLineEdit:
        """Add a field of one line that holds `text`, and return it."""
        field = QLineEdit(text, self)
        field.setMaxLength(longest)
        self.add_field(name, field)
        return field

    def add_button(self, text: str, deed: Callable[[], object], role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button beside Cancel that does `deed`, then closes; where it fails, it says why and stays."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self._attempt(deed))
        self._buttons.addButton(button, role)
        return button

    def add_end(self, width: int, room: int = 0) -> None:
        """Add what every dialog ends with; it opens at `width`, as high as its texts need and `room` more.

        Both are in pixels at 100 percent. The keyboard is on the first field that can be filled.
        """
        self._column.addWidget(ClientWarning(self))
        foot = QVBoxLayout()
        foot.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.WIDE)
        foot.setSpacing(metrics.CLOSE)
        foot.addWidget(self._said)
        foot.addWidget(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._fields, 1)  # it scrolls where the screen is low; the buttons stay
        whole.addLayout(foot)
        wide = min(text_size.grown(width), text_size.room_on_screen(self).width())
        high = self._column.totalHeightForWidth(wide) + foot.sizeHint().height() + text_size.grown(room)
        text_size.open_with(self, wide, high)
        first = next((field for field in self._to_fill if field.isEnabled()), None)
        if first:
            first.setFocus()

    def _attempt(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except KetaRefError as error:
            self._said.setText(str(error))
            self._said.show()
            announce(self, str(error))
        else:
            self.accept()


SAVE = QDialogButtonBox.ButtonRole.AcceptRole
REMOVE = QDialogButtonBox.ButtonRole.DestructiveRole


def save_text() -> str:
    """Return what stands on the button that saves."""
    return _("Save")
