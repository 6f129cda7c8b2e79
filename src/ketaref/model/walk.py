"""Walking a diagram along its arrows, one box after the other. Knows no window."""

from ketaref.model.diagram import Arrow, Box, Diagram


class Walk:
    """Where a walker stands, and which arrow led there.

    Down follows an arrow, up goes back along one. Sideways takes the next of the arrows that lead on from where the
    last one came from; without a last one, the next box of the row.

    Attributes:
        at: the id of the box.
        by: the arrow that was walked last, or None.
    """

    def __init__(self, diagram: Diagram, at: str) -> None:
        self._diagram = diagram
        self.at = at
        self.by: Arrow | None = None
        self._down = True

    def go_to(self, box: str) -> None:
        """Stand on a box without walking there."""
        if box != self.at:
            self.at, self.by = box, None

    def down(self) -> bool:
        """Follow the first arrow that leaves the box; says whether there is one."""
        return self._follow(self._diagram.arrows_from(self.at), down=True)

    def up(self) -> bool:
        """Go back along the arrow that led here, or else the first one that does; says whether there is one."""
        return self._follow(self._diagram.arrows_to(self.at), down=False)

    def sideways(self, steps: int) -> bool:
        """Go to the next choice or, negative, the one before; says whether there is one."""
        if self.by:
            choices = self._choices(self.by)
            at = choices.index(self.by) + steps
            if not 0 <= at < len(choices):
                return False
            self._stand(choices[at])
            return True
        return self._along_row(steps)

    def choice(self) -> tuple[int, int]:
        """Return which of how many arrows was taken, from 1; (0, 0) where none was."""
        if not self.by:
            return 0, 0
        choices = self._choices(self.by)
        return choices.index(self.by) + 1, len(choices)

    def _choices(self, by: Arrow) -> list[Arrow]:
        return self._diagram.arrows_from(by.source) if self._down else self._diagram.arrows_to(by.target)

    def _follow(self, arrows: list[Arrow], *, down: bool) -> bool:
        if not arrows:
            return False
        turned = self._down != down
        self._down = down
        self._stand(self.by if turned and self.by in arrows else arrows[0])
        return True

    def _stand(self, arrow: Arrow) -> None:
        self.by = arrow
        self.at = arrow.target if self._down else arrow.source

    def _along_row(self, steps: int) -> bool:
        row = next(box.row for box in self._diagram.boxes if box.id == self.at)
        boxes: list[Box] = [box for box in self._diagram.boxes if box.row == row]
        at = next(index for index, box in enumerate(boxes) if box.id == self.at) + steps
        if not 0 <= at < len(boxes):
            return False
        self.go_to(boxes[at].id)
        return True
