"""The diagram itself: boxes as buttons over painted arrows, walked with Tab and the arrow keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ketaref.gui.announce import announce
from ketaref.gui.pathway.arrow_painter import paint_arrow, place
from ketaref.gui.pathway.box_button import BoxButton
from ketaref.gui.text_size import write_in_own
from ketaref.gui.theme import Theme
from ketaref.i18n import _, spoken
from ketaref.model.diagram import BOX_HIGH, BOX_WIDE, Arrow, Diagram
from ketaref.model.walk import Walk

_AROUND = 1.0  # ems


class PathwayCanvas(QWidget):
    """Draws a diagram at the size of its text.

    Signals: box_chosen -- the id of the box that was opened.
             arrow_walked -- the id of the arrow that was walked, empty where the walker jumped.
             box_reached -- the button of the box that has the keyboard.
    """

    box_chosen = Signal(str)
    arrow_walked = Signal(str)
    box_reached = Signal(QWidget)

    def __init__(self, diagram: Diagram, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self._theme = theme
        self._em = 0.0
        self._chosen: Arrow | None = None
        self._walk = Walk(diagram, diagram.boxes[0].id)
        self.setAccessibleName(_("Diagram of the mechanisms"))
        self.setAccessibleDescription(diagram.legend.in_language(spoken()))
        self.boxes = {box.id: self._button(box.id) for box in diagram.boxes}
        for before, after in zip(diagram.boxes, diagram.boxes[1:], strict=False):
            QWidget.setTabOrder(self.boxes[before.id], self.boxes[after.id])
        theme.changed.connect(self.update)

    def set_em(self, em: float) -> None:
        """Draw with text of `em` pixels."""
        if em == self._em:
            return
        self._em = em
        font = QFont(self.font())
        font.setPixelSize(max(6, round(em)))
        for box in self._diagram.boxes:
            button = self.boxes[box.id]
            write_in_own(button, font)
            left, top = box.x - BOX_WIDE / 2 + _AROUND, box.y - BOX_HIGH / 2 + _AROUND
            button.setGeometry(*(round(part * em) for part in (left, top, BOX_WIDE, BOX_HIGH)))
        self.setFixedSize(round(self.ems_wide() * em), round((self._diagram.high + 2 * _AROUND) * em))
        self.update()

    def ems_wide(self) -> float:
        """Return the whole width, in sizes of the text."""
        return self._diagram.wide + 2 * _AROUND

    def choose_arrow(self, arrow_id: str) -> None:
        """Show one arrow as the chosen one."""
        self._chosen = next((arrow for arrow in self._diagram.arrows if arrow.id == arrow_id), None)
        self.update()

    def standing(self) -> BoxButton:
        """Return the box where the walker stands."""
        return self.boxes[self._walk.at]

    def stand_at(self, box_id: str) -> None:
        """Let the walker stand at a box, as one who jumped there."""
        self._walk.go_to(box_id)

    def take_focus(self) -> None:
        """Put the keyboard on the box where the walker stands."""
        self.standing().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rest(self) -> None:
        """Go back to the first box, with nothing chosen."""
        self._walk = Walk(self._diagram, self._diagram.boxes[0].id)
        self.choose_arrow("")

    def _button(self, box_id: str) -> BoxButton:
        language = spoken()
        box = next(box for box in self._diagram.boxes if box.id == box_id)
        made = BoxButton(box, box.label.in_language(language), self._theme, self)
        made.setAccessibleName(made.text())
        made.setAccessibleDescription(self._described(box_id, opens=bool(box.entry)))
        made.clicked.connect(lambda: self._opened(box_id))
        made.reached.connect(lambda: self._reached(box_id))
        made.walked.connect(self._step)
        return made

    def _described(self, box_id: str, *, opens: bool) -> str:
        """What a screen reader says after the name: each arrow as its sentence, and what Enter does."""
        language = spoken()
        arrows = [*self._diagram.arrows_from(box_id), *self._diagram.arrows_to(box_id)]
        said = [f"{arrow.says.in_language(language)}." for arrow in arrows]
        return " ".join([*said, _("Enter opens its entry.") if opens else _("It has no entry of its own.")])

    def _opened(self, box_id: str) -> None:
        if self.boxes[box_id].box.entry:
            self.box_chosen.emit(self.boxes[box_id].box.entry)
        else:
            announce(self.boxes[box_id], _("It has no entry of its own."))

    def _reached(self, box_id: str) -> None:
        self._walk.go_to(box_id)
        self.box_reached.emit(self.boxes[box_id])
        by = self._walk.by
        self.choose_arrow(by.id if by else "")
        self.arrow_walked.emit(by.id if by else "")

    def _step(self, way: str) -> None:
        walk = self._walk
        steps = {"left": -1, "right": 1}
        moved = walk.sideways(steps[way]) if way in steps else walk.down() if way == "down" else walk.up()
        if not moved:
            announce(self.boxes[walk.at], _("No arrow leads further that way."))
            return
        self.take_focus()
        if walk.by:
            number, count = walk.choice()
            said = walk.by.says.in_language(spoken())
            told = _("{step}. Arrow {number} of {count}.").format(step=said, number=number, count=count)
            announce(self.boxes[walk.at], told)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrows, the chosen one last and so on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_AROUND * self._em, _AROUND * self._em)
        seen = QRectF(event.rect()).translated(-_AROUND * self._em, -_AROUND * self._em)
        for arrow in sorted(self._diagram.arrows, key=lambda arrow: arrow is self._chosen):
            if place(arrow, self._em).intersects(seen):
                paint_arrow(painter, arrow, self._theme.colours, self._em, chosen=arrow is self._chosen)
