"""A line along the left edge of what is read while it has the keyboard: text has no frame that could say so."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QPlainTextEdit, QScrollArea, QTextBrowser, QWidget

from ketaref.gui import metrics


class FocusEdge(QFrame):
    """The line, over one widget; it takes no room and no click."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "edge")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(0, 0, metrics.EDGE, metrics.HIGHEST)  # what is below the widget's end is not seen
        self.show()


def mark_focus(owner: QObject) -> None:
    """Mark what is read, pages and text, wherever the keyboard comes to it, as long as `owner` is there."""
    marks = _Marks(owner)
    marks.move(None, QApplication.focusWidget())


class _Marks(QObject):
    """Moves the line with the keyboard. Lists, buttons and fields say it themselves."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.move)

    def move(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the line from the widget that had the keyboard to the one that has it."""
        if before and (edge := _edge_of(before)):
            edge.hide()
        if now and _is_read(now):
            (_edge_of(now) or FocusEdge(now)).show()


def _edge_of(widget: QWidget) -> FocusEdge | None:
    return widget.findChild(FocusEdge, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _is_read(widget: QWidget) -> bool:
    """Whether it shows what is read, and no frame when it has the keyboard, as text does in dialogs."""
    if isinstance(widget, QPlainTextEdit):
        return widget.isReadOnly() and not isinstance(widget.window(), QDialog)
    return isinstance(widget, QTextBrowser | QScrollArea)
