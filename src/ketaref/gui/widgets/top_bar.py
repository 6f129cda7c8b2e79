"""The bar at the head of the window: back and forward, the search field, and the size of the text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ketaref.gui import metrics
from ketaref.gui.actions import shown_key
from ketaref.gui.icons import icon
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.search_field import SearchField
from ketaref.i18n import _


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
        self.search.setMaximumWidth(720)
        self._zoom = QLabel(self)
        self._zoom.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.CLOSE, metrics.GAP, metrics.CLOSE)
        layout.setSpacing(metrics.TIGHT)
        layout.addWidget(self._button("back", "back", _("Back"), "Alt+Left"))
        layout.addWidget(self._button("forward", "forward", _("Forward"), "Alt+Right"))
        layout.addSpacing(metrics.CLOSE)
        layout.addWidget(self.search, 10)
        layout.addStretch(1)
        layout.addWidget(self._button("smaller", "minus", _("Smaller text"), "Ctrl+-"))
        layout.addWidget(self._zoom)
        layout.addWidget(self._button("bigger", "plus", _("Bigger text"), "Ctrl++"))
        self.show_zoom(metrics.ZOOM_NORMAL)
        self.refresh()
        theme.changed.connect(self.refresh)

    def show_zoom(self, zoom: int) -> None:
        """Show the text size in percent."""
        self._zoom.setText(f"{zoom} %")
        self._zoom.setAccessibleName(_("Text size {zoom} percent").format(zoom=zoom))

    def enable(self, command: str, able: bool) -> None:
        """Let the button of a command be pressed, or not."""
        self._buttons[command].setEnabled(able)

    def refresh(self) -> None:
        """Draw the icons in the colours in use."""
        for button in self._buttons.values():
            button.setIcon(icon(button.objectName(), self._theme.colours.ink))

    def _button(self, command: str, picture: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(picture)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({shown_key(key)})")
        button.clicked.connect(lambda: self.wanted.emit(command))
        self._buttons[command] = button
        return button
