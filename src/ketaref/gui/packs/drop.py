"""A content pack dropped anywhere on the window."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ketaref.packs import SUFFIX

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow


def take_packs(window: "MainWindow") -> None:
    """Offer to install a pack that is dropped on the window as it is made now."""
    drop = PackDrop(window.top_bar, filter(None, (window.centralWidget(), window.top_bar.search)))
    drop.dropped.connect(lambda path: _offer(window, path))


def _offer(window: "MainWindow", path: Path) -> None:
    from ketaref.gui.packs.deeds import offer

    offer(window, path)


class PackDrop(QObject):
    """Takes one pack dropped on any of the widgets; anything else goes its usual way.

    Signals: dropped -- the path of the file.
    """

    dropped = Signal(Path)

    def __init__(self, parent: QObject, widgets: Iterable[QWidget]) -> None:
        super().__init__(parent)
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of a pack away from widgets that would paste its name as text."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        if not isinstance(event, QDropEvent):
            return False
        path = _pack_in(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True


def _pack_in(data: QMimeData) -> Path | None:
    """The one pack that is being dragged; None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == SUFFIX else None
