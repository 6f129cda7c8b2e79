"""The library as one ZIM file: Kiwix opens it on phones and tablets, kiwix-serve gives it to a whole network.

libzim names each file anew (a random UUID, in the search index as well), so two files of the same library hold the
same, page for page, but are not the same bytes.
"""

import datetime
import os
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from libzim.writer import Creator, Hint, Item, StringProvider

from ketaref.exports import web, words
from ketaref.exports.output import placed
from ketaref.exports.rendering import Renderer
from ketaref.exports.shelf import Shelf
from ketaref.exports.web import File
from ketaref.model.text import Language
from ketaref.typeset.engine import Typesetter

_MIMETYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
    ".ttf": "font/ttf", ".txt": "text/plain", ".pdf": "application/pdf",
}  # fmt: skip
_CODES: dict[Language, str] = {"en": "eng", "es": "spa"}
"""ISO 639-3, which ZIM asks for."""
_DESCRIPTION: dict[Language, str] = {
    "en": "Ketamine and esketamine therapy: a reference for counselors",
    "es": "Tratamiento con ketamina y esketamina: referencia para consejeros",
}
_ICON_SIZE = 48


def write(shelf: Shelf, target: Path) -> None:
    """Write the ZIM file `target`; raises CannotWrite."""
    first = shelf.languages[0]
    renderer = Renderer(shelf, "site.html", search=False)
    with placed(target) as part:
        creator = Creator(part).config_indexing(True, _CODES[first])
        creator.set_mainpath(web.FIRST_PAGE if len(shelf.languages) > 1 else f"{first}/index.html")
        with _quiet(), creator:
            for file in web.files(shelf, renderer):
                creator.add_item(_Page(file))
            for name, value in _metadata(shelf, first).items():
                creator.add_metadata(name, value)
            creator.add_illustration(_ICON_SIZE, _icon())


@contextmanager
def _quiet() -> Iterator[None]:
    """Libzim prints its progress on standard output, which is ours to speak on."""
    kept = os.dup(1)
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a descriptor is wanted)
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


class _Page(Item):  # type: ignore[misc]  # libzim carries no types
    """A file as libzim takes it."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self._file = file

    def get_path(self) -> str:
        """Return where it lies."""
        return self._file.path

    def get_title(self) -> str:
        """Return the title under which it is found."""
        return self._file.title

    def get_mimetype(self) -> str:
        """Return what it is, by its ending."""
        return _MIMETYPES[posixpath.splitext(self._file.path)[1]]

    def get_contentprovider(self) -> StringProvider:
        """Return its bytes."""
        return StringProvider(self._file.content)

    def get_hints(self) -> dict[Hint, int]:
        """List it where it is a page; what is deflated already is not compressed again."""
        return {Hint.FRONT_ARTICLE: self._file.front, Hint.COMPRESS: not self._file.path.endswith(".pdf")}


def _metadata(shelf: Shelf, first: Language) -> dict[str, str | datetime.date]:
    release = shelf.release
    return {
        "Name": f"ketaref_{'-'.join(_CODES[language] for language in shelf.languages)}",
        "Title": "KetaRef",
        "Description": _DESCRIPTION[first],
        "LongDescription": " ".join(
            (words.ABOUT_LEAD.in_language(first), words.LEARNING.in_language(first), shelf.reviewed(first))
        ),
        "Language": ",".join(_CODES[language] for language in shelf.languages),
        "Creator": "The KetaRef authors",
        "Publisher": "The KetaRef authors",
        "Date": release.released,
        "License": "CC-BY-4.0",
        "Source": f"KetaRef content {release.content_version}",
        "Tags": "_category:other;_pictures:yes;_videos:no;_details:yes;_ftindex:yes",
    }


def _icon() -> bytes:
    return Typesetter().png("typst/icon.typ", {}, ppi=72)[0]
