"""The mechanism pathway laid out: where each box stands, and by which points each arrow goes.

Lengths are in ems of the text of its boxes, x to the right and y down.
"""

from typing import Literal

import msgspec

from ketaref.model.text import Bilingual, Language

BOX_WIDE, BOX_HIGH = 9.0, 4.8
"""Room for three lines, which Spanish labels need, and air around them."""

Point = tuple[float, float]


class Box(msgspec.Struct, frozen=True):
    """One box around its middle; `entry` is the id of the entry it opens, empty for none."""

    id: str
    label: Bilingual
    x: float
    y: float
    row: int
    entry: str = ""


class Arrow(msgspec.Struct, frozen=True):
    """One arrow from box to box through `points`; `says` is the whole step as a sentence."""

    id: str
    source: str
    target: str
    says: Bilingual
    strength: Literal["established", "supported", "contested"]
    animals_only: bool
    points: list[Point]


class Diagram(msgspec.Struct, frozen=True):
    """The whole diagram. Boxes stand in reading order, arrows in the order of the steps."""

    boxes: list[Box]
    arrows: list[Arrow]
    legend: Bilingual
    wide: float
    high: float

    def arrows_from(self, box: str) -> list[Arrow]:
        """Return the arrows that leave a box, from left to right."""
        return sorted((arrow for arrow in self.arrows if arrow.source == box), key=lambda arrow: arrow.points[0])

    def arrows_to(self, box: str) -> list[Arrow]:
        """Return the arrows that end at a box, from left to right."""
        return sorted((arrow for arrow in self.arrows if arrow.target == box), key=lambda arrow: arrow.points[-1])

    def drawn(self, language: Language) -> dict[str, object]:
        """Return boxes and arrows as the Typst source of the diagram takes them."""
        return {
            "wide": self.wide,
            "high": self.high,
            "box": [BOX_WIDE, BOX_HIGH],
            "boxes": [{"label": box.label.in_language(language), "x": box.x, "y": box.y} for box in self.boxes],
            "arrows": [
                {"points": arrow.points, "strength": arrow.strength, "animal": arrow.animals_only}
                for arrow in self.arrows
            ],
        }
