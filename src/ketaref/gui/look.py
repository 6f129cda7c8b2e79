"""Dressing the application: style, font, colours and style sheet, before the first widget is made."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ketaref import paths
from ketaref.gui import metrics
from ketaref.gui.document_style import FAMILY
from ketaref.gui.growing import put_on
from ketaref.gui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ARGUMENTS = ("-style", "fusion")
"""What Qt is started with: Fusion is the style everywhere, since it alone follows light and dark on every system.

Asked for here and not with `setStyle`, which hands back a QStyle: to make that known to Python takes 9 ms.
"""


def dress(application: QApplication) -> Theme:
    """Give the program its look, in the colours the system asks for; returns the theme, which keeps it up to date."""
    application.setFont(_font(application.font()))
    theme = Theme(application)
    theme.changed.connect(lambda: put_on(theme))
    put_on(theme)
    return theme


def load_slanted_fonts() -> None:
    """Load the slanted styles, which the first page does not need; upright ones load with `dress`."""
    _load("Italic")
    _load("BoldItalic")


def window_icon() -> "QIcon":
    """Return the picture of the program for task bars."""
    from PySide6.QtGui import QIcon

    return QIcon(str(paths.icons() / "ketaref.svg"))


def _load(style: str) -> bool:
    """Load one style of our font (1 to 2 ms); says whether it is there."""
    return load_font(paths.fonts() / f"{FAMILY.replace(' ', '')}-{style}.ttf")


def load_font(file: Path) -> bool:
    """Load a font from a file; says whether it could be.

    Qt is given the bytes: without a screen it opens a font by a name in letters of Windows' old code page only, which a
    folder called 漢 has none of.
    """
    try:
        return QFontDatabase.addApplicationFontFromData(file.read_bytes()) >= 0
    except OSError:
        return False


def _font(system: QFont) -> QFont:
    """Our font at the system's size; the system's own where ours is missing."""
    font = QFont(system)
    if _load("Regular") and _load("Bold"):
        font.setFamily(FAMILY)
    font.setPointSizeF(system.pointSizeF() * metrics.UI_PER_SYSTEM)
    return font
