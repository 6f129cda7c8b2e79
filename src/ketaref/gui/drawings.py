"""Figures of the library as pictures for the screen, in the colours in use."""

import re
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from ketaref.errors import KetaRefError
from ketaref.gui.colours import Colours

DRAWING = "drawing"
"""The scheme of the address of a figure."""
_PIXELS_PER_POINT = 96 / 72
_FIGURE = re.compile(rf'<img src="{DRAWING}:(?P<key>[\w-]+)"')
_ASKED = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)x(\d{1,4}(?:\.\d{1,6})?)")
_PATHWAY = "pathway"
"""Drawings whose key begins so hold words, and take the whole width."""


class Drawings:
    """Draws figures by key.

    `read` gives the SVG of a key, or raises KetaRefError, `measure` its width and height in points, without all of it.
    A page says the size of each of its figures, so that only those in view are drawn, when they are. A picture is kept
    until colours or size change; the same key then is drawn once.
    """

    def __init__(self, read: Callable[[str], bytes], measure: Callable[[str], tuple[float, float] | None]) -> None:
        self._read = read
        self._measure = measure
        self._natural: dict[str, tuple[float, float] | None] = {}
        self._kept: dict[tuple[str, str, str, float, float, float], QImage] = {}

    def sized(self, html: str, size: Callable[[str], QSizeF]) -> str:
        """Return a page whose figures have the size that `size` gives for their keys, in pixels."""
        return _FIGURE.sub(lambda found: _with_size(found["key"], size(found["key"])), html)

    def size(self, key: str, zoom: float, widest: float, ratio: float) -> QSizeF:
        """Return the size of `key` at `zoom` (1 is natural size), at most `widest` pixels wide.

        `ratio` is the number of device pixels in one of ours. What cannot be drawn takes one pixel.
        """
        if key not in self._natural:
            try:
                self._natural[key] = self._measure(key)
            except KetaRefError:
                self._natural[key] = None
        natural = self._natural[key]
        if natural is None:
            return QSizeF(1, 1)
        size = QSizeF(*map(int, natural)) * _PIXELS_PER_POINT * zoom
        if size.width() > widest:
            size *= widest / size.width()
        return QSizeF((size * ratio).toSize()) / ratio

    def picture(self, key: str, colours: Colours, size: QSizeF, ratio: float) -> QImage:
        """Return the picture of `key` in `size`; a figure that cannot be read is an empty picture."""
        wanted = (key, colours.accent, colours.paper, size.width(), size.height(), ratio)
        if wanted not in self._kept:
            if len(self._kept) > 24:
                self._kept.clear()
            try:
                svg = self._read(key)
            except KetaRefError:
                return no_picture()
            self._kept[wanted] = _draw(svg, colours, size, ratio)
        return self._kept[wanted]


def _with_size(key: str, size: QSizeF) -> str:
    width, height = f"{size.width():.6g}", f"{size.height():.6g}"
    return f'<img src="{DRAWING}:{key}?{width}x{height}" width="{width}" height="{height}"'


def size_asked_for(query: str) -> QSizeF | None:
    """Return the size that the address of a figure asks for after its `?`; None where it asks for none."""
    found = _ASKED.fullmatch(query)
    return QSizeF(*map(float, found.groups())) if found else None


def widest(key: str, room: float, em: float) -> float:
    """Return how wide a drawing may be where `room` pixels are left beside text of size `em`: two go side by side."""
    return max(80.0, room if key.startswith(_PATHWAY) else room / 2 - 1.5 * em)


def no_picture() -> QImage:
    """Return what stands for a picture that may not or cannot be shown."""
    empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


def _draw(svg: bytes, colours: Colours, size: QSizeF, ratio: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    from ketaref.typeset.drawings import recolour

    inks = {"solid": colours.accent, "outline": colours.muted, "ground": colours.paper}
    image = QImage((size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(recolour(svg, inks))).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
