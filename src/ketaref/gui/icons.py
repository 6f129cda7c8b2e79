"""Line icons in the colour that is asked for, drawn from the SVG files in `resources/icons`."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from ketaref import paths
from ketaref.gui import metrics

_RATIOS = (1, 2)
_INK = b"currentColor"


def icon(name: str, colour: str) -> QIcon:
    """Return the icon `name` in `colour` ("#rrggbb"); an empty icon where the file is missing."""
    made = QIcon()
    try:
        svg = (paths.icons() / f"{name}.svg").read_bytes().replace(_INK, colour.encode())
    except OSError:
        return made
    for ratio in _RATIOS:
        made.addPixmap(_pixmap(svg, ratio))
    return made


def _pixmap(svg: bytes, ratio: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(QSize(metrics.ICON, metrics.ICON) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
