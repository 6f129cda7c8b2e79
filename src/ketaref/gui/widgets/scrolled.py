"""Text that is shown whole as long as it leaves the rest its room, and scrolled to beyond."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Scrolled(QScrollArea):
    """Is as high as what it holds, at most a share of the panel or page it stands in.

    Where not all is in view the keyboard can stand on it, to scroll.
    """

    def __init__(self, inside: QWidget, share: float, of: QWidget, parent: QWidget) -> None:
        """Hold `inside`, in at most that `share` of the height of `of`."""
        super().__init__(parent)
        self._inside = inside
        self._share = share
        self._of = of
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        of.installEventFilter(self)

    def _bar_as_needed(self) -> None:
        """Have a bar only where the text does not fit without one: beside one it is narrower, and may be a line more.

        Qt asks with the bar that was there a moment ago, and keeps it.
        """
        fits = self._inside.heightForWidth(self.width()) <= self.height()
        as_needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off if fits else as_needed)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all it holds, or its share."""
        return min(self._inside.heightForWidth(width), round(self._of.height() * self._share))

    def sizeHint(self) -> QSize:
        """Return the size at the width that it has."""
        return QSize(self._inside.sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of its widest word."""
        return QSize(self._inside.minimumSizeHint().width(), self.fontMetrics().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a share of another height."""
        if event.type() == QEvent.Type.Resize and watched is self._of:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Be as high as another text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._bar_as_needed()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be where the keyboard stops only where there is more than is in view."""
        super().resizeEvent(event)
        self._bar_as_needed()
        hides = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if hides else Qt.FocusPolicy.NoFocus)
