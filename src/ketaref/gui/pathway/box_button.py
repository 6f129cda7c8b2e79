"""One box of the diagram: a button, so that keyboard, mouse and screen reader all know what it is."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.model.diagram import Box

_BESIDE, _ABOVE = 0.6, 0.2
"""What is free around a label at least, in sizes of its text."""


class BoxButton(QAbstractButton):
    """Shows the label of a box; underlined where it opens an entry.

    Signals: reached -- the keyboard came here.
             walked -- an arrow key: "down", "up", "left" or "right".
    """

    WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)

    reached = Signal()
    walked = Signal(str)

    def __init__(self, box: Box, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = box
        self._theme = theme
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if box.entry:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def text_place(self) -> QRect:
        """Return where the label stands, with air around it."""
        beside, above = (round(self.fontInfo().pixelSize() * part) for part in (_BESIDE, _ABOVE))
        return self.rect().adjusted(beside, above, -beside, -above)

    def _warm(self) -> bool:
        return bool(self.box.entry) and self.underMouse()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge and label; a thick edge says where the keyboard is."""
        colours = self._theme.colours
        focused = self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 3 if focused else 1
        painter.setPen(QPen(QColor(colours.accent if focused else colours.edge), edge))
        painter.setBrush(QColor(colours.accent_soft if focused else colours.hover if self._warm() else colours.paper))
        inset = (edge + 1) // 2
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), metrics.RADIUS, metrics.RADIUS)
        font = self.font()
        font.setUnderline(bool(self.box.entry))
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if self.box.entry else colours.ink))
        painter.drawText(self.text_place(), self.WRAPPED, self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came here."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the arrows; Enter opens, as Space does."""
        ways = {Qt.Key.Key_Down: "down", Qt.Key.Key_Up: "up", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in ways:
            self.walked.emit(ways[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
