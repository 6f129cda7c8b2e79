"""The one way in which the window tells a person something."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.i18n import _


class MessageBar(QFrame):
    """Shows one sentence, and perhaps one thing to do about it; the next sentence takes its place.

    Signals: left -- the message was put away from within it; the keyboard wants to go back to the page.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deed: Callable[[], object] | None = None
        self._until: QWidget | None = None
        self._passes = False
        self.hide()

    @cached_property
    def _said(self) -> QLabel:
        """The sentence; it and the buttons are made with the first message."""
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(_("Close"), self)
        close.setAccessibleName(_("Close this message"))
        close.clicked.connect(self.put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(label, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        return label

    @cached_property
    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(self._do)
        return button

    @property
    def said(self) -> str:
        """The sentence being shown; empty while the bar is hidden."""
        return "" if self.isHidden() else self._said.text()

    def tell(
        self,
        sentence: str,
        tone: str = "info",
        deed: tuple[str, Callable[[], object]] | None = None,
        until: QWidget | None = None,
    ) -> None:
        """Show `sentence` in the tone "info", "caution" or "danger"; `deed` is a button's text and what it does.

        The button goes once `until` is shown: it is done then. What says only that something was done goes once another
        page is read; what is wrong stays, and so does what can still be undone.
        """
        self._wait_for(until)
        self._passes = tone == "info" and (deed is None or until is not None)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._deed = deed[1] if deed else None
        self._button.setText(deed[0] if deed else "")
        self._button.setVisible(deed is not None)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, sentence)

    def put_away(self) -> bool:
        """Hide the message; says whether there was one."""
        if self.isHidden():
            return False
        here = QApplication.focusWidget()
        if here and self.isAncestorOf(here):
            self.left.emit()  # before it hides, or the keyboard would stop at what comes next
        self.hide()
        return True

    def go_on(self) -> None:
        """Hide a message that another page makes old."""
        if self._passes:
            self.put_away()

    def _wait_for(self, until: QWidget | None) -> None:
        if self._until:
            self._until.removeEventFilter(self)
        self._until = until
        if until:
            until.installEventFilter(self)

    def _do(self) -> None:
        deed = self._deed
        self.put_away()
        if deed:
            deed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the button away once what it leads to is there."""
        if watched is self._until and event.type() == QEvent.Type.Show:
            self._button.hide()
        return super().eventFilter(watched, event)
