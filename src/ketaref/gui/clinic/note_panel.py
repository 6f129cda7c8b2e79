"""The panel below the page that shows the clinic's note on the entry being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketaref.clinic.records import Note
from ketaref.gui import copies, metrics
from ketaref.gui.clinic.note_view import NoteView
from ketaref.gui.desk import Desk
from ketaref.gui.text_size import write_in_own
from ketaref.i18n import _, spoken
from ketaref.model.review import long_date

_HIGHEST = 0.3
"""Of the page; what does not fit is scrolled to."""


class NotePanel(QFrame):
    """Shows a note, the day it was written, and a button to change it; without a note it is not there.

    Signals: change_wanted -- the note is to be changed or removed.
    """

    change_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._desk = desk
        self._title = QLabel(self)
        self._title.setProperty("role", "muted")
        self.view = NoteView(self)
        self.view.link_chosen.connect(self._ask)
        change = QPushButton(_("Change"), self)
        change.setAccessibleName(_("Change the note"))
        change.clicked.connect(self.change_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(metrics.TIGHT)
        texts.addWidget(self._title)
        texts.addWidget(self.view)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.setSpacing(metrics.GAP)
        layout.addLayout(texts, 1)
        layout.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_note(self, note: Note | None) -> None:
        """Show a note; hide where there is none."""
        self.setVisible(note is not None)
        if note:
            self._title.setText(_("Clinic note, {date}").format(date=long_date(note.on, spoken())))
            self.view.show_note(note.text)
            self._fit()
            self.view.verticalScrollBar().setValue(0)

    def set_body(self, body: float) -> None:
        """Show text of `body` pixels."""
        font = self.view.font()
        font.setPixelSize(round(body))
        write_in_own(self.view, font)
        self._fit()
        self.view.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        page = self.parentWidget()
        most = round(page.height() * _HIGHEST) if page else 0
        self.view.setFixedHeight(max(metrics.LEAST_TARGET, min(self.view.height_of_text(), most)))

    def _ask(self, address: str) -> None:
        """Say where a link leads; no browser is opened."""
        said = _("This link of the note leads to {address}. KetaRef opens no other program.").format(address=address)
        self._desk.tell(said, "info", (_("Copy the address"), lambda: copies.copy(address)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole note in view, as far as the page has room."""
        super().resizeEvent(event)
        self._fit()
