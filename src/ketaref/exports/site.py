"""The library as a folder of web pages: for any web server or file share, with and without scripts."""

import json
from collections.abc import Iterator
from pathlib import Path

from ketaref.exports import web, words
from ketaref.exports.output import MARKER, write_folder
from ketaref.exports.pages import Page, entry_path
from ketaref.exports.rendering import Renderer
from ketaref.exports.shelf import Shelf
from ketaref.model.text import Language
from ketaref.model.types import entry_type


def write(shelf: Shelf, target: Path) -> None:
    """Write the site to the folder `target`; raises CannotWrite."""
    write_folder(target, _files(shelf))


def _files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    yield MARKER, shelf.told("html")
    renderer = Renderer(shelf, "site.html", search=True)
    for language in shelf.languages:
        page = _search_page(language)
        yield page.path, renderer.page(page)
        yield f"{language}/search-data.js", _search_data(shelf, language)
    for file in web.files(shelf, renderer):
        yield file.path, file.content


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
