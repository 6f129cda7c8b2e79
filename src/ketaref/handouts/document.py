"""A composed handout: all that a sheet says, in order, as frozen records that become JSON for Typst or plain text.

Nothing here is markup. A sheet is a list of parts; a part has an optional heading and groups of blocks.
"""

import datetime
from collections.abc import Iterator
from typing import Literal

import msgspec

from ketaref.model.road import Strength
from ketaref.model.text import Language


class Span(msgspec.Struct, frozen=True):
    """A stretch of text with one look; `mark` names a source of this sheet, empty for none."""

    text: str
    bold: bool = False
    italic: bool = False
    mark: str = ""


class Prose(msgspec.Struct, frozen=True, tag="prose"):
    """A paragraph."""

    spans: list[Span]


class Subheading(msgspec.Struct, frozen=True, tag="subheading"):
    """A heading inside a group."""

    text: str


class Items(msgspec.Struct, frozen=True, tag="items"):
    """A list, in which every item is a list of spans."""

    items: list[list[Span]]
    ordered: bool = False


class Panel(msgspec.Struct, frozen=True):
    """One drawing of a picture: `count` of the picture's `of` people, and the sentence that says so."""

    count: int
    sentence: str


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A rate drawn beside its comparator, on one scale; `studied` says in whom and for how long it was counted."""

    draw: str
    of: int
    panels: list[Panel]
    studied: str
    mark: str = ""


class ChartLine(msgspec.Struct, frozen=True):
    """One line of a chart: what is drawn, as the typesetter takes it, and the words that say the same."""

    says: str
    drawing: dict[str, object]


class ChartPart(msgspec.Struct, frozen=True):
    """Lines of a chart under one title, with the number of their source."""

    title: str
    lines: list[ChartLine]
    mark: str = ""


class PaperChart(msgspec.Struct, frozen=True, tag="chart"):
    """Numbers drawn on one scale, each beside its words; `legend` says how to read the drawings."""

    parts: list[ChartPart]
    legend: str


class Diagram(msgspec.Struct, frozen=True, tag="diagram"):
    """A diagram with words in it, as SVG; how to read it, and what it shows for those who cannot see it.

    `steps` say what it shows one by one: large print has them in its place, since its words cannot grow with the type.
    """

    svg: str
    legend: str
    alternative: str
    steps: list[str] = []


class PaperTable(msgspec.Struct, frozen=True, tag="table"):
    """A table with a head for each column; `studied` says whom its numbers are about, with the number of a source.

    Columns as wide as their `text` asks for, or `even` ones, can be of any number; such a table goes on over pages.
    """

    title: str
    heads: list[str]
    rows: list[list[list[Span]]]
    studied: str = ""
    mark: str = ""
    columns: Literal["set", "text", "even"] = "set"


class Question(msgspec.Struct, frozen=True):
    """One question of a form. `answers` are boxes to tick, none for a line to write on; `beside` stands at its side.

    `prompt` says what to write on the line, after the boxes.
    """

    text: str
    answers: list[str] = []
    writes: bool = False
    prompt: str = ""
    beside: list[Span] = []


class PaperForm(msgspec.Struct, frozen=True, tag="form"):
    """Questions to answer by pen. Where all have the same `scale`, its steps are said once; `how` says to mark them."""

    questions: list[Question]
    scale: list[str] = []
    how: str = ""
    heads: list[str] = []


class RoadStep(msgspec.Struct, frozen=True):
    """One box of a road; `sure` says how sure the arrow to it is, and `strength` how its line shows that."""

    says: list[Span]
    sure: str = ""
    strength: Strength | Literal[""] = ""
    beside: bool = False


class Road(msgspec.Struct, frozen=True, tag="road"):
    """Boxes of text below each other with arrows between them; one `beside` them stands for other ways."""

    steps: list[RoadStep]


PaperBlock = Prose | Subheading | Items | Picture | PaperChart | Diagram | Road | PaperTable | PaperForm


class Group(msgspec.Struct, frozen=True):
    """Blocks that belong together under an optional heading: one step, one side effect."""

    blocks: list[PaperBlock]
    heading: str = ""


class CallLine(msgspec.Struct, frozen=True):
    """A help line on paper: the number to dial, large, and the whole instruction."""

    dial: str
    call: str


class Part(msgspec.Struct, frozen=True):
    """One part of a sheet. `layout` says how the template sets it.

    `reading` says how to read its pictures, `blanks` how many empty lines to write on follow,
    under `blanks_label` where something stands above them. `clinic` stands before a rule for the clinic's number, where
    no letterhead says it. `language` is that of its text where the sheet's is another.
    """

    key: str
    layout: str
    heading: str
    groups: list[Group]
    intro: str = ""
    reading: str = ""
    lines: list[CallLine] = []
    clinic: str = ""
    blanks: int = 0
    blanks_label: str = ""
    language: Language | None = None


NOTICE = "notice"
"""Key and layout of the part that holds the clinic's own notice."""


