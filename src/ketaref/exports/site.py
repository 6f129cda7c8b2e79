"""The library as a folder of web pages: for any web server or file share, with and without scripts."""

import json
from collections.abc import Iterator
from pathlib import Path

from ketaref import paths
from ketaref.exports import pages, words
from ketaref.exports.drawings import themed
from ketaref.exports.output import MARKER, write_folder
from ketaref.exports.pages import Page, entry_path, sheet_path
from ketaref.exports.rendering import Renderer
from ketaref.exports.shelf import Sheet, Shelf
from ketaref.model.text import Language
from ketaref.model.types import entry_type

_FACES = ("Regular", "Bold", "Italic")


def write(shelf: Shelf, target: Path) -> None:
    """Write the site to the folder `target`; raises CannotWrite."""
    write_folder(target, _files(shelf))


def _files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Give every file of the site; the same library on the same day makes the same bytes."""
    yield MARKER, shelf.told("html")
    renderer = Renderer(shelf, "site.html", scripts=True)
    yield "index.html", languages_page(shelf, renderer)
    for language in shelf.languages:
        for page in (*pages.pages(shelf, language), _search_page(language)):
            yield page.path, renderer.page(page)
        yield f"{language}/search-data.js", _search_data(shelf, language)
        yield from handout_files(language, shelf.sheets(language))
    for key, svg in sorted(renderer.drawings.items()):
        yield f"drawings/{key}.svg", themed(svg)
    yield "reader.js", (paths.resources() / "exports" / "reader.js").read_bytes()
    yield from look_files()


def look_files() -> Iterator[tuple[str, bytes]]:
    """Give what pages look like: style, fonts with their licence, icon."""
    yield "style.css", (paths.resources() / "exports" / "style.css").read_bytes()
    yield "ketaref.svg", (paths.icons() / "ketaref.svg").read_bytes()
    for name in (*(f"AtkinsonHyperlegibleNext-{face}.ttf" for face in _FACES), "OFL.txt"):
        yield f"fonts/{name}", (paths.fonts() / name).read_bytes()


def handout_files(language: Language, sheets: list[Sheet]) -> Iterator[tuple[str, bytes]]:
    """Give the handouts as PDF."""
    for sheet in sheets:
        yield sheet_path(language, sheet), sheet.make()


def languages_page(shelf: Shelf, renderer: Renderer) -> bytes:
    """Return the first page, on which a reader chooses a language."""
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
    return renderer.template("languages.html", {"choices": choices})


def _search_page(language: Language) -> Page:
    return Page(f"{language}/search.html", language, words.say(language)["search"], "", "search.html", {})


def _search_data(shelf: Shelf, language: Language) -> bytes:
    """A script, not JSON: pages opened from a disk or a share may load scripts only."""
    found = []
    for entry in shelf.entries:
        edition = entry.edition(language)
        names = [name for each in entry.editions.values() for name in (*each.aliases, *each.lay_words)]
        found.append(
            {
                "path": entry_path(language, entry.type, entry.id).removeprefix(f"{language}/"),
                "title": edition.title,
                "kind": entry_type(entry.type).singular.in_language(language),
                "summary": edition.summary,
                "names": list(dict.fromkeys(names)),
            }
        )
    return f"window.KETAREF_ENTRIES = {json.dumps(found, ensure_ascii=False)};\n".encode()
