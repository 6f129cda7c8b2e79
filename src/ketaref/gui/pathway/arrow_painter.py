"""Painting arrows: how sure a step is shows in its line, animals only in its open head, never in colour alone."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ketaref.gui.colours import Colours
from ketaref.model.diagram import Arrow

_LINES = {
    "established": (2.2, Qt.PenStyle.SolidLine),
    "supported": (1.5, Qt.PenStyle.DashLine),
    "contested": (1.5, Qt.PenStyle.DotLine),
}
_THICKER = 1.7
_HEAD, _TURN = 0.62, math.radians(24)


def paint_arrow(painter: QPainter, arrow: Arrow, colours: Colours, em: float, *, chosen: bool) -> None:
    """Paint an arrow whose points are in ems of `em` pixels; a chosen one is thicker, in the colour of what is chosen.

    `painter` stands at the corner of the diagram.
    """
    thick, style = _LINES[arrow.strength]
    colour = QColor(colours.accent if chosen else colours.muted)
    thick = thick * em / 14 * (_THICKER if chosen else 1)
    points = [QPointF(x * em, y * em) for x, y in arrow.points]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, thick, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(_line(points))
    head = _head(points[-2], points[-1], em * _HEAD * (1.25 if chosen else 1))
    painter.setPen(QPen(colour, max(1.0, em / 12)))
    painter.setBrush(QColor(colours.paper) if arrow.animals_only else colour)
    painter.drawPolygon(head)


def place(arrow: Arrow, em: float) -> QRectF:
    """Return where an arrow lies, its head included, for a painter at the corner of the diagram."""
    across, down = zip(*arrow.points, strict=True)
    whole = QRectF(QPointF(min(across), min(down)) * em, QPointF(max(across), max(down)) * em)
    return whole.adjusted(-em, -em, em, em)


def _line(points: list[QPointF]) -> QPainterPath:
    """Return the way through points; where it goes sideways it swings, and so leaves and comes upright."""
    path = QPainterPath(points[0])
    for before, after in pairwise(points):
        halfway = (before.y() + after.y()) / 2
        path.cubicTo(QPointF(before.x(), halfway), QPointF(after.x(), halfway), after)
    return path


def _head(before: QPointF, tip: QPointF, size: float) -> QPolygonF:
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
    corners = [tip - QPointF(math.cos(angle + turn) * size, math.sin(angle + turn) * size) for turn in (_TURN, -_TURN)]
    return QPolygonF([tip, *corners])
