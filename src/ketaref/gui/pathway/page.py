"""The page of the mechanisms: how to read the diagram, the diagram, and its steps as a list beside it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.pathway.canvas import PathwayCanvas
from ketaref.gui.text_size import normal_font
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row
from ketaref.i18n import _, spoken
from ketaref.model.diagram import Diagram

_STEPS_EM = 17.0
"""The width of the steps, in sizes of the text."""
_LEAST = 0.8
"""The diagram shrinks to this part of its size rather than scroll sideways."""
_LEAST_HIGH = 240
"""Pixels of the diagram in a low window; then all of it scrolls."""
_STEP_LINES = 6
_ANY_WIDTH = 16_777_215
"""What Qt calls no limit of a width."""


class PathwayPage(QFrame):
    """Shows the diagram with its steps; choosing a step shows its arrow, walking an arrow shows its step.

    Signals: entry_chosen -- the id of the entry of a box that was opened.
             steps_wanted -- the page with the sources of all steps is wanted.
    """

    entry_chosen = Signal(str)
    steps_wanted = Signal()

    def __init__(self, diagram: Diagram, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._diagram = diagram
        self._zoom = metrics.ZOOM_NORMAL
        self.canvas = PathwayCanvas(diagram, theme)
        self.canvas.box_chosen.connect(self.entry_chosen)
        self.canvas.box_reached.connect(self._bring_into_view)
        self.canvas.arrow_walked.connect(self._mark_step)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)  # the page's own ground, not the window's
        self._scroll.setAccessibleName(self.canvas.accessibleName())
        self.steps = ListOfRows(theme, _("Steps of the diagram"), self)
        self.steps.entry_chosen.connect(self._show_step)
        self.steps.selectionModel().currentChanged.connect(self._step_reached)
        self._fill()
        self._build()
        self.set_zoom(self._zoom)

    def _build(self) -> None:
        self._legend = QLabel(self._diagram.legend.in_language(spoken()), self)
        self._legend.setTextFormat(Qt.TextFormat.PlainText)
        self._legend.setWordWrap(True)
        self._legend.setProperty("role", "muted")
        sources = QPushButton(_("All steps with their sources"), self)
        sources.clicked.connect(self.steps_wanted)
        self._scroll.setMinimumHeight(_LEAST_HIGH)
        self.steps.setMinimumHeight(_LEAST_HIGH // 2)
        side = QVBoxLayout()
        side.addWidget(self.steps, 1)
        side.addWidget(sources)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self._scroll, 2)
        self._body.addLayout(side, 1)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(metrics.WIDE, metrics.GAP, metrics.GAP, metrics.GAP)
        column.addWidget(self._legend)
        column.addLayout(self._body, 1)
        self._whole = QScrollArea(self)
        self._whole.setAccessibleName(self.canvas.accessibleName())
        self._whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole.setWidgetResizable(True)
        self._whole.setWidget(inside)
        inside.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def set_zoom(self, zoom: int) -> None:
        """Show the diagram and its steps at `zoom` percent."""
        self._zoom = zoom
        self._fit()

    def take_focus(self) -> None:
        """Put the keyboard on the diagram."""
        self.canvas.take_focus()

    def forget(self) -> None:
        """Forget where the walker was."""
        self.canvas.rest()
        self.steps.choose("")

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.canvas.standing(), self.steps]

    def _fill(self) -> None:
        language = spoken()
        labels = {box.id: box.label.in_language(language) for box in self._diagram.boxes}
        rows: list[Row] = []
        self._steps_from: dict[str, int] = {}
        for box in self._diagram.boxes:
            arrows = self._diagram.arrows_from(box.id)
            self._steps_from[box.id] = len(rows)
            rows += [Row(labels[box.id])] if arrows else []
            for arrow in arrows:
                said = arrow.says.in_language(language)
                rows.append(Row(labels[arrow.target], arrow.id, said, said, lines=_STEP_LINES))
        self.steps.show_rows(rows)

    def _fit(self) -> None:
        """Put the steps beside a diagram that has its whole width there, else below it, where it shrinks a little."""
        em = QFontInfo(normal_font()).pixelSize() * self._zoom / 100
        room = self.width() - 3 * metrics.WIDE - self._scroll.verticalScrollBar().sizeHint().width()
        beside = room >= (self.canvas.ems_wide() + _STEPS_EM) * em
        self.canvas.set_em(em if beside else max(min(em, room / self.canvas.ems_wide()), _LEAST * em))
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self.steps.setMaximumWidth(round(_STEPS_EM * em) if beside else _ANY_WIDTH)

    def _bring_into_view(self, box: QWidget) -> None:
        for scroll in (self._scroll, self._whole):
            scroll.ensureWidgetVisible(box, metrics.ROOMY, metrics.ROOMY)

    def _mark_step(self, arrow_id: str) -> None:
        if self.steps.hasFocus():
            return
        self.steps.choose(arrow_id)
        if not arrow_id:  # nobody walked here: what leads on from here is what one asks for
            heading = self.steps.model().index(self._steps_from[self.canvas.standing().box.id], 0)
            self.steps.scrollTo(heading, QAbstractItemView.ScrollHint.PositionAtTop)

    def _step_reached(self) -> None:
        if self.steps.hasFocus() and self.steps.currentIndex().isValid():
            self.canvas.choose_arrow(self.steps.rows[self.steps.currentIndex().row()].entry_id)

    def _show_step(self, arrow_id: str) -> None:
        """Show the arrow of a step, and the box it leads to."""
        arrow = next(arrow for arrow in self._diagram.arrows if arrow.id == arrow_id)
        self._bring_into_view(self.canvas.boxes[arrow.source])
        self._bring_into_view(self.canvas.boxes[arrow.target])
        self.canvas.choose_arrow(arrow_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the diagram begins."""
        super().showEvent(event)
        QTimer.singleShot(0, lambda: self._bring_into_view(self.canvas.standing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps beside the diagram or below it."""
        super().resizeEvent(event)
        self._fit()
