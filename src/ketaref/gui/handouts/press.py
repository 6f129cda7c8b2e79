"""Making pages away from the window's thread: everything here is called by one worker at a time."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document, Sheet, content_texts
from ketaref.handouts.options import Options
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import Template
from ketaref.i18n import _, plural
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

LETTER_WIDTH_INCHES = 8.5


class Preview(NamedTuple):
    """A handout as it is shown: its pages as pictures, the same as text, and what is said of it."""

    document: Document
    pages: list[QImage]
    text: str
    facts: str
    statements: list[str]


class Press:
    """Composes and typesets. It reads the library through a connection of its own, opened with the first job."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._typesetter = Typesetter()

    @cached_property
    def _library(self) -> Library:
        return Library.open(self._path)

    def preview(self, template: Template, options: Options, ppi: float) -> Preview:
        """Return the handout with pages of `ppi` pixels per inch; raises HandoutError, UsageError, LibraryError."""
        document = compose(self._library, template, options)
        pages = [QImage.fromData(page) for page in output.png(document, self._typesetter, ppi=ppi)]
        said = [statement for sheet in document.sheets for statement in sheet.statements]
        return Preview(document, pages, plain(document), _facts(document, len(pages)), list(dict.fromkeys(said)))

    def pdf(self, document: Document, target: Path) -> Path:
        """Write a document as PDF and return where; raises CannotWrite and TypesettingFailed."""
        return output.write(document, "pdf", target, self._typesetter)[0]

    def svg(self, document: Document) -> list[bytes]:
        """Return the pages of a document as SVG, for the printer; raises TypesettingFailed."""
        return output.svg(document, self._typesetter)


def _facts(document: Document, pages: int) -> str:
    counted = plural("{count} page", "{count} pages", pages)
    return " · ".join([counted, *filter(None, map(_level, document.sheets)), _("code {code}").format(code=document.code)])


def _level(sheet: Sheet) -> str:
    """The reading level in the formula of the sheet's language; empty where there is too little text."""
    from ketaref.readability.report import measure

    level = measure(list(content_texts(sheet)), sheet.language)
    if sheet.language == "es":
        return _("Spanish: INFLESZ {ease}").format(ease=round(level.inflesz)) if level.inflesz is not None else ""
    grade = level.masked_grade
    return _("English: grade {grade}").format(grade=f"{grade:.1f}") if grade is not None else ""
