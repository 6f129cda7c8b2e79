"""The mechanism pathway: what leads to what, how well each step is established, and in whom it was seen."""

import msgspec

from ketaref.model.names import STRENGTH, lower_first, seen_in
from ketaref.model.road import Evidence, Stop, Strength
from ketaref.model.text import Bilingual, Language

LEGEND = Bilingual(
    "Whole line: established. Broken line: supported. Dotted line: contested. Open arrowhead: seen in animals only.",
    "Línea entera: establecido. Línea cortada: con apoyo. Línea de puntos: en discusión. "
    "Punta de flecha abierta: visto solo en animales.",
)
"""How to read the diagram."""


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One box: the id of an entry where it has one."""

    id: str
    label: Bilingual


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}):
    """One arrow. "label of source, `says`, label of target" reads as a sentence.

    `note` tells the counselor what it rests on; it cites the same in both languages.
    """

    id: str
    source: str
    target: str
    says: Bilingual
    strength: Strength
    evidence_in: list[Evidence]
    note: Bilingual


class Pathway(msgspec.Struct, frozen=True):
    """The whole diagram; `road` is the one way through it that clients are shown."""

    nodes: list[Node]
    edges: list[Edge]
    road: list[Stop] = []

    def joined(self) -> list[Edge]:
        """Return the edges whose two ends are boxes; a check names the others."""
        known = {node.id for node in self.nodes}
        return [edge for edge in self.edges if {edge.source, edge.target} <= known]

    def label(self, node_id: str, language: Language) -> str:
        """Return the label of a node; KeyError if there is none."""
        return {node.id: node.label for node in self.nodes}[node_id].in_language(language)

    def sentence(self, edge: Edge, language: Language) -> str:
        """Return one step in words: what leads to what, how sure it is, and in whom it was seen."""
        said = f"{self.label(edge.source, language)} {edge.says.in_language(language)} {self._end(edge, language)}"
        strength = lower_first(STRENGTH[edge.strength].in_language(language))
        seen = {"en": "seen in", "es": "visto en"}[language]
        return f"{said} ({strength}; {seen} {seen_in(edge.evidence_in, language)})"

    def _end(self, edge: Edge, language: Language) -> str:
        label = self.label(edge.target, language)
        return label if label[1:2].isupper() else label[:1].lower() + label[1:]
