"""The files of the library as web pages, for a folder and for a ZIM file alike."""

from collections.abc import Iterator

import msgspec

from ketaref import paths
from ketaref.exports import pages, words
from ketaref.exports.drawings import themed
from ketaref.exports.pages import sheet_path
from ketaref.exports.rendering import Renderer
from ketaref.exports.shelf import Shelf

_FACES = ("Regular", "Bold", "Italic")
FIRST_PAGE = "index.html"


class File(msgspec.Struct, frozen=True):
    """One file: its path and bytes; `title` is that of a page or a handout, `front` says that it is to be listed."""

    path: str
    content: bytes
    title: str = ""
    front: bool = False


def files(shelf: Shelf, renderer: Renderer) -> Iterator[File]:
    """Give every file of the site; the same library on the same day makes the same bytes."""
    yield _languages(shelf, renderer)
    for language in shelf.languages:
        for page in pages.pages(shelf, language):
            yield File(page.path, renderer.page(page), page.title, front=True)
        for sheet in shelf.sheets(language):
            yield File(sheet_path(language, sheet), sheet.make(), f"{sheet.title} (PDF)")
    for key, svg in sorted(renderer.drawings.items()):
        yield File(f"drawings/{key}.svg", themed(svg))
    yield File("reader.js", _resource("reader.js"))
    yield from look()


def look() -> Iterator[File]:
    """Give what pages look like: style, fonts with their licence, icon."""
    yield File("style.css", _resource("style.css"))
    yield File("ketaref.svg", (paths.icons() / "ketaref.svg").read_bytes())
    for name in (*(f"AtkinsonHyperlegibleNext-{face}.ttf" for face in _FACES), "OFL.txt"):
        yield File(f"fonts/{name}", (paths.fonts() / name).read_bytes())


def _languages(shelf: Shelf, renderer: Renderer) -> File:
    """The first page, on which a reader chooses a language."""
    choices = [
        {
            "language": language,
            "name": words.LANGUAGE_NAMES[language],
            "about": words.ABOUT_LEAD.in_language(language),
            "learning": words.LEARNING.in_language(language),
            "version": shelf.version(language),
            "reviewed": shelf.reviewed(language),
            "licence": words.LICENCE.in_language(language),
        }
        for language in shelf.languages
    ]
    return File(FIRST_PAGE, renderer.template("languages.html", {"choices": choices}), "KetaRef")


def _resource(name: str) -> bytes:
    return (paths.resources() / "exports" / name).read_bytes()
