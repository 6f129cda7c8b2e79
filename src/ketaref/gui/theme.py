"""Which colours are in use: those of the system's choice, or of the person's, and what Qt is told of them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ketaref.clinic.settings import Appearance
from ketaref.gui.colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours


class Theme(QObject):
    """Which colours are in use: the system's choice, or the person's.

    Signals: changed -- other colours are in use from now on.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice: Appearance = "system"
        self.colours = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._take(self._wanted())

    def choose(self, choice: Appearance) -> None:
        """Use these colours from now on; "system" follows the system again."""
        self.choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice)
        QGuiApplication.styleHints().setColorScheme(scheme or Qt.ColorScheme.Unknown)
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.colours:
            self._take(wanted)
            self.changed.emit()

    def _wanted(self) -> Colours:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self.choice in ("light", "dark"):
            dark = self.choice == "dark"
        if self.choice == "contrast":
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        if self.choice == "system" and _system_wants_contrast():
            from ketaref.gui.system_contrast import colours_of, system_palette

            return colours_of(system_palette())
        return DARK if dark else LIGHT

    def _take(self, colours: Colours) -> None:
        self.colours = colours
        QGuiApplication.setPalette(palette(colours))


def _system_wants_contrast() -> bool:
    """Ask the system; releases of Qt before 6.10 cannot tell."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return hints is not None and hints().contrastPreference() == Qt.ContrastPreference.HighContrast


def palette(colours: Colours) -> QPalette:
    """Return the colours as Qt's own widgets read them."""
    made = QPalette()
    for role, colour in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, colour)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.off))
    return made


_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
