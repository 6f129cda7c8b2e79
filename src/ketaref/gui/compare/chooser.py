"""Which treatments stand side by side: a line that names them, and the check boxes behind its button."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.widgets.tick import Tick
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _
from ketaref.library.comparing import MOST
from ketaref.model.entry import EntrySummary

_ROWS, _SHARE = 6, 0.4
"""Rows of check boxes in view, and how much of the page they may take; the others are scrolled to."""
_NAMED = 0.25
"""How much of the page the names of what is side by side may take; in a low one they stand in the cells alone."""


class TreatmentChooser(QFrame):
    """Offers every treatment with a check box; shows what is chosen and decides nothing itself.

    Signals: toggled -- the id of a treatment, and whether it is wanted.
    """

    toggled = Signal(str, bool)

    def __init__(self, treatments: list[EntrySummary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagebar")
        self._titles = {entry.id: entry.title for entry in treatments}
        self._said = QLabel(self)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(_("Choose treatments"), self)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._open)
        self._boxes = QWidget(self)
        self._list = QScrollArea(self)
        self._list.setAccessibleName(_("Treatments"))
        self._hint = QLabel(_("Two to four at a time. To choose another, take one away first."), self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.boxes = {entry.id: self._box(entry) for entry in treatments}
        self._build()
        self._open(wanted=False)
        if parent:
            parent.installEventFilter(self)

    def _build(self) -> None:
        line = WrappingRow(spacing=metrics.CLOSE)
        line.addWidget(self._said)
        line.addWidget(self.button)
        self._grid = QGridLayout(self._boxes)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._list.setWidget(self._boxes)
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._boxes.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addLayout(line)
        layout.addWidget(self._hint)
        layout.addWidget(self._list)

    def show_choice(self, chosen: tuple[str, ...]) -> None:
        """Tick what is chosen; where no more may be, the other boxes wait."""
        titles = ", ".join(self._titles[entry_id] for entry_id in chosen if entry_id in self._titles)
        self._said.setText(_("Side by side: {titles}").format(titles=titles) if titles else _("Nothing is chosen."))
        self._make_room()
        for entry_id, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(entry_id in chosen)
            box.blockSignals(blocked)
            box.setEnabled(entry_id in chosen or len(chosen) < MOST)

    def open_boxes(self, entry_id: str = "") -> None:
        """Show the check boxes, with the keyboard on the one of that treatment or, where it cannot be, on the first."""
        self.button.setChecked(True)
        wanted = self.boxes.get(entry_id)
        if wanted is None or not wanted.isEnabled():
            wanted = next(box for box in self.boxes.values() if box.isEnabled())
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.ensureWidgetVisible(wanted)

    def close_boxes(self) -> None:
        """Put the check boxes away."""
        self.button.setChecked(False)

    def _make_room(self) -> None:
        """Leave a low page to the cells, which name their treatments themselves."""
        page, room = self.parentWidget(), self.width() - self.button.width() - 3 * metrics.WIDE
        high = self._said.heightForWidth(max(1, room))
        self._said.setVisible(page is None or high <= _NAMED * page.height())

    def _lay(self) -> None:
        """Put the boxes into two columns where both have room, else into one; some rows of them are in view."""
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=0)
        room = self.width() - 2 * metrics.WIDE - self._list.verticalScrollBar().sizeHint().width()
        down = -(-len(self.boxes) // (2 if 2 * widest + metrics.GAP <= room else 1))
        for at, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, at % down, at // down)
            box.setMinimumHeight(box.sizeHint().height())
        row = max((box.sizeHint().height() for box in self.boxes.values()), default=0) + self._grid.verticalSpacing()
        page = self.parentWidget()
        self._list.setFixedHeight(min(_ROWS * row, round(page.height() * _SHARE)) if page else _ROWS * row)

    def _box(self, entry: EntrySummary) -> Tick:
        box = Tick(entry.title, self._boxes)
        box.toggled.connect(lambda on: self._toggle(entry.id, on))
        return box

    def _toggle(self, entry_id: str, on: bool) -> None:
        self.toggled.emit(entry_id, on)
        announce(self, self._said.text())

    def _open(self, wanted: bool) -> None:
        self.button.setText(_("Done") if wanted else _("Choose treatments"))
        self._list.setVisible(wanted)
        self._hint.setVisible(wanted)
        if wanted:
            self.open_boxes()

    def changeEvent(self, event: QEvent) -> None:
        """Put boxes of another size into as many columns as have room, once each has it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._lay)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the check boxes away and goes back to the button."""
        if event.key() == Qt.Key.Key_Escape and self.button.isChecked():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)  # before they are gone
            self.close_boxes()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another share of a page of another height."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._make_room()
            self._lay()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the boxes into as many columns as have room."""
        super().resizeEvent(event)
        self._make_room()
        self._lay()
