"""Blocks to the small HTML that the window shows. Classes name roles; the window's theme has the colours."""

from collections.abc import Container
from html import escape

from ketaref.model.blocks import (
    Block,
    Chart,
    ChartGroup,
    ChartRow,
    DrawingBlock,
    FigureBlock,
    Heading,
    ListBlock,
    Paragraph,
    Table,
)
from ketaref.model.figures import Figure, Rate, drawing_keys
from ketaref.model.html import runs_to_html
from ketaref.model.text import Language
from ketaref.model.wording import caption, client_text, labels


def to_html(
    blocks: list[Block], figures: dict[str, Figure], language: Language, of: int, by_makers: Container[str] = ()
) -> str:
    """Return the HTML of `blocks`; drawn figures become images with their words beside them.

    A star stands after a figure whose source is one of `by_makers`.
    """
    stars = {key: " *" for key, figure in figures.items() if figure.source in by_makers}
    return "\n".join(_block(block, figures, language, of, stars) for block in blocks)


def _block(block: Block, figures: dict[str, Figure], language: Language, of: int, stars: dict[str, str]) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{runs_to_html(block.runs)}</p>"
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, ListBlock):
        tag = "ol" if block.ordered else "ul"
        return f"<{tag}>" + "".join(f"<li>{runs_to_html(item)}</li>" for item in block.items) + f"</{tag}>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, DrawingBlock):
        return _diagram(block)
    return _figure(block, figures, language, of, stars.get(block.figure, ""))


def _table(table: Table) -> str:
    title = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    head = "".join(f"<th>{escape(text)}</th>" for text in table.header)
    body = "".join("<tr>" + "".join(f"<td>{runs_to_html(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<table>{title}<tr>{head}</tr>{body}</table>"


def _diagram(block: DrawingBlock) -> str:
    """The picture, how to read it, and the same as a list: nobody has to see the picture."""
    steps = "".join(f"<li>{escape(step, quote=False)}</li>" for step in block.steps)
    picture = f'<p class="picture"><img src="drawing:{escape(block.drawing)}" alt="{escape(block.legend)}"/></p>'
    return f'{picture}<p class="caption">{escape(block.legend, quote=False)}</p><ul>{steps}</ul>'


def _chart(chart: Chart) -> str:
    """Each line a row: what is drawn in words, beside its drawing, which holds no word of its own."""
    legend = f'<p class="caption">{escape(chart.legend, quote=False)}</p>' if chart.legend else ""
    return "\n".join([*map(_chart_group, chart.groups), legend])


def _chart_group(group: ChartGroup) -> str:
    rows = "".join(map(_chart_row, group.rows))
    return f'{_chart_title(group)}<table class="chart" width="100%" cellspacing="0" cellpadding="3">{rows}</table>'


def _chart_title(group: ChartGroup) -> str:
    title = escape(group.title, quote=False)
    if group.entry:
        title = f'<a class="entry" href="entry:{escape(group.entry)}">{title}</a>'
    cite = f' <a class="cite" href="cite:{group.cite}">[{group.mark}]</a>' if group.cite else ""
    return f'<p class="chart-title"><b>{title}</b>{cite}</p>' if group.title else ""


def _chart_row(row: ChartRow) -> str:
    says = escape(row.says, quote=False)
    return f'<tr><td width="56%">{says}</td><td width="44%"><img src="drawing:{row.drawing}" alt=""/></td></tr>'


def _figure(block: FigureBlock, figures: dict[str, Figure], language: Language, of: int, star: str) -> str:
    figure = figures[block.figure]
    if not isinstance(figure, Rate):
        return f"<p>{escape(client_text(figure, language), quote=False)}{star}</p>"
    words = f'<p class="caption">{escape(caption(figure, language, of), quote=False)}{star}</p>'
    if figure.draw == "none":
        return words
    panels = zip(drawing_keys(figure, of), labels(figure, language, of), strict=True)
    cells = "".join(
        f'<td class="panel"><img src="drawing:{key}" alt="{escape(label)}"/><br/>{escape(label)}</td>'
        for key, label in panels
    )
    return f'<table class="figure"><tr>{cells}</tr></table>{words}'
