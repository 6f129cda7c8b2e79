"""The pathway of `data/pathway.yaml` as a diagram: laid out, with its steps said and its boxes tied to entries."""

from collections.abc import Collection

from ketaref.compiler.layered import lay_out
from ketaref.model.diagram import Arrow, Box, Diagram
from ketaref.model.pathway import LEGEND, Pathway
from ketaref.model.text import Bilingual


def diagram_of(pathway: Pathway, entries: Collection[str]) -> Diagram:
    """Return the diagram of a pathway; a box opens the entry of its id where `entries` holds one."""
    edges = pathway.joined()
    layout = lay_out([node.id for node in pathway.nodes], [(edge.source, edge.target) for edge in edges])
    boxes = []
    for node in pathway.nodes:
        (x, y), row = layout.boxes[node.id]
        boxes.append(Box(node.id, node.label, x, y, row, node.id if node.id in entries else ""))
    arrows = [
        Arrow(
            edge.id,
            edge.source,
            edge.target,
            Bilingual(pathway.sentence(edge, "en"), pathway.sentence(edge, "es")),
            edge.strength,
            "humans" not in edge.evidence_in,
            layout.lines[edge.source, edge.target],
        )
        for edge in edges
    ]
    return Diagram(sorted(boxes, key=_reading), arrows, LEGEND, layout.wide, layout.high)


def _reading(box: Box) -> tuple[int, float]:
    return box.row, box.x
