"""What the tests of handouts share."""

import importlib
import io
import re
from collections.abc import Callable
from typing import Any

import msgspec
from pypdf import PdfReader

from ketaref.handouts.document import Document
from ketaref.library.library import Library
from ketaref.model.entry import Entry

Make = Callable[..., Document]
"""Composes a handout: `make("side-effects", language="es")`."""


def squeezed(text: str) -> str:
    """Return text without white space and soft breaks, so that line breaks do not matter.

    Spanish says a hyphen at the end of a line once more at the beginning of the next; a foot has a dot between two
    things of one line only. Marks are curly on paper alone.
    """
    text = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    return re.sub(r"[\s\u200b\xa0\xad·]+", "", text).replace("--", "-")


def pages_of(pdf: bytes) -> list[str]:
    """Return the squeezed text of each page."""
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def root_of(pdf: bytes) -> Any:
    """Return the catalogue of a PDF as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def laid_out(pdf: bytes) -> list[Any]:
    """Return the pages as PyMuPDF sees them: words, sizes, colours and boxes in points."""
    pymupdf: Any = importlib.import_module("pymupdf")
    return list(pymupdf.open(stream=pdf, filetype="pdf"))


class _OtherEntry(Library):
    """The real library, in which every entry has some fields of another."""

    def __init__(self, library: Library, changes: dict[str, Any]) -> None:
        super().__init__(library.path, library.connection)
        self._changes = changes

    def entry(self, entry_id: str) -> Entry:
        return msgspec.structs.replace(super().entry(entry_id), **self._changes)


def other_entry(library: Library, **changes: Any) -> Library:
    """Return the library with fields of its entries changed: for states that no entry is in today."""
    return _OtherEntry(library, changes)


def foot_of(page: Any) -> float:
    """Return how far down a page the rule above its foot is, in points."""
    lines = [drawing["rect"] for drawing in page.get_drawings()]
    height = page.rect.height
    return float(max(line.y0 for line in lines if line.width > 300 and line.height < 2 and line.y0 > height - 200))


def in_foot(page: Any) -> list[str]:
    """Return the words of a page that run from its text into its foot."""
    foot = foot_of(page)
    return [word[4] for word in page.get_text("words") if word[1] < foot - 1 and word[3] > foot]


def said_by_feet(document: Document) -> list[str]:
    """Return what nothing but the feet of a handout says: its version and codes."""
    return [said for sheet in document.sheets for said in sheet.footing.facts.split(" · ")[::2]]
