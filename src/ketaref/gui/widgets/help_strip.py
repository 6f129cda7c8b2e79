"""The strip at the foot of the window that always shows whom to call."""

import re

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ketaref.gui import metrics
from ketaref.i18n import _, spoken
from ketaref.model.help_line import HelpLine

_NUMBER = re.compile(r"\b\d{3}\b")
_AS_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `html.escape` does, whose module loads the names of 2,200 characters: 2 ms of the way to the first answer."""


class HelpStrip(QFrame):
    """Shows 911 and 988, whatever else the window shows, also where no library can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(_("Help lines"))
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, 7, metrics.WIDE, 7)
        layout.addWidget(self._said, 1)
        self.show_lines([])

    @property
    def said(self) -> str:
        """What the strip says."""
        return self._said.text()

    def show_lines(self, lines: list[HelpLine]) -> None:
        """Show the lines that are marked for the strip; without any, 911 and 988."""
        calls = [line.call.in_language(spoken()) for line in lines if line.strip]
        calls = calls or [_("In danger now? Call 911."), _("In crisis? Call or text 988.")]
        said = "&nbsp;&nbsp;&nbsp; ".join(call.translate(_AS_TEXT) for call in calls)
        self._said.setText(_NUMBER.sub(r"<b>\g<0></b>", said))
