"""Figures of the library as pictures for the screen, in the colours in use."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from ketaref.errors import KetaRefError
from ketaref.gui.colours import Colours

_PIXELS_PER_POINT = 96 / 72
_PATHWAY = "pathway"
"""Drawings whose key begins so hold words, and take the whole width."""


class Drawings:
    """Draws figures by key. `read` gives the SVG of a key, or raises KetaRefError.

    A picture is kept until colours or size change; the same key then is drawn once.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._kept: dict[tuple[str, str, str, float, float, float], QImage] = {}

    def picture(self, key: str, colours: Colours, zoom: float, widest: float, ratio: float) -> QImage:
        """Return the picture of `key` at `zoom` (1 is natural size), at most `widest` pixels wide.

        `ratio` is the number of device pixels in one of ours. A figure that cannot be read is an empty picture.
        """
        wanted = (key, colours.accent, colours.paper, zoom, widest, ratio)
        if wanted not in self._kept:
            if len(self._kept) > 24:
                self._kept.clear()
            try:
                svg = self._read(key)
            except KetaRefError:
                return no_picture()
            self._kept[wanted] = _draw(svg, colours, zoom, widest, ratio)
        return self._kept[wanted]


def widest(key: str, room: float, em: float) -> float:
    """Return how wide a drawing may be where `room` pixels are left beside text of size `em`: two go side by side."""
    return max(80.0, room if key.startswith(_PATHWAY) else room / 2 - 1.5 * em)


def no_picture() -> QImage:
    """Return what stands for a picture that may not or cannot be shown."""
    empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


def _draw(svg: bytes, colours: Colours, zoom: float, widest: float, ratio: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    from ketaref.typeset.drawings import recolour

    inks = {"solid": colours.accent, "outline": colours.muted, "ground": colours.paper}
    renderer = QSvgRenderer(QByteArray(recolour(svg, inks)))
    size = QSizeF(renderer.defaultSize()) * _PIXELS_PER_POINT * zoom
    if size.width() > widest:
        size *= widest / size.width()
    image = QImage((size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
