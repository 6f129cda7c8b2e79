"""Treatments side by side as a page: pure text in, pure text out, without Qt.

Each question is a heading of its own above one row of cells, and each cell begins with the name of its treatment: so
a screen reader goes from question to question, no cell is read without its column, and where text is large the cells
stand below each other instead of being squeezed.
"""

import datetime
from html import escape

from ketaref.gui import metrics
from ketaref.gui.page import Page, boxed, sources_list
from ketaref.i18n import _, spoken
from ketaref.library.comparing import LEAST, ComparedRow, Comparison, said_aloud
from ketaref.model.entry import EntrySummary
from ketaref.model.html import runs_to_html


def compare_page(
    title: str, comparison: Comparison, across: int, room: float, others: list[EntrySummary], today: datetime.date
) -> Page:
    """Return the page of a comparison with at most `across` cells in a line, and links to `others` below it.

    `room` is what there is for the page, in sizes of its text.
    """
    columns = comparison.columns
    enough = len(columns) >= LEAST
    em = page_em(min(across, len(columns)))
    few = _("Choose at least two treatments above.")
    aloud = boxed(said_aloud(comparison, spoken(), today), min(100, round(100 * metrics.PAGE_EM / min(em, room))))
    parts = [
        f"<h1>{escape(title)}</h1>",
        '<p class="row"><br/></p>',  # or the frame would touch the title
        aloud if enough else f"<p>{escape(few)}</p>",
        *(_row(row, columns, across) for row in (comparison.rows if enough else [])),
        _others(others),
        sources_list(comparison.citations, _("Sources"), spoken()) if enough else "",
    ]
    return Page(title, "\n".join(parts), em=em)


def page_em(across: int) -> float:
    """Return how wide a page of so many cells in a line may be, in sizes of its text."""
    return max(metrics.PAGE_EM, across * metrics.CELL_EM)


def _row(row: ComparedRow, columns: list[EntrySummary], across: int) -> str:
    lines = [range(at, min(at + across, len(columns))) for at in range(0, len(columns), across)]
    width = 100 // min(across, len(columns))
    rows = "".join(
        "<tr>" + "".join(_cell(columns[at], runs_to_html(row.cells[at]), width) for at in line) + "</tr>"
        for line in lines
    )
    return f'<h2>{escape(row.name.in_language(spoken()))}</h2><table width="99%" cellspacing="0">{rows}</table>'


def _cell(treatment: EntrySummary, said: str, width: int) -> str:
    title = f'<a class="entry" href="entry:{escape(treatment.id)}">{escape(treatment.title)}</a>'
    return f'<td class="cell" width="{width}%" valign="top"><b>{title}</b><br/>{said}</td>'


def _others(others: list[EntrySummary]) -> str:
    heading = _("Comparisons and charts")
    lines = "".join(
        f'<p><a class="entry" href="entry:{escape(entry.id)}">{escape(entry.title)}</a><br/>{escape(entry.summary)}</p>'
        for entry in others
    )
    return f"<h2>{escape(heading)}</h2>{lines}" if others else ""
