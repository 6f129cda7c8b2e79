"""Where a page is read: kept while the page is laid out anew, and found again when one comes back to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTextEdit

from ketaref.gui.top_line import TopLine, place_of, show_at_top, top_line, whole

_AT_MOST = 200


class ReadingPlace(QObject):
    """Holds a view at a line, or at a part of the page's height, until somebody scrolls.

    Others know a place as that part alone. The line that stood there is remembered here: pages come back in another
    width or size. It is in memory only, until `forget`.

    Attributes:
        page: the name of the page being shown.
    """

    page = ""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._held: tuple[TopLine | float, int] | None = None
        self._noted: dict[tuple[str, float], TopLine] = {}

    def position(self) -> float:
        """Return how far down the page is read, from 0 to 1."""
        read = self._view.verticalScrollBar().value()
        if not read:
            return 0.0
        position, held = min(1.0, read / whole(self._view)), self._held_now()
        self._noted[self.page, position] = held if isinstance(held, TopLine) else top_line(self._view)
        while len(self._noted) > _AT_MOST:
            del self._noted[next(iter(self._noted))]
        return position

    def go_to(self, position: float) -> None:
        """Scroll to a part of the page's height; where that is known by its line, to that line."""
        line = self._noted.get((self.page, position))
        if line and place_of(self._view.document(), line) is not None:
            self._hold(line)
        else:
            self._scroll(position)
            self._held = None

    def stay_at(self, position: float) -> None:
        """Go to a part of the page's height, and stay there until it is painted, at whatever size."""
        self._hold(position)
        self._view.viewport().installEventFilter(self)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Have the same words at the top after the page was laid out anew inside.

        A line that is held already is not noted again: it would begin with other words each time, further up.
        """
        held = self._held_now()
        place = top_line(self._view) if held is None else held
        yield
        self._hold(place)

    def forget(self) -> None:
        """Forget where pages were read."""
        self._noted.clear()
        self._held = None

    def _held_now(self) -> TopLine | float | None:
        return self._held[0] if self._held and self._held[1] == self._view.verticalScrollBar().value() else None

    def _hold(self, place: TopLine | float) -> None:
        if isinstance(place, TopLine):
            show_at_top(self._view, place)
        else:
            self._scroll(place)
        self._held = (place, self._view.verticalScrollBar().value())

    def _scroll(self, position: float) -> None:
        self._view.verticalScrollBar().setValue(round(position * whole(self._view)) if position else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the view at no part of the height any more once its page was painted, but at what is read there."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if self._held and not isinstance(self._held[0], TopLine):
                self._held = None
        return False
