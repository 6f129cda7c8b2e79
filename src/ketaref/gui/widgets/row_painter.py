"""Painting rows: headings in small letters, entries with their title and, in search, the words around the match."""

import re
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.rows import Row, Rows
from ketaref.library.snippets import MARK_END, MARK_START

_LINES = 2
_TITLE_LINES = 4
"""Large text in a narrow list: a title is read whole."""
_MARKED = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")
_NARROW, _WIDE = 0.6, 1.35
"""No text of several words is narrower or wider than such a share of as many average letters."""
_DETAIL = 0.94
_SIDE, _STEP = metrics.GAP, metrics.GAP
_KEPT = 1500
"""Rows whose height, and texts whose layout is kept: the lists of all tabs come back, and nothing is laid out anew."""


class HoverList(QListView):
    """A list that knows which row is below the mouse, and how wide its rows are.

    Attributes:
        hovered: the number of the row, -1 where there is none.
        room: the width of a row in pixels.
    """

    hovered = -1
    room = metrics.LIST_LEAST_WIDTH


class Face:
    """One font of a list's rows, with what is asked of it for every row at every key."""

    def __init__(self, font: QFont, share: float = 1.0, bold: bool = False) -> None:
        self.font = QFont(font)
        self.font.setBold(bold)
        self.font.setPointSizeF(font.pointSizeF() * share)
        self._measures = QFontMetricsF(self.font)
        self._letter = self._measures.averageCharWidth()
        self._kept: dict[tuple[str, float, int], QTextLayout] = {}
        self.height = ceil(self._measures.height())  # as a line of text is

    def laid_out(self, text: str, width: float, lines: int) -> QTextLayout:
        """Return `text` in at most `lines` lines, the last one cut short with an ellipsis; callers share it."""
        wanted = (text, width, lines)
        if wanted not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[wanted] = _layout(text, self.font, width, lines)
        return self._kept[wanted]

    def width_of(self, text: str) -> float:
        """Return the width of `text` on one line."""
        return self._measures.horizontalAdvance(text)

    def height_of(self, text: str, width: float, lines: int) -> float:
        """Return the height of `text` in as few lines as surely hold it, at most `lines`.

        Only what is near a line's end is measured, and only what may take three lines is laid out: doing so with every
        text would be most of the time that a key takes.
        """
        usual = len(text) * self._letter
        if usual * _WIDE <= width:
            return self.height
        if usual * _NARROW >= width * lines:
            return self.height * lines
        if self._measures.horizontalAdvance(text) <= width:
            return self.height
        return self.height * (lines if lines <= _LINES else self.laid_out(text, width, lines).lineCount())


class Faces:
    """The fonts of a list's rows."""

    def __init__(self, font: QFont) -> None:
        self.title, self.detail, self.heading = Face(font), Face(font, _DETAIL), Face(font, metrics.SMALL, bold=True)


class RowPainter(QStyledItemDelegate):
    """Paints `Row`s in the colours of the theme. Heights follow the list's font, so that text never is clipped."""

    def __init__(self, theme: Theme, view: HoverList, rows: Rows, above: int = metrics.CLOSE) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._theme = theme
        self._above = above
        self._faces = Faces(view.font())
        self._heights: dict[tuple[Row, int], int] = {}

    def take_font(self) -> None:
        """Write in the font that the list has from now on."""
        self._faces = Faces(self._view.font())
        self._heights.clear()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        painter.setFont(self._faces.heading.font)
        painter.setPen(QColor(self._theme.colours.muted))
        box = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, -self._above * 0.5)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap), row.title)

    def _paint_ground(self, painter: QPainter, place: QRectF, row: int) -> None:
        colours = self._theme.colours
        box = place.adjusted(1, 1, -1, -1)
        chosen = row == self._view.currentIndex().row()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(box, metrics.RADIUS, metrics.RADIUS)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), 1.5, 1.5)
        elif row == self._view.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(box, metrics.RADIUS, metrics.RADIUS)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), metrics.RADIUS, metrics.RADIUS)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        colours = self._theme.colours
        width = self._text_width(row)
        at = QPointF(option.rect.left() + _SIDE + row.level * _STEP, option.rect.top() + self._above)
        title = self._faces.title.laid_out(row.title, width, _TITLE_LINES)
        painter.setPen(QColor(colours.ink if row.able else colours.off))
        title.draw(painter, at)
        if row.aside:
            painter.setFont(self._faces.detail.font)
            painter.setPen(QColor(colours.muted))
            place = QRectF(option.rect).adjusted(_SIDE, self._above, -_SIDE, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), row.aside)
        if row.detail:
            at.setY(at.y() + title.boundingRect().height() + 2)
            painter.setPen(QColor(colours.muted))
            formats = _marks(row.detail, colours.mark, colours.ink)
            _layout(_unmarked(row.detail), self._faces.detail.font, width, row.lines, formats).draw(painter, at)

    def _height(self, row: Row) -> int:
        width = self._text_width(row)
        if row.is_heading:
            height = self._faces.heading.height_of(row.title, width, _LINES) + 2.6 * self._above
        else:
            height = self._faces.title.height_of(row.title, width, _TITLE_LINES) + 2 * self._above
            if row.detail:
                height += self._faces.detail.height_of(row.detail, width, row.lines) + 2
        return max(round(height), 0 if row.is_heading else metrics.LEAST_TARGET)

    def _text_width(self, row: Row) -> float:
        aside = self._faces.detail.width_of(row.aside) + _STEP if row.aside else 0
        return float(max(80, self._view.room - 2 * _SIDE - row.level * _STEP - aside))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; its width is the list's. Asked for every row, so nothing is laid out here."""
        row = self._rows.rows[index.row()]  # asking the model through Qt takes as long as all the rest
        wanted = (row, self._view.room)
        if wanted not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            self._heights[wanted] = self._height(row)
        return QSize(metrics.LIST_LEAST_WIDTH, self._heights[wanted])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = self._rows.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_ground(painter, QRectF(option.rect), index.row())
            self._paint_entry(painter, option, row)
        painter.restore()


def _layout(
    text: str, font: QFont, width: float, lines: int, formats: list[QTextLayout.FormatRange] | None = None
) -> QTextLayout:
    """Lay `text` out in at most `lines` lines, the last one cut short with an ellipsis."""
    layout = QTextLayout(text, font)
    layout.setFormats(formats or [])
    layout.beginLayout()
    top = 0.0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        end = line.textStart() + line.textLength()
        if number == lines - 1 and end < len(text):
            layout.endLayout()
            begun = line.textStart()
            return _layout(f"{text[:begun]}{_whole_words(text[begun : end - 2])}…", font, width, lines, formats)
    layout.endLayout()
    return layout


def _whole_words(text: str) -> str:
    """What of a line that was cut ends with a word, without what parts it from the next; a long word is cut."""
    return (text.rpartition(" ")[0] or text).rstrip(" ,;:·")


def _unmarked(text: str) -> str:
    return text.replace(MARK_START, "").replace(MARK_END, "")


def _marks(text: str, ground: str, ink: str) -> list[QTextLayout.FormatRange]:
    """Where the matched words stand in the unmarked text, as formats."""
    look = QTextCharFormat()
    look.setBackground(QColor(ground))
    look.setForeground(QColor(ink))
    found = []
    for at, match in enumerate(_MARKED.finditer(text)):
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = match.start() - 2 * at, len(match[1]), look  # two signs a mark
        found.append(mark)
    return found
