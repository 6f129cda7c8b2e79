"""Clearing what an absent person left: so many idle minutes, one of warning, then as if the client had left."""

import time
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ketaref.clinic import policy
from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.i18n import _, plural

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that is a shortcut comes as this alone
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
"""What shows that somebody is there. Moving the mouse does not: a desk that shakes moves it too."""


class IdleBar(QFrame):
    """Warns, seen and spoken, once nobody has used the program for a while; any key or press of the mouse extends it.

    It rests until it is used for the first time, and again after it ran out. The wall's clock counts: the time a
    computer slept was idle too.

    Signals: ran_out -- nobody answered the warning; dialogs have been closed.

    Attributes:
        wait: idle seconds before the warning.
        warning: seconds of warning.
    """

    ran_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wait: float = 60 * policy.in_force().idle_minutes
        self.warning: int = metrics.WARNING_SECONDS
        self._used = 0.0
        self._left = 0
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._look)
        self.setProperty("tone", "caution")
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):  # noticed in each of its windows
            application.focusWindowChanged.connect(self._listen_to)
            self._listen_to(application.focusWindow())

    @cached_property
    def _said(self) -> QLabel:
        """The sentence; it and the button are made with the first warning."""
        label = QLabel(self)
        label.setWordWrap(True)
        keep = QPushButton(_("Keep everything"), self)
        keep.clicked.connect(self.extend)  # a screen reader clicks without a press
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.CLOSE, metrics.WIDE, metrics.CLOSE)
        layout.addWidget(label, 1)
        layout.addWidget(keep)
        return label

    @property
    def said(self) -> str:
        """The warning being shown; empty while there is none."""
        return "" if self.isHidden() else self._said.text()

    def extend(self) -> None:
        """Count from now on again; a warning goes."""
        self._used = time.time()
        self._left = 0
        self.hide()
        self._tick.start(round(1000 * self.wait / 60))  # seldom looked at, as long as nothing is said

    def warn(self) -> None:
        """Show and speak the warning, and begin to count down."""
        self._left = self.warning
        self._say()
        self.show()
        announce(self, self._said.text())
        QApplication.alert(self.window())  # seen in the task bar too, where another program is in front
        self._tick.start(1000)

    def _look(self) -> None:
        if self._left:
            self._count_down()
        elif time.time() - self._used >= self.wait:
            self.warn()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left:
            self._say()
            return
        self._tick.stop()
        self.hide()
        _close_dialogs()
        self.ran_out.emit()

    def _say(self) -> None:
        left = plural("in {count} second", "in {count} seconds", self._left)
        sentence = _("Nobody seems to be here: search, pages, handout and copied text are cleared {left}. "
                     "Press any key to keep them.")  # fmt: skip
        self._said.setText(sentence.format(left=left))

    def _listen_to(self, window: QWindow | None) -> None:
        if window:
            window.removeEventFilter(self)  # or it would hear everything twice
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the program is used; whatever was pressed goes on to where it belongs."""
        if event.type() in _USE:
            self.extend()
        return False


def _close_dialogs() -> None:
    """Close menus and dialogs that stand over the window: they may show what is about to be cleared."""
    for _times in range(8):
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not over:
            return
        over.close()
