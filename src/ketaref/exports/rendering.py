"""Pages as HTML or XHTML, by the templates in `resources/exports`; what is drawn on them is gathered on the way.

Jinja escapes every text that it is given, so that nothing in an entry can become markup.
"""

import posixpath
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ketaref import paths
from ketaref.exports import words
from ketaref.exports.pages import Page, entry_path
from ketaref.exports.shelf import Shelf
from ketaref.model import blocks
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate, denominator, drawing_keys
from ketaref.model.text import Language
from ketaref.model.wording import caption, client_text, labels

_SIZE = re.compile(rb'<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"')
_PIXELS_PER_POINT = 96 / 72
_BLOCKS = (
    blocks.Paragraph, blocks.Heading, blocks.ListBlock, blocks.Table, blocks.Chart, blocks.DrawingBlock,
    blocks.FigureBlock,
)  # fmt: skip


class Panel(msgspec.Struct, frozen=True):
    """One drawing of a figure and what it shows."""

    drawing: str
    label: str


class Shown(msgspec.Struct, frozen=True):
    """A figure on a page: its drawings, none for a figure that is words alone, and its sentence."""

    panels: list[Panel]
    words: str


class Renderer:
    """Renders pages of one export.

    Attributes:
        drawings: the SVG of every drawing that a rendered page shows, by key, its colours still tokens.
    """

    def __init__(self, shelf: Shelf, layout: str, *, search: bool) -> None:
        """Render in `layout`, the template around each page; `search` adds a field to search from."""
        self.drawings: dict[str, bytes] = {}
        self._shelf = shelf
        self._shared = {"layout": layout, "search": search, "xml": layout.endswith(".xhtml")}

    def page(self, page: Page) -> bytes:
        """Return a page whole, in UTF-8."""
        context = self._shared | self._said[page.language] | self._links(page) | page.data | {"page": page}
        return self._environment.get_template(page.template).render(context).encode()

    def template(self, name: str, context: dict[str, Any]) -> bytes:
        """Return another template filled with `context`, in UTF-8."""
        return self._environment.get_template(name).render(context).encode()

    @cached_property
    def _environment(self) -> Environment:
        made = Environment(
            loader=FileSystemLoader(paths.resources() / "exports"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for kind in _BLOCKS:
            made.tests[str(kind.__struct_config__.tag)] = _is(kind)
        made.tests["web_address"] = _is_web_address
        return made

    @cached_property
    def _types(self) -> dict[str, str]:
        return {entry.id: entry.type for entry in self._shelf.entries}

    @cached_property
    def _said(self) -> dict[Language, dict[str, Any]]:
        """What every page of a language says."""
        shelf = self._shelf
        return {
            language: {
                "language": language,
                "say": words.say(language),
                "handouts": bool(shelf.sheets(language)),
                "version": shelf.version(language),
                "reviewed": shelf.reviewed(language),
                "strip": [
                    {"id": line.id, "name": line.name.in_language(language), "dial": line.dial.in_language(language)}
                    for line in shelf.library.help_lines()
                    if line.strip and line.status == "published"
                ],
            }
            for language in shelf.languages
        }

    def _links(self, page: Page) -> dict[str, Any]:
        """The addresses of a page's links, relative to it: the same on a disk, a server and inside a book."""
        folder = posixpath.dirname(page.path)

        def file(path: str) -> str:
            return posixpath.relpath(in_book(path) if self._shared["xml"] else path, folder)

        def to(entry_id: str) -> str:
            return file(entry_path(page.language, self._types[entry_id], entry_id))

        others = [
            {"language": other, "path": page.path_in(other), "name": words.LANGUAGE_NAMES[other]}
            for other in self._shelf.languages
            if other != page.language
        ]
        return {"file": file, "to": to, "others": others, "drawn": self._drawn, "shown": self._figures(page)}

    def _drawn(self, key: str) -> tuple[int, int]:
        """Note that a drawing is shown and return its size in pixels."""
        if key not in self.drawings:
            self.drawings[key] = self._shelf.library.drawing(key)
        found = _SIZE.match(self.drawings[key])
        if not found:
            raise ValueError(f"the drawing {key} has no size")
        return round(float(found[1]) * _PIXELS_PER_POINT), round(float(found[2]) * _PIXELS_PER_POINT)

    def _figures(self, page: Page) -> Callable[[str], Shown]:
        entry = page.data.get("entry")
        if not isinstance(entry, Entry):
            return lambda _: Shown([], "")
        of = _denominator(entry)
        figures = dict(zip(entry.figure_ids, entry.figures, strict=True))

        def shown(figure_id: str) -> Shown:
            figure = figures[figure_id]
            star = " *" if self._shelf.library.source(figure.source).by_maker else ""
            if not isinstance(figure, Rate):
                return Shown([], client_text(figure, page.language) + star)
            return Shown(_panels(figure, page.language, of), caption(figure, page.language, of) + star)

        return shown


def in_book(path: str) -> str:
    """Return the path of a page in an e-book, whose readers go by the ending."""
    return f"{path.removesuffix('.html')}.xhtml" if path.endswith(".html") else path


def _is_web_address(link: str) -> bool:
    """Whether a link may be followed: content is data, and an address can be a script."""
    return link.startswith(("https://", "http://"))


def _is(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


def _panels(figure: Rate, language: Language, of: int) -> list[Panel]:
    return [
        Panel(key, label) for key, label in zip(drawing_keys(figure, of), labels(figure, language, of), strict=False)
    ]


def _denominator(entry: Entry) -> int:
    """The one denominator of what clients read in an entry, as the build worked it out."""
    texts = [block for text in entry.edition("en").sections if text.audience == "client" for block in text.blocks]
    named = {block.figure for block in texts if isinstance(block, blocks.FigureBlock)}
    named |= {run.figure for run in blocks.runs_of(texts)}
    figures = zip(entry.figure_ids, entry.figures, strict=True)
    return denominator([figure for key, figure in figures if key in named and isinstance(figure, Rate)])
