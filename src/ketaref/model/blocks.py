"""Text as blocks: the small agreed set that the window shows and the typesetter lays out.

Markdown becomes blocks once, when the content is built. Nothing in a block is markup, so nothing in an entry
can become HTML or Typst code.
"""

import re
from collections.abc import Iterator

import msgspec


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of text with one look. At most one of `cite`, `entry`, `figure` is set.

    `cite` is a number in the entry's list of sources, `entry` the id of the entry a link leads to, `figure`
    the id of the figure record (or help line) that `text` was said from.
    """

    text: str
    bold: bool = False
    italic: bool = False
    cite: int = 0
    entry: str = ""
    figure: str = ""


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", omit_defaults=True):
    """A paragraph of runs."""

    runs: list[Run]


class Heading(msgspec.Struct, frozen=True, tag="heading", omit_defaults=True):
    """A heading inside a section, level 3 or 4."""

    level: int
    text: str


class ListBlock(msgspec.Struct, frozen=True, tag="list", omit_defaults=True):
    """A bulleted or numbered list; each item is a list of runs."""

    items: list[list[Run]]
    ordered: bool = False


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """A table with one row of column headers; each cell is a list of runs."""

    header: list[str]
    rows: list[list[list[Run]]]
    caption: str = ""


class FigureBlock(msgspec.Struct, frozen=True, tag="figure", omit_defaults=True):
    """A figure drawn at full size, with its caption."""

    figure: str


class ChartRow(msgspec.Struct, frozen=True):
    """One line of a chart: a drawing without words (its key), and the words that say the same."""

    says: str
    drawing: str


class ChartGroup(msgspec.Struct, frozen=True, omit_defaults=True):
    """Lines of a chart that belong together under a title; `entry` is what the title leads to, `cite` its source.

    `mark` is the source's number as it is printed.
    """

    title: str
    rows: list[ChartRow]
    entry: str = ""
    cite: int = 0
    mark: str = ""


class Chart(msgspec.Struct, frozen=True, tag="chart", omit_defaults=True):
    """Numbers drawn on one scale, each beside its words; `legend` says how to read the drawings."""

    groups: list[ChartGroup]
    legend: str = ""


class DrawingBlock(msgspec.Struct, frozen=True, tag="drawing"):
    """A whole diagram with words in it; `legend` says how to read it, `steps` what it shows, one arrow each."""

    drawing: str
    legend: str
    steps: list[str]

    def alternative(self) -> str:
        """Return all that the diagram shows in words, for those who cannot see it."""
        return " ".join([self.legend, *(f"{step}." for step in self.steps)])


Block = Paragraph | Heading | ListBlock | Table | FigureBlock | Chart | DrawingBlock


def runs_of(blocks: list[Block]) -> Iterator[Run]:
    """Yield every run of `blocks` in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from item
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell


def passages(blocks: list[Block]) -> list[str]:
    """Return the plain text of each paragraph, item, cell and chart line, without citation marks; no headings."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, DrawingBlock):
            found += [block.legend, *block.steps]
        elif isinstance(block, Chart):
            found += [f"{group.title}: {'; '.join(row.says for row in group.rows)}" for group in block.groups]
        elif isinstance(block, Paragraph):
            found.append(plain(block.runs))
        elif isinstance(block, ListBlock):
            found += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            found += [plain(cell) for row in block.rows for cell in row]
    return found


def plain(runs: list[Run]) -> str:
    """Return the text of `runs` without citation marks."""
    text = "".join("" if run.cite else run.text for run in runs)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))
