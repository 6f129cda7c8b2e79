"""Dressing the application: style, font, colours and style sheet, before the first widget is made."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ketaref import paths
from ketaref.gui import metrics
from ketaref.gui.document_style import FAMILY
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.theme import Theme


def dress(application: QApplication) -> Theme:
    """Give the program its look, in the colours the system asks for; returns the theme, which keeps it up to date.

    Fusion is the style on every system: it alone follows light and dark everywhere.
    """
    application.setStyle("Fusion")
    application.setFont(_font(application.font()))
    theme = Theme(application)
    theme.changed.connect(lambda: application.setStyleSheet(style_sheet(theme.colours)))
    application.setStyleSheet(style_sheet(theme.colours))
    return theme


def _font(system: QFont) -> QFont:
    """Our font at the system's size; the system's own where ours is missing."""
    found = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(paths.fonts().glob("*.ttf"))]
    font = QFont(system)
    if any(number >= 0 for number in found):
        font.setFamily(FAMILY)
    font.setPointSizeF(system.pointSizeF() * metrics.UI_PER_SYSTEM)
    return font
