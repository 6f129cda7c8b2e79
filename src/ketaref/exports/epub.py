"""The library as one EPUB 3: the same pages as a book, for readers of e-books.

An EPUB is a zip of XHTML beside a list of what is in it; `docs/decisions/0053` says why no library writes it. Handouts
are not in it: an e-book holds no PDF.
"""

import io
import posixpath
import uuid
import zipfile
from pathlib import Path
from typing import Any

import msgspec

from ketaref.exports import pages, web, words
from ketaref.exports.drawings import themed
from ketaref.exports.output import write_file
from ketaref.exports.pages import Page
from ketaref.exports.rendering import Renderer, in_book
from ketaref.exports.shelf import Shelf
from ketaref.model.text import Bilingual, Language

_MEDIA_TYPES = {
    ".xhtml": "application/xhtml+xml", ".css": "text/css", ".svg": "image/svg+xml", ".ttf": "font/ttf",
    ".txt": "text/plain",
}  # fmt: skip
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_BOOKS = uuid.UUID("6b2f0f5e-6a0e-5c0c-9a53-3f1f3b9f2b66")
"""The namespace of the identifiers of our books."""
_ACCESSIBLE = Bilingual(
    "All text can be read aloud and set larger; every drawing has its words beside it; headings and lists are marked.",
    "Todo el texto se puede leer en voz alta y agrandar; cada dibujo tiene sus palabras al lado; los títulos y las "
    "listas están marcados.",
)


class _Item(msgspec.Struct, frozen=True):
    """One file of the book as its package names it."""

    id: str
    path: str
    media_type: str
    content: bytes


def write(shelf: Shelf, target: Path) -> None:
    """Write the EPUB file `target`; raises CannotWrite. The same library on the same day makes the same bytes."""
    without_pdf = Shelf(shelf.library, shelf.languages, shelf.as_of, lambda *_: [])
    write_file(target, _book(without_pdf))


def _book(shelf: Shelf) -> bytes:
    renderer = Renderer(shelf, "book.xhtml", search=False)
    held = {language: list(pages.pages(shelf, language)) for language in shelf.languages}
    files = [(in_book(page.path), renderer.page(page)) for found in held.values() for page in found]
    files += [(f"drawings/{key}.svg", themed(svg)) for key, svg in sorted(renderer.drawings.items())]
    files += [(file.path, file.content) for file in web.look() if not file.path.endswith(".txt")]
    items = [
        _Item(f"item-{at}", path, _MEDIA_TYPES[posixpath.splitext(path)[1]], content)
        for at, (path, content) in enumerate(files, start=1)
    ]
    contents = renderer.template("nav.xhtml", {"languages": [_chapters(shelf, *one) for one in held.items()]})
    package = renderer.template("package.opf", _package(shelf, items))
    return _zip(
        shelf, [("package.opf", package), ("nav.xhtml", contents), *((item.path, item.content) for item in items)]
    )


def _chapters(shelf: Shelf, language: Language, held: list[Page]) -> dict[str, Any]:
    """The contents in one language: each subject with its entries below it."""
    chapters: dict[str, dict[str, Any]] = {}
    start, *rest = held
    for page in rest:
        line = {"path": in_book(page.path), "title": page.title, "pages": []}
        folder = posixpath.dirname(page.path)
        if folder in chapters:
            chapters[folder]["pages"].append(line)
        else:
            chapters[folder if page.path.endswith("/index.html") else page.path] = line
    return {
        "language": language,
        "name": words.LANGUAGE_NAMES[language],
        "path": in_book(start.path),
        "chapters": list(chapters.values()),
        "learning": words.LEARNING.in_language(language),
        "version": shelf.version(language),
        "reviewed": shelf.reviewed(language),
    }


def _package(shelf: Shelf, items: list[_Item]) -> dict[str, Any]:
    first = shelf.languages[0]
    release = shelf.release
    about = (words.ABOUT_LEAD.in_language(first), words.LEARNING.in_language(first), shelf.reviewed(first))
    return {
        "languages": shelf.languages,
        "identifier": uuid.uuid5(_BOOKS, f"{release.content_hash} {' '.join(shelf.languages)}").urn,
        "released": release.released.isoformat(),
        "description": " ".join(about),
        "version": shelf.version(first),
        "summary": _ACCESSIBLE.in_language(first),
        "items": items,
    }


def _zip(shelf: Shelf, files: list[tuple[str, bytes]]) -> bytes:
    """Zip a book: its type first and not deflated, as readers ask for, and every file of the day of release."""
    day = shelf.release.released
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        whole = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", _CONTAINER)]
        for path, content in [*whole, *((f"EPUB/{path}", content) for path, content in files)]:
            info = zipfile.ZipInfo(path, (day.year, day.month, day.day, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(info, content)
    return made.getvalue()
