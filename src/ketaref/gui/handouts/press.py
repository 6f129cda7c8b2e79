"""Making pages away from the window's thread: everything here is called by one worker at a time.

Typst lays out the first page by itself before all pages, and Qt draws pages one by one, so that the first is on the
screen while the others are still being made; another size of the window needs no typesetting.
"""

import threading
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer, QtSvg

from ketaref.errors import ClinicError
from ketaref.handouts import output
from ketaref.handouts.document import Document, Sheet, content_texts
from ketaref.handouts.options import Options
from ketaref.handouts.packet import compose_packet
from ketaref.handouts.pemat import Item, judged
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import Template
from ketaref.i18n import _, plural
from ketaref.library.remembering import RememberingLibrary
from ketaref.model.text import Language
from ketaref.typeset.engine import Typesetter

if TYPE_CHECKING:
    from ketaref.clinic.store import ClinicFile
    from ketaref.readability.report import ReadingLevel

_REST_AFTER, _GIVE_BACK_AFTER = 0.15, 5.0  # seconds
_INK = b' fill="#14181a" fill-rule="nonzero"'
"""What Typst writes with every letter in the colour of running text (resources/typst/style.typ)."""


class Preview(NamedTuple):
    """A handout ready to be shown and printed: its pages as SVG, the same as text, and what is said of it.

    `checks` are the items of PEMAT that a machine can judge, `trouble` why nothing of the clinic's own stands on it.
    """

    document: Document
    pages: list[bytes]
    text: str
    facts: str
    statements: list[str]
    checks: list[Item]
    trouble: str = ""


class Press:
    """Composes and typesets. It reads the library through a connection of its own, opened with the first job.

    What the clinic adds to every sheet is read anew for each: another computer may have written it.
    """

    def __init__(self, path: Path, open_clinic: "Callable[[], ClinicFile] | None" = None) -> None:
        self._path = path
        self._open_clinic = open_clinic
        self._trouble = ""
        self._typesetter = Typesetter()
        self._later: list[threading.Timer] = []

    @cached_property
    def _library(self) -> RememberingLibrary:
        return RememberingLibrary.open(self._path)

    def compose(self, sheets: list[tuple[Template, Options]]) -> Document:
        """Return the handout of these sheets; raises HandoutError, UsageError, UnknownEntry and LibraryError."""
        self._put_off()  # until nobody waits for a page
        own = self._on_paper()
        return compose_packet(self._library, [(template, replace(options, **own)) for template, options in sheets])

    def beginning(self, document: Document, width: int, seen: float = 1) -> QImage | None:
        """Return the first page, `width` device pixels wide, before the others are made.

        `seen` is the share of its height that is in sight: what is below may be missing. None where only the whole
        tells how it looks. Raises TypesettingFailed.
        """
        page = output.beginning(document, self._typesetter, seen=seen)
        return draw(page, width, seen) if page else None

    def preview(self, document: Document) -> Preview:
        """Return all pages of a handout and what is said of it; raises TypesettingFailed."""
        pages = output.svg(document, self._typesetter)
        self._rest_soon()
        said = dict.fromkeys(statement for sheet in document.sheets for statement in sheet.statements)
        facts = _facts(document, len(pages))
        return Preview(document, pages, plain(document), facts, list(said), judged(document), self._trouble)

    def pages_before(self, document: Document, sheet: int) -> int:
        """Return how many pages of a packet come before the sheet at that place; raises TypesettingFailed.

        No page holds two of them, so they are those of a packet that ends there: most of it is worked out already.
        """
        earlier = document.sheets[: sheet * document.together]
        pages = output.svg(replace(document, sheets=earlier), self._typesetter) if earlier else []
        self._rest_soon()
        return len(pages)

    def forget(self) -> None:
        """Let go of every word of earlier handouts."""
        from ketaref.readability import report

        self._put_off()
        _measured.cache_clear()
        report.forget()
        self._library.forget()
        self._typesetter.rest()
        self._typesetter.give_back()

    def _on_paper(self) -> dict[str, object]:
        """What the clinic adds to every sheet; nothing where its file cannot be read, which is said later."""
        if self._open_clinic is None:
            return {}
        from ketaref.clinic.letterhead import on_paper

        try:
            own = on_paper(self._open_clinic())
        except ClinicError as error:
            self._trouble = str(error)
            return {}
        self._trouble = ""
        return own._asdict()

    def _rest_soon(self) -> None:
        """Have the typesetter let go of earlier documents, then of memory, once no other change has followed."""
        self._put_off()
        rest = threading.Timer(_REST_AFTER, self._typesetter.rest, kwargs={"keeping_last": True})
        give_back = threading.Timer(_GIVE_BACK_AFTER, self._typesetter.give_back)
        give_back.daemon = True  # the program ends without waiting for it
        self._later = [rest, give_back]
        for timer in self._later:
            timer.start()

    def _put_off(self) -> None:
        for timer in self._later:
            timer.cancel()

    def pdf(self, document: Document, target: Path) -> Path:
        """Write a document as PDF and return where; raises CannotWrite and TypesettingFailed."""
        return output.write(document, "pdf", target, self._typesetter)[0]


