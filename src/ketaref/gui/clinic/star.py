"""The star above an entry: whether it is a favorite."""

from PySide6.QtWidgets import QPushButton, QWidget

from ketaref.gui.theme import Theme
from ketaref.i18n import _


class Star(QPushButton):
    """Is full for a favorite and empty for any other entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(_("Favorite"), parent)
        self.setProperty("role", "choice")
        self.setCheckable(True)
        self._theme = theme
        theme.changed.connect(self._draw)

    def show_state(self, favourite: bool) -> None:
        """Show whether the entry is a favorite."""
        if favourite != self.isChecked() or self.icon().isNull():
            self.setChecked(favourite)
            self._draw()

    def _draw(self) -> None:
        from ketaref.gui.icons import icon

        colours = self._theme.colours
        full = self.isChecked()
        self.setIcon(icon("star-full" if full else "star", colours.chosen.ink if full else colours.muted))

    def nextCheckState(self) -> None:
        """Wait until it is kept: what a click asks for may fail."""
