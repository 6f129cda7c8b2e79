"""`make reading-report`: how easily every handout is read, measured on the text taken back out of its PDF.

A row for each template, form (whole or short) and language: pages, words, scores beside their limits. Exits with 1
where a sheet for clients is over a limit; the counselor's companion has none. The length of sentences is advice: some
are a form's own.
"""

import datetime
import importlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from ketaref import paths
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template, catalogue
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.readability.limits import WHOLE
from ketaref.readability.report import ReadingLevel, measure
from ketaref.typeset.engine import Typesetter

FOR_COUNSELORS = {"companion"}
_FOOT = 80
_HEADING = 1.12
"""Type so much larger than the body's is a heading, or a number to dial."""
_BOLD = 16  # as PyMuPDF flags it
_A_WORD = 7
_BULLET = "\u2022"


class Line(NamedTuple):
    """One handout in one form and language, and how it scores."""

    template: str
    short: bool
    language: Language
    pages: int
    level: ReadingLevel

    @property
    def is_over(self) -> bool:
        """Whether a sheet for clients is harder than the limits of a whole text."""
        if self.template in FOR_COUNSELORS:
            return False
        scores = (self.level.masked_grade, self.level.raw_grade) if self.language == "en" else (self.level.inflesz,)
        return any(
            score is None or not limit.is_met(score) for score, limit in zip(scores, WHOLE[self.language], strict=True)
        )

    def __str__(self) -> str:
        """Return the row of the table."""
        level = self.level
        scores = (
            f"masked {level.masked_grade:4.1f} <= 6   raw {level.raw_grade:4.1f} <= 7.9   SMOG {level.smog:4.1f}"
            if level.masked_grade is not None
            else f"INFLESZ {level.inflesz:5.1f} >= 65   Fernandez-Huerta {level.fernandez_huerta:5.1f} >= 70"
        )
        state = "for counselors" if self.template in FOR_COUNSELORS else "over" if self.is_over else "ok"
        counts = f"{self.pages:2} pages {level.words:5} words   longest sentence {level.longest_sentence:2}"
        form = "short" if self.short else "whole"
        return f"{self.template:22} {form} {self.language}  {counts}   {scores:58} {state}"


def lines() -> Iterator[Line]:
    """Measure every handout at standard size."""
    library, typesetter = Library.open(paths.database()), Typesetter()
    for template in catalogue():
        for short in forms(template):
            for language in LANGUAGES:
                yield line(library, typesetter, template, language, short)


def forms(template: Template) -> tuple[bool, ...]:
    """Return whether it is the short form, for each form that a template has."""
    return (False, True) if template.has_short else (False,)


def line(library: Library, typesetter: Typesetter, template: Template, language: Language, short: bool) -> Line:
    """Measure one handout as it comes out of its PDF."""
    options = Options(as_of=library.release().released, language=language, short=short)
    document = compose(library, template, options)
    pdf = output.pdf(document, typesetter)
    passages = list(read_back(pdf, document))
    return Line(template.id, short, language, len(_pages(pdf)), measure(passages, language))


def read_back(pdf: bytes, document: Document) -> Iterator[str]:
    """Yield the paragraphs and list items of a PDF of one sheet: no headings, no feet, no references."""
    sources = [part.heading for part in document.sheets[0].parts if part.key == "sources"]
    for page in _pages(pdf):
        for block in page.get_text("dict", sort=False)["blocks"]:
            said = ""
            for spans in (line["spans"] for line in block.get("lines", []) if line["spans"]):
                text = "".join(span["text"] for span in spans).strip()
                if any(_begins(heading, text) for heading in sources):
                    yield from _items(said)
                    return
                if spans[0]["bbox"][3] < page.rect.height - _FOOT and not _is_heading(spans, document.size):
                    said = f"{said} {text}"
            yield from _items(said)


def _begins(heading: str, line: str) -> bool:
    """Say whether a line is the heading, as far as it has room in the margin, or begins with it."""
    return line.startswith(heading) or (len(line) > _A_WORD and heading.startswith(line))


def _items(said: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, said.split(_BULLET)))


def _is_heading(spans: list[dict[str, Any]], body: int) -> bool:
    shown = [span for span in spans if span["text"].strip()]
    return all(span["flags"] & _BOLD or span["size"] > body * _HEADING for span in shown)


def _pages(pdf: bytes) -> list[Any]:
    pymupdf: Any = importlib.import_module("pymupdf")
    return list(pymupdf.open(stream=pdf, filetype="pdf"))


def main() -> int:
    """Print the table and, below it, which handouts are over a limit."""
    measured = []
    print(f"Reading level of every handout, from its PDF, {datetime.date.today()}")
    for one in lines():
        measured.append(one)
        print(one, flush=True)
    over = [f"{one.template} ({'short, ' if one.short else ''}{one.language})" for one in measured if one.is_over]
    print(f"Over a limit: {', '.join(over)}." if over else "Every handout for clients is within its limits.")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
