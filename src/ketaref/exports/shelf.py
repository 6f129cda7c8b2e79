"""What every export is made from: the library, its languages, the day, and the handouts that go with it."""

import datetime
import json
import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from ketaref.errors import LibraryDamaged
from ketaref.exports import words
from ketaref.library.library import Library, Release
from ketaref.model.entry import Entry
from ketaref.model.text import Language
from ketaref.model.types import type_keys

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
"""Ids become names of files, in folders and inside books."""


class Sheet(msgspec.Struct, frozen=True):
    """A handout to put beside the pages.

    `name` is that of its file, without the ending; `kind` the title of its template. `make` typesets the PDF when it
    is wanted. `entry` is the id of the entry it is about, empty where it is about no one entry.
    """

    name: str
    title: str
    kind: str
    make: Callable[[], bytes]
    entry: str = ""


HandoutMaker = Callable[[Library, Language, datetime.date], list[Sheet]]


class Shelf:
    """One library on its way into another format.

    Attributes:
        library: the library, opened.
        languages: the languages of the pages, the first one first.
        as_of: the day by which review dates are judged; the caller's clock, never ours.
    """

    def __init__(
        self, library: Library, languages: tuple[Language, ...], as_of: datetime.date, handouts: HandoutMaker
    ) -> None:
        self.library = library
        self.languages = languages
        self.as_of = as_of
        self._handouts = handouts
        self._sheets: dict[Language, list[Sheet]] = {}

    @cached_property
    def release(self) -> Release:
        """Which content this is."""
        return self.library.release()

    @cached_property
    def entries(self) -> list[Entry]:
        """Every entry whole, in the library's order. Raises LibraryDamaged for an id or type that is no plain name."""
        summaries = self.library.entries()
        for summary in summaries:
            if not _PLAIN_NAME.fullmatch(summary.id) or summary.type not in type_keys():
                raise LibraryDamaged(
                    f"The library holds {summary.id!r}, which is no name of an entry. Install it again."
                )
        return [self.library.entry(summary.id) for summary in summaries]

    def version(self, language: Language) -> str:
        """Say which content this is."""
        return words.version_line(self.release.content_version, self.release.released, language)

    def reviewed(self, language: Language) -> str:
        """Say how far the whole has been reviewed."""
        done = sum(entry.review.clinician == "done" for entry in self.entries)
        return words.reviewed_line(done, len(self.entries), language)

    def told(self, form: str) -> bytes:
        """Return what an export says of itself to programs, as JSON."""
        said = {
            "format": form,
            "content_version": self.release.content_version,
            "released": self.release.released.isoformat(),
            "content_hash": self.release.content_hash,
            "judged_as_of": self.as_of.isoformat(),
            "languages": list(self.languages),
            "licence": "CC-BY-4.0",
            "review": self.reviewed("en"),
            "statement": words.LEARNING.en,
        }
        return (json.dumps(said, indent=1) + "\n").encode()

    def sheets(self, language: Language) -> list[Sheet]:
        """Return the handouts in `language`, each kind together."""
        if language not in self._sheets:
            self._sheets[language] = self._handouts(self.library, language, self.as_of)
        return self._sheets[language]
