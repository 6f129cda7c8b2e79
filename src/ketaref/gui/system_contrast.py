"""High contrast in the colours that the person chose for the whole system, as Windows hands them to its programs."""

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ketaref.gui.colours import DARK_CONTRAST, LIGHT_CONTRAST, Colours, Tone, contrast, pairs

_SOFT = 0.15
"""How much of the ink is in a ground that is to be told from the page."""


def system_palette() -> QPalette:
    """Return the palette of the system, whichever the program uses."""
    ours = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette())
    systems = QPalette(QGuiApplication.palette())
    QGuiApplication.setPalette(ours)
    return systems


def colours_of(palette: QPalette) -> Colours:
    """Return the colours of a palette by role or, where they cannot all be told apart, our own of high contrast."""
    ink, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    dark = ground.lightness() < ink.lightness()
    made = _filled(ink, ground, palette.color(QPalette.ColorRole.Link), dark)
    if all(contrast(front, behind) >= least for front, behind, least in pairs(made)):
        return made
    return DARK_CONTRAST if dark else LIGHT_CONTRAST


def _filled(ink: QColor, ground: QColor, link: QColor, dark: bool) -> Colours:
    soft = _mixed(ground, ink, _SOFT)
    accent = link.name() if contrast(link.name(), soft) >= 7 else ink.name()
    plain, loud = Tone(ink.name(), soft), Tone(ground.name(), ink.name())
    return Colours(
        dark=dark,
        ground=ground.name(),
        paper=ground.name(),
        ink=ink.name(),
        muted=ink.name(),
        rule=ink.name(),
        edge=ink.name(),
        off=_mixed(ground, ink, 0.6),
        hover=soft,
        accent=accent,
        on_accent=ground.name(),
        accent_soft=soft,
        mark=soft,
        strip=ink.name(),
        on_strip=ground.name(),
        chosen=Tone(ground.name(), accent),
        good=plain,
        info=plain,
        caution=loud,
        danger=loud,
        neutral=plain,
    )


def _mixed(ground: QColor, ink: QColor, share: float) -> str:
    def mixed(low: float, high: float) -> float:
        return low + (high - low) * share

    return QColor.fromRgbF(
        mixed(ground.redF(), ink.redF()), mixed(ground.greenF(), ink.greenF()), mixed(ground.blueF(), ink.blueF())
    ).name()
