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


def icon(name: str, colour: str) -> QIcon:
    """Return the icon `name` in `colour` ("#rrggbb"); an empty icon where the file is missing."""
    made = QIcon()
    try:
        svg = (paths.icons() / f"{name}.svg").read_bytes().replace(_INK, colour.encode())
    except OSError:
        return made
    for size, ratio in itertools.product(_SIZES, _RATIOS):
        made.addPixmap(_pixmap(svg, size, ratio))
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
