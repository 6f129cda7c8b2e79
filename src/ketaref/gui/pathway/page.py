"""The page of the mechanisms: how to read the diagram, the diagram, and its steps as a list beside it."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from ketaref.gui import metrics
from ketaref.gui.pathway.canvas import PathwayCanvas
from ketaref.gui.text_size import normal_font
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.rows import Row
from ketaref.gui.widgets.whole_list import WholeList
from ketaref.i18n import _, spoken
from ketaref.model.diagram import Diagram

_STEPS_EM = 17.0
"""The width of the steps, in sizes of the text."""
_LEAST, _LEAST_IN_LARGE = 0.8, 0.68
"""The diagram shrinks to this part of its size rather than scroll sideways; in large text it may shrink more."""
_LEAST_HIGH = 240
"""Pixels of the diagram in a low window; then all of it scrolls."""
_STEPS_HIGH = 120
"""Pixels of the steps where they scroll by themselves."""
_BOTH_EM = 30.0
"""Of a page lower than this, in sizes of its text, diagram and steps would each have a few lines: it scrolls as one."""
_STEP_LINES = 6


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
        self._begun = False
        self.canvas = PathwayCanvas(diagram, theme)
        self.canvas.box_chosen.connect(self.entry_chosen)
        self.canvas.box_reached.connect(self._bring_into_view)
        self.canvas.arrow_walked.connect(self._mark_step)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)  # the page's own ground, not the window's
        self._scroll.setAccessibleName(self.canvas.accessibleName())
        self.steps = WholeList(theme, _("Steps of the diagram"), self, _STEPS_HIGH)
        self.steps.entry_chosen.connect(self._show_step)
        self.steps.came_to.connect(self._bring_step_into_view)
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
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._across.setAccessibleName(self.canvas.accessibleName())
        self._share_bar(self._scroll.horizontalScrollBar())
        beside = QVBoxLayout()
        beside.addWidget(self._across)
        beside.addWidget(self._scroll, 1)
        self._side = QVBoxLayout()
        self._side.addWidget(self.steps, 1)
        self._side.addWidget(sources, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(beside, 2)
        self._body.addLayout(self._side, 1)
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

    def _share_bar(self, own: QScrollBar) -> None:
        """Scroll sideways above the diagram: a bar below it would be out of sight."""
        self._across.valueChanged.connect(own.setValue)
        own.valueChanged.connect(self._across.setValue)
        own.rangeChanged.connect(self._show_across)
        self._across.hide()

    def _show_across(self, least: int, most: int) -> None:
        self._across.setPageStep(self._scroll.viewport().width())
        self._across.setRange(least, most)
        self._across.setVisible(most > least)

    def set_zoom(self, zoom: int) -> None:
        """Show the diagram and its steps at `zoom` percent."""
        self._zoom = zoom
        self._fit()

    def take_focus(self) -> None:
        """Put the keyboard on the diagram."""
        self.canvas.take_focus()

    def forget(self) -> None:
        """Forget where the walker was."""
        self._begun = False
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
        normal = QFontInfo(normal_font()).pixelSize()
        em = normal * self._zoom / metrics.ZOOM_NORMAL
        room = self.width() - 3 * metrics.WIDE - self._scroll.verticalScrollBar().sizeHint().width()
        beside = room >= (self.canvas.ems_wide() + _STEPS_EM) * em
        least = min(_LEAST * em, max(_LEAST * normal, _LEAST_IN_LARGE * em))
        self.canvas.set_em(em if beside else max(min(em, room / self.canvas.ems_wide()), least))
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self.steps.setMaximumWidth(round(_STEPS_EM * em) if beside else metrics.ANY_LENGTH)
        self._scroll_as_one(not beside and self.height() < _BOTH_EM * em)

    def _scroll_as_one(self, wanted: bool) -> None:
        """Let all of the page scroll; else the diagram and its steps scroll each for itself, and both are in view."""
        as_needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(off if wanted else as_needed)
        self._scroll.setMinimumHeight(self.canvas.height() if wanted else _LEAST_HIGH)
        self._scroll.setMaximumHeight(self.canvas.height() if wanted else metrics.ANY_LENGTH)
        self.steps.be_whole(wanted)
        up, down = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.TopToBottom
        self._side.setDirection(up if wanted else down)  # below all steps nobody would find the button

    def _bring_into_view(self, box: QWidget) -> None:
        for scroll in (self._scroll, self._whole):
            scroll.ensureWidgetVisible(box, metrics.ROOMY, metrics.ROOMY)

    def _bring_step_into_view(self, place: QRect) -> None:
        if inside := self._whole.widget():
            at = self.steps.viewport().mapTo(inside, place.center())
            self._whole.ensureVisible(self.steps.x(), at.y(), 0, place.height() // 2 + metrics.GAP)

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
        """Begin where the diagram begins; later it is shown again where it was left."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, lambda: self._bring_into_view(self.canvas.standing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps beside the diagram or below it."""
        super().resizeEvent(event)
        self._fit()
