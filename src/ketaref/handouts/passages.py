"""Text of entries brought to paper: figures said anew in the sheet's one denominator, sources numbered for the sheet.

An entry's own texts say rates in the entry's denominator and number the entry's sources; a sheet may draw on several
entries, and has one of each.
"""

import itertools
import re
from collections.abc import Callable

from ketaref.errors import UnknownEntry
from ketaref.handouts.document import (
    ChartLine,
    ChartPart,
    Diagram,
    Items,
    Panel,
    PaperBlock,
    PaperChart,
    Picture,
    Prose,
    Span,
    Subheading,
)
from ketaref.library.library import Library
from ketaref.model.blocks import (
    Block,
    Chart,
    ChartGroup,
    DrawingBlock,
    FigureBlock,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
)
from ketaref.model.entry import Entry
from ketaref.model.figures import Figure, Rate, count_in
from ketaref.model.source import mark_of
from ketaref.model.text import Language
from ketaref.model.wording import both_frames, caption, client_text, studied
from ketaref.typeset.drawings import parse

_END = re.compile(r"[.!?](?=\s|$)")


class SourceList:
    """The numbered sources of one sheet, in the order of their marks. None is listed that no mark points to."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._marked: list[str] = []

    def mark(self, source_id: str) -> str:
        """Return the number of a source, giving it the next one the first time; with a star where its maker paid."""
        if source_id not in self._marked:
            self._marked.append(source_id)
        return mark_of(self._marked.index(source_id) + 1, self._library.source(source_id).by_maker)

    def ids(self) -> list[str]:
        """Return all sources in the order of their numbers."""
        return list(self._marked)


class Teller:
    """Says blocks of entries for one sheet: in one language, with one denominator, into one list of sources.

    `road` makes what stands in place of the diagram for counselors, whose words no client could read on paper.
    """

    def __init__(
        self,
        library: Library,
        language: Language,
        of: int,
        sources: SourceList,
        road: Callable[[], list[PaperBlock]] = list,
    ) -> None:
        self._road = road
        self._library = library
        self._language = language
        self._of = of
        self._sources = sources
        self.counted = False
        """Whether a rate was said or drawn: only then are there numbers whose meaning a sheet has to explain."""

    def tell(self, entry: Entry, blocks: list[Block]) -> list[PaperBlock]:
        """Return `blocks` of `entry` as they stand on paper."""
        said: list[PaperBlock] = []
        for block in blocks:
            road = self._road() if isinstance(block, DrawingBlock) else []
            said += road or [self._block(entry, block)]
        return said

    def items(self, entry: Entry, blocks: list[Block]) -> list[list[Span]]:
        """Return the items of all lists among `blocks`; a paragraph counts as one item."""
        found: list[list[Span]] = []
        for block in self.tell(entry, blocks):
            if isinstance(block, Items):
                found += block.items
            elif isinstance(block, Prose):
                found.append(block.spans)
        return found

    def figure(self, figure_id: str) -> PaperBlock:
        """Return a figure as it stands on paper by itself; raises UnknownEntry."""
        return self._figure(self._library.figure(figure_id))

    def _block(self, entry: Entry, block: Block) -> PaperBlock:
        match block:
            case Chart():
                return PaperChart([self._chart_part(entry, group) for group in block.groups], block.legend)
            case Paragraph():
                return Prose(self._spans(entry, block.runs))
            case Heading():
                return Subheading(block.text)
            case ListBlock():
                return Items([self._spans(entry, item) for item in block.items], block.ordered)
            case Table():
                return Items([self._spans(entry, _joined(row)) for row in block.rows])
            case FigureBlock():
                return self._figure(self._library.figure(block.figure))
            case DrawingBlock():
                svg = self._library.drawing(block.drawing).decode()
                return Diagram(svg, block.legend, block.alternative(), block.steps)

    def _chart_part(self, entry: Entry, group: ChartGroup) -> ChartPart:
        self.counted = True
        mark = self._sources.mark(entry.citations[group.cite - 1].source_id) if group.cite else ""
        return ChartPart(group.title, [ChartLine(row.says, parse(row.drawing)) for row in group.rows], mark)

    def _spans(self, entry: Entry, runs: list[Run]) -> list[Span]:
        """Say runs. The source of a quantity is marked where its sentence ends, as writers mark theirs."""
        spans: list[Span] = []
        owed: list[str] = []  # sources of the sentence that is being said
        for run in runs:
            figure = figure_of(self._library, run)
            if run.cite:
                spans = self._marked(spans, [entry.citations[run.cite - 1].source_id])
            elif figure is None:
                ended, rest = _at_end_of_sentence(run.text) if owed else ("", run.text)
                if ended:
                    spans = self._marked([*spans, Span(ended, run.bold, run.italic)], owed)
                    owed = []
                spans += [Span(rest, run.bold, run.italic)] if rest else []
            else:
                spans.append(Span(client_text(figure, self._language, self._of), run.bold, run.italic))
                if isinstance(figure, Rate):
                    self.counted = True
                    spans = self._marked(spans, [figure.source])
                else:
                    owed.append(figure.source)
        return self._marked(spans, owed)

    def _marked(self, spans: list[Span], sources: list[str]) -> list[Span]:
        """Return spans with the marks of sources after them, each once in a row."""
        for source in sources:
            mark = self._sources.mark(source)
            spans = _without_space_at_end(spans)
            in_a_row = {span.mark for span in itertools.takewhile(lambda span: span.mark, reversed(spans))}
            if mark not in in_a_row:
                spans = [*spans, Span("", mark=mark)]
        return spans

    def _figure(self, figure: Figure) -> PaperBlock:
        mark = self._sources.mark(figure.source)
        if not isinstance(figure, Rate):
            return Prose([Span(client_text(figure, self._language)), Span("", mark=mark)])
        self.counted = True
        if figure.draw == "none":
            return Prose([Span(caption(figure, self._language, self._of)), Span("", mark=mark)])
        return Picture(figure.draw, self._of, self._panels(figure), studied(figure, self._language), mark)

    def _panels(self, figure: Rate) -> list[Panel]:
        counts = [count_in(group.share(), self._of) for group in figure.groups()]
        said = both_frames(figure, self._language, self._of)
        return [Panel(count, sentence) for count, sentence in zip(counts, said, strict=True)]


def figure_of(library: Library, run: Run) -> Figure | None:
    """Return the figure that a run was said from; None for plain text and for the number of a help line."""
    if not run.figure:
        return None
    try:
        return library.figure(run.figure)
    except UnknownEntry:
        return None


def _joined(row: list[list[Run]]) -> list[Run]:
    """The cells of a table row as one line: paper for clients has no tables."""
    joined: list[Run] = []
    for cell in row:
        joined += [Run(", "), *cell] if joined else cell
    return joined


def _at_end_of_sentence(text: str) -> tuple[str, str]:
    """Cut a text after its first sentence; the first part is empty where no sentence ends in it."""
    found = _END.search(text)
    return (text[: found.end()], text[found.end() :]) if found else ("", text)


def _without_space_at_end(spans: list[Span]) -> list[Span]:
    if not spans or spans[-1].mark:
        return spans
    *rest, last = spans
    said = last.text.rstrip()
    return [*rest, Span(said, last.bold, last.italic)] if said else rest