def draw(page: bytes, width: int, seen: float = 1) -> QImage:
    """Return an SVG page as a picture, `width` device pixels wide, on white paper.

    `seen` is the share of its height that is drawn, from the top; the rest stays white. Qt passes over what lies
    beyond a picture's edge, not over what is clipped away.

    It is given in 16 bits a pixel: no eye sees that in text on white, and twenty pages of large print take half the
    memory. Qt draws faster in 32, and faster still where it need not work out how large each letter comes before it
    draws it, which it does for pictures that somebody else has made: these are from our own typesetter.
    """
    renderer = QSvgRenderer()
    renderer.setOptions(QtSvg.Option.AssumeTrustedSource)
    renderer.load(QByteArray(_said_once(page)))
    shape = renderer.defaultSize()
    height = round(width * shape.height() / shape.width())
    image = QImage(QSize(width, ceil(height * seen)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    drawn = image.convertToFormat(QImage.Format.Format_RGB16, Qt.ImageConversionFlag.AvoidDither)
    return drawn if seen == 1 else _on_white(drawn, height)


def _said_once(page: bytes) -> bytes:
    """Say the colour of running text for the whole page: of one said with every letter, Qt makes as many styles.

    It is 7 % of the time of a page. Where it is another colour, in greys perhaps, nothing changes.
    """
    root, letters = page[: page.index(b">")], page[page.index(b">") :]
    return root.replace(b"<svg", b"<svg" + _INK, 1) + letters.replace(_INK, b"")


def _on_white(image: QImage, height: int) -> QImage:
    page = QImage(image.width(), height, image.format())
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, image)
    painter.end()
    return page


def _facts(document: Document, pages: int) -> str:
    counted = [plural("{count} page", "{count} pages", pages)]
    handouts = len(document.sheets) // document.together
    if handouts > 1:
        counted.insert(0, plural("{count} sheet", "{count} sheets", handouts))
    code = [_("code {code}").format(code=document.code)] if document.code else []
    reviewed = _("draft") if any(sheet.drafts for sheet in document.sheets) else _("reviewed")
    return " · ".join([*counted, *_levels(document.sheets), reviewed, *code])


def _levels(sheets: list[Sheet]) -> Iterator[str]:
    """The reading level in the formula of each language, that of the hardest sheet."""
    measured = [_measured(tuple(content_texts(sheet)), sheet.language) for sheet in sheets]
    grades = [level.masked_grade for level in measured if level.masked_grade is not None]
    eases = [level.inflesz for level in measured if level.inflesz is not None]
    if grades:
        yield _("English: grade {grade}").format(grade=f"{max(grades):.1f}")
    if eases:
        yield _("Spanish: INFLESZ {ease}").format(ease=round(min(eases)))


@lru_cache(maxsize=24)
def _measured(texts: tuple[str, ...], language: Language) -> "ReadingLevel":
    """Another size, paper or colour says the same."""
    from ketaref.readability.report import measure

    return measure(list(texts), language)
