"""Asking for the name of a set."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.i18n import _

_LONGEST = 120


class NameDialog(QDialog):
    """A field for a name, with a warning not to write about clients."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._field = QLineEdit(name, self)
        self._field.setMaxLength(_LONGEST)
        self._field.selectAll()
        label = QLabel(_("Name of the set"), self)
        label.setBuddy(self._field)
        warning = QLabel(_("Name no client here: the set stays on this computer."), self)
        warning.setWordWrap(True)
        warning.setProperty("role", "muted")
        ok, cancel = QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(ok | cancel, self)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.CLOSE)
        for widget in (label, self._field, warning, buttons):
            layout.addWidget(widget)
        self.finished.connect(self.deleteLater)

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self._field.text().strip()

    def _accept(self) -> None:
        if self.name:
            self.accept()
