"""The way of Tab through the window: as its parts are laid out, whichever was made first."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from ketaref.gui import metrics

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow


class TabOrder(QObject):
    """Puts what the keyboard stops at in the order in which it is seen, whenever another part has come.

    Qt goes by when each was made, and parts of the window are made when they are first shown: the list at the left of
    the page came after all links of the page, and so did the choice of its text, which stands above it.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.top_bar)  # it goes with the parts of the window that another language makes stale
        self._window = window
        self._before: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(metrics.AFTER_FRAME_MS)
        self._soon.timeout.connect(self.put_in_order)
        window.browse.place_changed.connect(self._soon.start)
        for stack in (window.browse.left, window.browse.parentWidget()):
            if isinstance(stack, QStackedWidget):
                stack.currentChanged.connect(lambda _at: self._soon.start())
        self._soon.start()

    def put_in_order(self) -> None:
        """Put everything in order, where there is anything new."""
        middle = self._window.centralWidget()
        found = list(stops(middle)) if middle else []
        if found != self._before:
            self._before = found
            for one, after in pairwise(found):
                QWidget.setTabOrder(one, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard within a widget, itself first, as it is laid out; hidden or not."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        if not isinstance(widget, QScrollArea):
            return
    for part in _parts(widget):
        yield from stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets that one holds, in their order."""
    if isinstance(widget, QScrollArea):
        held: list[QWidget | None] = [widget.widget()]
    elif isinstance(widget, QStackedWidget | QSplitter):
        held = [widget.widget(at) for at in range(widget.count())]
    elif layout := widget.layout():
        held = list(_laid_out(layout))
    else:
        held = list(widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
    return [part for part in held if part is not None]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item and (widget := item.widget()):
            yield widget
        elif item and (inner := item.layout()):
            yield from _laid_out(inner)
