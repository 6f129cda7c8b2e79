"""Treatments side by side: what each says in every row, under one numbering of sources. Nothing is ranked."""

import datetime
from typing import NamedTuple

import msgspec

from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.model.blocks import Run
from ketaref.model.entry import Citation, EntrySummary
from ketaref.model.names import COMPARED
from ketaref.model.review import Review, statements
from ketaref.model.text import Bilingual, Language

KIND = "treatments"
LEAST, MOST = 2, 4
"""How many treatments a page holds."""
_FIRST = ("esketamine-spravato", "iv-ketamine", "ssri")


class ComparedRow(NamedTuple):
    """One question with the answer of each treatment: the name of the row, and a cell for each column."""

    name: Bilingual
    cells: list[list[Run]]


class Comparison(NamedTuple):
    """Columns, rows, the sources under the numbers that the cells use, and how far each column was reviewed."""

    columns: list[EntrySummary]
    rows: list[ComparedRow]
    citations: list[Citation]
    reviews: list[Review]


NOTHING = Comparison([], [], [], [])


def first_choice(treatments: list[EntrySummary]) -> tuple[str, ...]:
    """Return what is side by side until a person chooses: the two drugs and the usual first pill, where they exist."""
    known = [entry.id for entry in treatments]
    return tuple(entry_id for entry_id in _FIRST if entry_id in known) or tuple(known[:LEAST])


def with_choice(chosen: tuple[str, ...], entry_id: str, wanted: bool) -> tuple[str, ...]:
    """Return the choice with a treatment put in at the end, or taken out; one beyond `MOST` is not put in."""
    others = tuple(other for other in chosen if other != entry_id)
    return (*others, entry_id) if wanted and len(others) < MOST else others


def said_aloud(comparison: Comparison, language: Language, today: datetime.date) -> list[str]:
    """Return what is said above a comparison, on screen and on paper: how to read it, and what nobody reviewed."""
    states = dict.fromkeys(said for review in comparison.reviews for said in statements(review, language, today))
    return [
        _("The numbers come from different studies, with other people, scales and times. Do not rank by them."),
        *states,
    ]


def compare(library: Library, chosen: tuple[str, ...], language: Language = "en") -> Comparison:
    """Return the chosen treatments side by side, in the order in which they were chosen.

    An id that is no treatment of the library is left out. Raises LibraryDamaged.
    """
    known = {entry.id: entry for entry in library.entries(KIND, language)}
    columns = [known[entry_id] for entry_id in chosen if entry_id in known]
    sources = _Sources()
    said = [sources.renumbered(library.cells(entry.id, language), library.citations(entry.id)) for entry in columns]
    rows = [ComparedRow(name, [cells.get(field, []) for cells in said]) for field, name in COMPARED.items()]
    return Comparison(columns, rows, sources.citations, [library.review(entry.id) for entry in columns])


class _Sources:
    """One numbering over entries, each of which counts its sources from one."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []
        self._numbers: dict[str, int] = {}

    def renumbered(self, cells: dict[str, list[Run]], citations: list[Citation]) -> dict[str, list[Run]]:
        """Return the cells of an entry with the numbers of the whole."""
        own = {citation.number: citation for citation in citations}
        ordered = ((field, cells[field]) for field in COMPARED if field in cells)
        return {field: [self._run(run, own) for run in runs] for field, runs in ordered}

    def _run(self, run: Run, own: dict[int, Citation]) -> Run:
        if run.cite not in own:
            return run
        number = self._number(own[run.cite])
        text = run.text.replace(f"[{run.cite}", f"[{number}", 1)  # the star of a maker's source stays
        return msgspec.structs.replace(run, text=text, cite=number)

    def _number(self, citation: Citation) -> int:
        if citation.source_id not in self._numbers:
            self._numbers[citation.source_id] = len(self.citations) + 1
            self.citations.append(msgspec.structs.replace(citation, number=len(self.citations) + 1))
        return self._numbers[citation.source_id]