class Footing(msgspec.Struct, frozen=True):
    """What stands at the foot of every page: draft, title and language; version, review date and code.

    `page` holds `{page}` and `{pages}`, which only the typesetter can fill in.
    """

    page: str
    name: str
    facts: str


class Draft(msgspec.Struct, frozen=True):
    """A text that nobody has reviewed: its entry and title, and which text it is, as a clinic signs it off."""

    entry: str
    title: str
    revision: int
    hash: str


class Sheet(msgspec.Struct, frozen=True):
    """The handout in one language; `drafts` are what it draws on and nobody has reviewed, `short` its form.

    `expired` are the titles of what is so old, or has run out, that nobody should hand it out without a second thought.
    """

    language: Language
    title: str
    purpose: str
    statements: list[str]
    parts: list[Part]
    footing: Footing
    drafts: list[Draft]
    short: bool = False
    expired: list[str] = []


class Document(msgspec.Struct, frozen=True):
    """A whole handout, ready to be typeset: one sheet for each language, in order, and how they are to look.

    A packet is a document of several handouts, each of `together` sheets; it has no code of its own. `title` names the
    file.
    """

    template: str
    slug: str
    paper: Literal["letter", "a4"]
    size: int
    greyscale: bool
    discreet: bool
    code: str
    content_version: str
    released: datetime.date
    sheets: list[Sheet]
    title: str
    together: int = 1

    def languages(self) -> str:
        """Return the languages as file names carry them: `en`, `es` or `en-es`."""
        return "-".join(dict.fromkeys(sheet.language for sheet in self.sheets))


def texts(sheet: Sheet) -> Iterator[str]:
    """Yield every text of a sheet in reading order, paragraph by paragraph; source marks as `[1]`."""
    yield sheet.title
    yield sheet.purpose
    yield from sheet.statements
    for part in sheet.parts:
        yield from part_texts(part)
    yield sheet.footing.name
    yield sheet.footing.facts


def content_texts(sheet: Sheet) -> Iterator[str]:
    """Yield what a sheet says of its subject: all but review state, foot and notice, which change without it."""
    yield sheet.title
    yield sheet.purpose
    for part in sheet.parts:
        if part.layout != NOTICE:
            yield from part_texts(part)


def part_texts(part: Part) -> Iterator[str]:
    """Yield the texts of one part."""
    yield part.heading
    yield from filter(None, (part.intro, part.reading))
    for group in part.groups:
        if group.heading:
            yield group.heading
        for block in group.blocks:
            yield from block_texts(block)
    for line in part.lines:
        yield line.call
    yield from filter(None, (part.clinic, part.blanks_label))


def block_texts(block: PaperBlock) -> Iterator[str]:
    """Yield the paragraphs of one block."""
    match block:
        case Prose():
            yield say(block.spans)
        case Subheading():
            yield block.text
        case Items():
            yield from map(say, block.items)
        case Picture():
            yield from (panel.sentence for panel in block.panels)
            yield marked(block.studied, block.mark)
        case Diagram():
            yield block.alternative
        case PaperChart() | Road() | PaperTable() | PaperForm():
            yield from _set_texts(block)


def _set_texts(block: PaperChart | Road | PaperTable | PaperForm) -> Iterator[str]:
    match block:
        case PaperChart():
            for part in block.parts:
                yield f"{marked(part.title, part.mark)}: {'; '.join(line.says for line in part.lines)}"
            yield from filter(None, [block.legend])
        case Road():
            for step in block.steps:
                texts = [step.sure, say(step.says)]
                yield from filter(None, reversed(texts) if step.beside else texts)
        case PaperTable():
            yield from _table_texts(block)
        case PaperForm():
            yield from _form_texts(block)


def _table_texts(table: PaperTable) -> Iterator[str]:
    yield from filter(None, [table.title, *table.heads])
    for row in table.rows:
        yield from map(say, row)
    if table.studied:
        yield marked(table.studied, table.mark)


def _form_texts(form: PaperForm) -> Iterator[str]:
    yield from filter(None, [form.how, *form.heads, *form.scale])
    for number, question in enumerate(form.questions, start=1):
        yield f"{number}. {question.text}"
        yield from question.answers
        yield from filter(None, [question.prompt, say(question.beside)])


def marked(text: str, mark: str) -> str:
    """Return a text with the number of its source, where it has one."""
    return f"{text} [{mark}]" if mark else text


def say(spans: list[Span]) -> str:
    """Return spans as one text, with source marks as `[1]`."""
    said = "".join(f" [{span.mark}]" if span.mark else span.text for span in spans)
    return " ".join(said.split())
