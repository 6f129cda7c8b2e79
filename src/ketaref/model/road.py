"""The way from the dose to the mood, as clients see it: few boxes, each as sure as the library is of it."""

from typing import Literal

import msgspec

from ketaref.model.text import Bilingual

Strength = Literal["established", "supported", "contested"]
Evidence = Literal["humans", "animals", "cells"]


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One box as it is written: its text, and the arrows of the pathway `along` which one comes to it.

    The first box has no arrow. A box `beside` the others stands for other ways, each an arrow by itself. `sources` are
    those of the arrows' notes that stand on paper.
    """

    says: Bilingual
    along: list[str] = []
    sources: list[str] = []
    beside: bool = False


class Step(msgspec.Struct, frozen=True):
    """One box as it is read: what its arrows and the entries that they lead to allow it to claim.

    `strength` is the weakest of theirs, `evidence_in` what all of them were studied in; the first box claims
    nothing.
    """

    says: Bilingual
    strength: Strength | None = None
    evidence_in: list[Evidence] = []
    sources: list[str] = []
    beside: bool = False
