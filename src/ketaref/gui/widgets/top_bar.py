"""The bar at the head of the window: back and forward, the search field, and the size of the text."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.actions import COMMANDS, shown_key
from ketaref.gui.text_size import grown
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.search_field import SearchField
from ketaref.i18n import _

_PICTURES = {"back": "back", "forward": "forward", "smaller": "minus", "bigger": "plus"}
_SEARCH_WIDTH = 720
_KEYS = {command.id: command.keys[0] for command in COMMANDS if command.id in _PICTURES}


class TopBar(QFrame):
    """Holds the search field and the buttons that are always there.

    Signals: wanted -- the id of the command of a button that was pressed.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        self.search = SearchField(theme, self)
        self.search.setMaximumWidth(grown(_SEARCH_WIDTH))
        self._zoom = QLabel(self)
        self._zoom.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.CLOSE, metrics.GAP, metrics.CLOSE)
        layout.setSpacing(metrics.TIGHT)
        layout.addWidget(self._button("back", _("Back")))
        layout.addWidget(self._button("forward", _("Forward")))
        layout.addSpacing(metrics.CLOSE)
        layout.addWidget(self.search, 10)
        layout.addStretch(1)
        layout.addWidget(self._button("smaller", _("Smaller text")))
        layout.addWidget(self._zoom)
        layout.addWidget(self._button("bigger", _("Bigger text")))
        self.show_zoom(metrics.ZOOM_NORMAL)

    def furnish(self) -> None:
        """Draw the icons and name the keys: what can wait until the window has been painted."""
        for command, button in self._buttons.items():
            button.setToolTip(f"{button.accessibleName()} ({shown_key(_KEYS[command])})")
        self.search.furnish()
        self._draw_icons()
        self._theme.changed.connect(self._draw_icons)

    def show_zoom(self, zoom: int) -> None:
        """Show the text size in percent."""
        self._zoom.setText(_("{zoom}%").format(zoom=zoom))
        self._zoom.setAccessibleName(_("Text size {zoom} percent").format(zoom=zoom))

    def enable(self, command: str, able: bool) -> None:
        """Let the button of a command be pressed, or not."""
        self._buttons[command].setEnabled(able)

    def _draw_icons(self) -> None:
        from ketaref.gui.icons import icon

        for command, button in self._buttons.items():
            button.setIcon(icon(_PICTURES[command], self._theme.colours.ink, self._theme.colours.off))

    def _button(self, command: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(command)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.wanted.emit(command))
        self._buttons[command] = button
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Let the field be as wide as text of another size needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.search.setMaximumWidth(grown(_SEARCH_WIDTH))
