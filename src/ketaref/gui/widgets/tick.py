"""A check box whose text goes on in a further line where its column is narrow: Qt's own would be cut."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
_PLACED = int(_WRAPPED | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ANY_HEIGHT = 10_000


class Tick(QCheckBox):
    """A check box of any width."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _around(self) -> QSize:
        """The size of all but the text."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        hint = super().sizeHint()
        return QSize(hint.width() - words.width(), max(0, hint.height() - words.height()))

    def _words(self, width: int) -> QRect:
        """The room of the text in lines of `width` pixels."""
        return self.fontMetrics().boundingRect(QRect(0, 0, width, _ANY_HEIGHT), _WRAPPED, self.text())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        around = self._around()
        return max(super().sizeHint().height(), self._words(width - around.width()).height() + around.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size at which no word is cut."""
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(widest + self._around().width(), super().minimumSizeHint().height())

    def hitButton(self, at: QPoint) -> bool:
        """Take a click on any line."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box as the style does, and the text in its lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        group = self.palette().currentColorGroup()
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        painter.drawText(QRect(place.left(), 0, self.width() - place.left(), self.height()), _PLACED, self.text())
        painter.end()
