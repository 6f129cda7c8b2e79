"""Markdown of the small agreed set to blocks, with the four marks: citation, figure, help line, entry link.

Everything of Markdown that we do not use is switched off, so that it stays plain text: raw HTML, links,
images, code. What is left is well-formed, is read back as XML and becomes blocks; nothing else comes through.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from ketaref.model.blocks import Block, FigureBlock, Heading, ListBlock, Paragraph, Run, Table

_HALF_MARK = re.compile(r"\{\{.{,30}|.{,30}\}\}|\[\[.{,30}|.{,30}\]\]|\[@.{,30}")
"""What is left of a mark that was misspelled: it would stand on the page as it is."""

Mark = Callable[[str, str, str], list[Run]]
"""Says a mark: kind (cite, figure, line, entry), its value and its extra text become runs."""

_INLINE_OFF = (
    "backtick", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail", "html", "entity",
)  # fmt: skip
_AMPERSAND = "\ue000"
"""Stands in for & while Markdown runs: its serializer would let `&name;` through as an entity."""
_BLOCKS_OFF = ("code", "setextheader", "hr", "quote", "reference")


class _MarkProcessor(InlineProcessor):
    """Turns one kind of mark into an empty element that carries its value."""

    def __init__(self, pattern: str, kind: str = "") -> None:
        super().__init__(pattern)
        self._kind = kind

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        groups = m.groupdict()
        element = ET.Element("span")
        element.set("class", groups.get("kind") or self._kind)
        element.set("title", groups["value"])
        element.text = groups.get("text") or ""
        return element, m.start(0), m.end(0)


class _Marks(Extension):
    """Our four marks, and everything else off."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        for name in _INLINE_OFF:
            md.inlinePatterns.deregister(name)
        for name in _BLOCKS_OFF:
            md.parser.blockprocessors.deregister(name)
        md.preprocessors.deregister("html_block")
        add = md.inlinePatterns.register
        add(_MarkProcessor(r"\[@(?P<value>[^\[\]\n]+)\]", "cite"), "cite", 178)
        add(_MarkProcessor(r"\{\{(?P<kind>figure|line):(?P<value>[a-z0-9-]+)\}\}"), "figure", 177)
        add(_MarkProcessor(r"\[\[(?P<value>[a-z0-9-]+)(?:\|(?P<text>[^\[\]\n]+))?\]\]", "entry"), "entry", 179)


def _parser() -> markdown.Markdown:
    return markdown.Markdown(extensions=[SaneListExtension(), TableExtension(), _Marks()])


_MARKDOWN = _parser()


def to_blocks(text: str, say: Mark) -> tuple[list[Block], list[str]]:
    """Return the blocks of a Markdown text, and what in it is outside the agreed set.

    `say` turns each mark into runs; it reports its own problems.
    """
    _MARKDOWN.reset()
    _MARKDOWN.parser.state.clear()  # a text that was too deep for it leaves its place behind
    try:
        html = _MARKDOWN.convert(text.replace("&", _AMPERSAND))
        root = ET.fromstring(f"<root>{html}</root>".replace(_AMPERSAND, "&amp;"))
    except (ET.ParseError, RecursionError):
        return [], ["cannot be read as Markdown; look for stray < > & or unbalanced * marks"]
    half = _HALF_MARK.search("".join(root.itertext()))
    problems = [f"has a mark that is not whole, {half[0]!r}; see docs/authoring.md"] if half else []
    blocks: list[Block] = []
    for element in root:
        blocks += _block(element, say, problems)
    return blocks, problems


def inline(text: str, say: Mark) -> tuple[list[Run], list[str]]:
    """Return the runs of a text that must be one paragraph, such as a fact or a table cell."""
    blocks, problems = to_blocks(text, say)
    if problems or len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return [], problems or ["must be one paragraph of plain text"]
    return blocks[0].runs, []


def _block(element: ET.Element, say: Mark, problems: list[str]) -> list[Block]:
    if element.tag == "p":
        return [_paragraph(element, say, problems)]
    if element.tag in ("h3", "h4"):
        return [Heading(int(element.tag[1]), "".join(element.itertext()).strip())]
    if element.tag in ("ul", "ol"):
        items = [_item(item, say, problems) for item in element]
        return [ListBlock(items, ordered=element.tag == "ol")]
    if element.tag == "table":
        return [_table(element, say, problems)]
    problems.append(f"holds <{element.tag}>, which is not in the agreed set (paragraphs, lists, ###, tables)")
    return []


def _paragraph(element: ET.Element, say: Mark, problems: list[str]) -> Block:
    only = element[0] if len(element) == 1 else None
    alone = only is not None and not (element.text or "").strip() and not (only.tail or "").strip()
    if alone and only is not None and only.get("class") == "figure":
        say("figure", only.get("title", ""), "block")
        return FigureBlock(only.get("title", ""))
    return Paragraph(_runs(element, say, problems))


def _item(element: ET.Element, say: Mark, problems: list[str]) -> list[Run]:
    if len(element) == 1 and element[0].tag == "p" and not (element.text or "").strip():
        element = element[0]
    if any(child.tag in ("ul", "ol", "p") for child in element):
        problems.append("has a list or several paragraphs inside a list item; keep items to one paragraph")
        return []
    return _runs(element, say, problems)


def _table(element: ET.Element, say: Mark, problems: list[str]) -> Table:
    header = ["".join(cell.itertext()).strip() for cell in element.iterfind("./thead/tr/th")]
    rows = [[_runs(cell, say, problems) for cell in row.iterfind("./td")] for row in element.iterfind("./tbody/tr")]
    if any(not text for text in header):
        problems.append("has a table column without a header")
    return Table(header, rows)


def _runs(element: ET.Element, say: Mark, problems: list[str], bold: bool = False, italic: bool = False) -> list[Run]:
    runs = [_text(element.text, bold, italic)] if element.text else []
    for child in element:
        if child.tag == "span":
            runs += say(child.get("class", ""), child.get("title", ""), child.text or "")
        elif child.tag in ("strong", "em"):
            runs += _runs(child, say, problems, bold or child.tag == "strong", italic or child.tag == "em")
        else:
            problems.append(f"holds <{child.tag}>, which is not in the agreed set (bold, italic, marks)")
        if child.tail:
            runs.append(_text(child.tail, bold, italic))
    return [run for run in runs if run.text]


def _text(text: str, bold: bool, italic: bool) -> Run:
    return Run(re.sub(r"\s+", " ", text), bold=bold, italic=italic)
