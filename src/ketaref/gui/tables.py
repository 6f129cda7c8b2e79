"""Tables of a page in the room there is: columns have room for their longest word, else each row is told line by line.

Qt alone would give columns much the same width and break words in them, "Esketami-ne", long before text is large.
"""

import re
from functools import lru_cache
from html import unescape
from math import ceil, sqrt

from ketaref.gui import metrics
from ketaref.gui.word_width import widest_word, width

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PAIRS, _USUAL = 'class="pairs"', re.compile(r'(<tr><td class="cell" )width="(\d+)%"')
"""A table without heads whose first cells name what the others say, and how wide these are as a rule."""
_MOST_FOR_NAMES = 0.5
_PANEL = '<td class="panel">'
_NEXT_PANEL = f"</td>{_PANEL}"
_BESIDE = '</td><td class="beside">'
_CHART, _CHART_WORDS = 'class="chart"', 56
_WORDS, _BESIDE_WORDS = f'<td width="{_CHART_WORDS}%">', f'</td><td width="{100 - _CHART_WORDS}%">'
_WHOLE = 99
"""Percent."""
_LETTER = 0.5
"""About the width of a letter: to measure whole lines would take longer than they are worth."""
_SPARE = 0.6
"""What a word may take more than was measured, in sizes of the page's text."""


@lru_cache(maxsize=16)  # a view asks for it whenever it is resized
def with_tables(html: str, room: int) -> str:
    """Return a page whose tables fit a room of so many sizes of its text."""
    fitted = _TABLE.sub(lambda found: _in_room(found[0], room), _pairs(html, room) if _PAIRS in html else html)
    return _charts(fitted, room) if _CHART in fitted else fitted


def _in_room(table: str, room: int) -> str:
    if _PANEL in table:
        return _panels(table, room)
    if _BESIDE in table:
        return _buttons(table, room)
    return _fitted(table, room) if _has_heads(table) else table


def _has_heads(table: str) -> bool:
    return "<th" in table and table.count("<table") == 1


def _fitted(table: str, room: int) -> str:
    head, *rows = table.split("</tr>")
    names = _cells(head)
    below = [cells for cells in map(_cells, rows) if len(cells) == len(names)]
    columns = list(zip(names, *below, strict=True))
    least = [max(map(_least, column)) for column in columns]
    if sum(least) > room:
        return _told(names, below)
    shares = iter(_percent(_widths(columns, least, room)))
    head = re.sub(r"<th\b[^>]*>", lambda _cell: f'<th width="{next(shares)}%">', head)
    return "</tr>".join([head, *rows])


def _panels(table: str, room: int) -> str:
    """Put the pictures of a figure below each other where the words below them have no room side by side."""
    words = [widest_word(_text(cell), bold=False) * metrics.SMALL + metrics.PANEL_GAP for cell in _cells(table)]
    return table if len(words) * max(words) + _SPARE <= room else table.replace(_NEXT_PANEL, f"</td></tr><tr>{_PANEL}")


def _buttons(table: str, room: int) -> str:
    """Put what is said beside a button below it where the two have no room side by side."""
    button, beside = (_text(cell) for cell in _cells(table))
    least = (
        width(button, bold=True) + widest_word(beside, bold=False) + 2 * (metrics.BUTTON_SIDE + metrics.BUTTON) + _SPARE
    )
    return table if least <= room else table.replace(_BESIDE, _BESIDE.replace("<td", "</tr><tr><td"))


def _charts(html: str, room: int) -> str:
    """Put the drawings of a page's charts below their words where some of these have no room beside them."""
    charts = [table for table in _TABLE.findall(html) if _CHART in table]
    widest = max(widest_word(_text(cell), bold=False) for chart in charts for cell in _cells(chart))
    if widest + _SPARE <= room * _CHART_WORDS / 100:
        return html
    return html.replace(_BESIDE_WORDS, "</td></tr><tr><td>").replace(_WORDS, "<td>")


def _pairs(html: str, room: int) -> str:
    """Give the names of a page's pairs the width of the widest, or put them above what they name.

    All its tables do alike: their columns stand below each other.
    """
    rows = [_cells(row) for table in _TABLE.findall(html) if _PAIRS in table for row in table.split("</tr>")[:-1]]
    least = [max(map(_least, column)) for column in zip(*rows, strict=True)]
    if sum(least) > room or least[0] > room * _MOST_FOR_NAMES:
        return _TABLE.sub(lambda found: _stacked(found[0]) if _PAIRS in found[0] else found[0], html)
    names = ceil(100 * least[0] / room)
    return _USUAL.sub(lambda cell: f'{cell[1]}width="{max(names, int(cell[2]))}%"', html)


def _stacked(pairs: str) -> str:
    """Return a table of pairs with each name above what is said of it, and a number beside its name."""
    rows = []
    for name, said, *count in (_cells(row) for row in pairs.split("</tr>")[:-1]):
        title = "&nbsp; ".join(filter(None, [name, *count]))
        rows.append(f'<tr><td class="cell">{title}{"" if title.endswith("</h2>") else "<br/>"}{said}</td></tr>')
    return f'<table width="100%" cellspacing="0">{"".join(rows)}</table>'


def _cells(row: str) -> list[str]:
    return [cell for _kind, cell in _CELL.findall(row)]


def _text(cell: str) -> str:
    return unescape(_TAG.sub("", cell)).strip()


def _least(cell: str) -> float:
    """The width of the longest word of a cell, in sizes of the page's text."""
    return widest_word(_text(cell), bold="<b>" in cell or "<h2" in cell) * metrics.TABLE + metrics.CELL_SIDE + _SPARE


def _widths(columns: list[tuple[str, ...]], least: list[float], room: float) -> list[float]:
    """Share what words leave of the room by how much each column says; none gets more than its longest line."""
    texts = [max(map(_text, column), key=len) for column in columns]
    whole = [max(len(text) * _LETTER + metrics.CELL_SIDE, some) for text, some in zip(texts, least, strict=True)]
    wides = list(least)
    open_ = [at for at, wide in enumerate(wides) if wide < whole[at]]
    while open_ and room - sum(wides) > _SPARE:
        left, weights = room - sum(wides), sum(sqrt(len(texts[at])) for at in open_)
        for at in open_:
            wides[at] = min(whole[at], wides[at] + left * sqrt(len(texts[at])) / weights)
        open_ = [at for at in open_ if wides[at] < whole[at] - _SPARE]
    wides[-1] += max(0.0, room - sum(wides))
    return wides


def _percent(wides: list[float]) -> list[int]:
    """Return shares that are a little less than a hundred together: Qt rounds each column up, and the page scrolled."""
    exact = [_WHOLE * wide / sum(wides) for wide in wides]
    shares = [int(share) for share in exact]
    missing = _WHOLE - sum(shares)
    for at in sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])[:missing]:
        shares[at] += 1
    return shares


def _told(names: list[str], rows: list[list[str]]) -> str:
    """Return the rows below each other, each value after the name of its column; the first one names the row."""
    told = "".join(f'<tr><td class="cell">{_row(names, row)}</td></tr>' for row in rows)
    return f'<table width="100%" cellspacing="0">{told}</table>'


def _row(names: list[str], row: list[str]) -> str:
    first, *others = [
        f'<span class="quiet">{name}:</span> {value}' if name else value
        for name, value in zip(names, [f"<b>{row[0]}</b>", *row[1:]], strict=True)
    ]
    return "<br/>".join([first, *others])
