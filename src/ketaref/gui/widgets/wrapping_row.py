"""A row that goes on in a further line where its width does not hold it, as words do."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

from ketaref.gui import metrics

_Line = list[tuple[QLayoutItem, int]]
"""Items with their widths."""


class WrappingRow(QLayout):
    """Lays widgets side by side, each as wide as it wants to be; what can grow takes what its line has to spare."""

    def __init__(self, parent: QWidget | None = None, spacing: int = metrics.TIGHT) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add_stretch(self) -> None:
        """Put what comes next at the right end, where it is on the same line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def _lines(self, width: int) -> list[_Line]:
        """Return what stands on each line of `width` pixels."""
        lines: list[_Line] = []
        for item in self._items:
            if item.widget() and item.isEmpty():
                continue
            wanted = min(item.sizeHint().width(), width)
            if _grows(item) and item.hasHeightForWidth():  # a text that wraps takes what buttons leave
                wanted = max(item.minimumSize().width(), min(wanted, round(width * metrics.LINE_SHARE)))
            if lines and _width(lines[-1], self.spacing()) + self.spacing() + wanted <= width:
                lines[-1].append((item, wanted))
            else:
                lines.append([(item, wanted)])
        return [_spread(line, width, self.spacing()) for line in lines]

    def _lay(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return each item with its place, in a row of `width` pixels that begins at 0, 0."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        top = 0
        for line in self._lines(width):
            high = max(_height(item, wide) for item, wide in line)
            controls = max((_height(item, wide) for item, wide in line if not _grows(item)), default=high)
            middle = high if high < 2 * controls else controls  # beside a text of many lines they stand at its head
            left = 0
            for item, wide in line:
                own = _height(item, wide)
                above = max(0, (middle - own) // 2)
                placed.append((item, QRect(left, top + above, wide, own)))
                left += wide + self.spacing()
            top += high + self.spacing()
        return placed

    def _around(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    # Qt -----------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        """Return the item at that place, None beyond the last."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        """Take the item at that place away and return it, None beyond the last."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take what is spare from side to side where one of the items does."""
        return Qt.Orientation.Horizontal if any(map(_grows, self._items)) else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the narrower it is, the higher it gets."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that it takes in `width` pixels, margins and all."""
        around = self.contentsMargins()
        placed = self._lay(width - around.left() - around.right())
        return around.top() + around.bottom() + max((place.bottom() + 1 for _item, place in placed), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of all on one line."""
        return self._around(_size([item.sizeHint() for item in self._items], self.spacing()))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item: each can have a line of its own."""
        sizes = [item.minimumSize() for item in self._items]
        wide, high = (max((part(size) for size in sizes), default=0) for part in (QSize.width, QSize.height))
        return self._around(QSize(wide, high))

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out in `rect`."""
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        for item, place in self._lay(inside.width()):
            item.setGeometry(place.translated(inside.topLeft()))


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _width(line: _Line, spacing: int) -> int:
    return sum(wide for _item, wide in line) + spacing * (len(line) - 1)


def _spread(line: _Line, width: int, spacing: int) -> _Line:
    """Give what a line has to spare to the first item that can grow, as far as it may."""
    spare = width - _width(line, spacing)
    for at, (item, wide) in enumerate(line):
        if _grows(item) and spare > 0:
            most = item.maximumSize().width()
            return [*line[:at], (item, min(wide + spare, most)), *line[at + 1 :]]
    return line


def _size(sizes: list[QSize], spacing: int) -> QSize:
    wide = sum(size.width() for size in sizes) + spacing * max(0, len(sizes) - 1)
    return QSize(wide, max((size.height() for size in sizes), default=0))
