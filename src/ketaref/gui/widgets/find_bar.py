"""Finding words on the page being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.finding import FoldedPage, folded_page, mark, place_here, places_of
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _


class FindBar(QFrame):
    """Marks every place that holds what is typed; Enter, F3 and Shift+F3 go from one to the next.

    Signals: opened -- the bar takes its room from the page.
             closed -- the bar was closed; the keyboard wants to go back to the page.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, view: EntryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagebar")
        self._view = view
        self._theme = theme
        self._places: list[QTextCursor] = []
        self._at, self._of = 0, ""
        self._page: FoldedPage | None = None
        self._field = QLineEdit(self)
        self._field.setAccessibleName(_("Find on this page"))
        self._field.setPlaceholderText(_("Find on this page"))
        self._field.setMaximumWidth(320)
        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        layout = WrappingRow(self, metrics.CLOSE)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(self._field)
        layout.addWidget(self._button(_("Previous"), lambda: self.step(-1)))
        layout.addWidget(self._button(_("Next"), lambda: self.step(1)))
        layout.addWidget(self._said)
        layout.add_stretch()
        layout.addWidget(self._button(_("Close"), self.close_bar))
        self._field.textChanged.connect(self._find)
        view.page_shown.connect(self._find_again)
        self.hide()

    @property
    def said(self) -> str:
        """How many places were found, and which one is shown."""
        return self._said.text()

    def open_bar(self) -> None:
        """Show the bar and put the keyboard in it."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._find(self._field.text())
        self.opened.emit()

    def close_bar(self) -> None:
        """Hide the bar and its marks, and leave the keyboard to the page."""
        self.closed.emit()  # the page takes the keyboard first, or it would stop at what comes next
        self.put_away()

    def put_away(self) -> None:
        """Hide the bar and its marks."""
        self._page = None
        self._mark([], None)
        self.hide()

    def clear(self) -> None:
        """Forget what was looked for."""
        self._field.clear()
        self._page = None
        self.hide()

    def step(self, steps: int) -> None:
        """Go to the next place or, negative, to one before; from the last to the first."""
        if self.isHidden():
            self.open_bar()
            return
        if self._places:
            self._at = (self._at + steps) % len(self._places)
            self._show()
            announce(self, self.said)

    def _find(self, text: str) -> None:
        before = self._places[self._at] if self._places else None
        self._places = self._places_of(text)
        self._at = place_here(self._view, self._places, before)
        self._show()
        announce(self, self.said)

    def _places_of(self, text: str) -> list[QTextCursor]:
        if not text:
            return []
        document = self._view.document()
        if self._page is None or self._page.document is not document:
            self._page = folded_page(document)
        return list(places_of(self._page, text))

    def _find_again(self) -> None:
        """Find the same on what is shown now; on the same page in another look, the place that was come to."""
        if self.isHidden():
            return
        at, before, said = self._at, len(self._places), self.said
        self._places = self._places_of(self._field.text())
        self._at = at if len(self._places) == before and self._of == self._view.accessibleName() else 0
        self._show()
        if self.said != said:
            announce(self, self.said)

    def _show(self) -> None:
        self._of = self._view.accessibleName()
        current = self._places[self._at] if self._places else None
        self._mark(self._places, current)
        if not self._field.text():
            said = ""
        elif self._places:
            said = _("{at} of {count}").format(at=self._at + 1, count=len(self._places))
        else:
            said = _("Not on this page")
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _mark(self, places: list[QTextCursor], current: QTextCursor | None) -> None:
        mark(self._view, places, current, self._theme.colours)

    def _button(self, text: str, deed: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(deed)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter in the field go on, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus():
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
