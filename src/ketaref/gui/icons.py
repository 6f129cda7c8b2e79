"""Line icons in the colour that is asked for, drawn from the SVG files in `resources/icons`."""

import itertools

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from ketaref import paths
from ketaref.gui import metrics

_SIZES = (metrics.ICON, metrics.ICON * metrics.BESIDE_MOST // metrics.ZOOM_NORMAL)
"""At 100 percent, and at the most; those between are drawn smaller."""
_RATIOS = (1, 2)
_INK = b"currentColor"


def icon(name: str, colour: str, off: str = "") -> QIcon:
    """Return the icon `name` in `colour` ("#rrggbb"); an empty icon where the file is missing.

    `off` is its color on a button that cannot be pressed; Qt's own paling is hardly seen on a dark ground.
    """
    made = QIcon()
    try:
        drawn = (paths.icons() / f"{name}.svg").read_bytes()
    except OSError:
        return made
    inks = {QIcon.Mode.Normal: colour} | ({QIcon.Mode.Disabled: off} if off else {})
    for (mode, ink), size, ratio in itertools.product(inks.items(), _SIZES, _RATIOS):
        made.addPixmap(_pixmap(drawn.replace(_INK, ink.encode()), size, ratio), mode)
    return made


def _pixmap(svg: bytes, size: int, ratio: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(QSize(size, size) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
