"""The headings of the page as a list, reachable by keyboard: the text itself offers a screen reader none."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.i18n import _

_INDENT = "    "


class ContentsList(QFrame):
    """Lists headings of the first three levels, and marks the one being read.

    Signals: left -- a heading was chosen, or Esc pressed: the keyboard wants to go to the page.
    """

    left = Signal()

    def __init__(self, view: EntryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._view = view
        self._model = QStringListModel(self)
        title = QLabel(_("On this page"), self)
        title.setProperty("role", "muted")
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setProperty("role", "contents")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Headings of this page"))
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        title.setBuddy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, metrics.WIDE, metrics.CLOSE, 0)
        layout.addWidget(title)
        layout.addWidget(self.list, 1)
        view.page_shown.connect(self._fill)
        view.verticalScrollBar().valueChanged.connect(self._mark)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.show()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        headings = self._view.headings()
        self._model.setStringList([_INDENT * max(0, heading.level - 2) + heading.text for heading in headings])
        self._mark()

    def _mark(self) -> None:
        if not self.list.hasFocus():
            self.list.setCurrentIndex(self._model.index(self._view.heading_here()))

    def _go(self, index: QModelIndex) -> None:
        self._view.go_to_heading(index.row())
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
