"""`ketaref export`: the library for other shelves; most formats need the `export` extra."""

import argparse
import datetime
import importlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ketaref.cli.opening import open_library
from ketaref.clinic import policy
from ketaref.errors import HandoutError, NotAllowed, UnknownEntry
from ketaref.exports import formats
from ketaref.exports.shelf import Sheet, Shelf
from ketaref.handouts import permission
from ketaref.handouts.compose import compose
from ketaref.handouts.options import Options
from ketaref.handouts.output import pdf
from ketaref.handouts.templates import Template, catalogue
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.engine import Typesetter

_WITH_THE_COUNSELOR = ("companion", "feedback")
"""Sheets that only make sense in the hand of who goes through another one with a client, or who reads the program."""


def export(options: argparse.Namespace) -> int:
    """Write the whole library in one format."""
    form = formats.find(options.format)
    formats.require(form)
    languages: tuple[Language, ...] = LANGUAGES if options.lang == "both" else (options.lang,)
    shelf = Shelf(open_library(), languages, options.as_of or datetime.date.today(), _Handouts().in_language)
    _check_policy(shelf)
    write: Callable[[Shelf, Path], None] = importlib.import_module(form.module).write
    write(shelf, Path(options.output))
    print(f"Wrote {options.output}.")
    return 0


def _check_policy(shelf: Shelf) -> None:
    """Raise NotAllowed where nothing, or nothing that is not reviewed, may leave this computer."""
    rules = policy.in_force()
    if not rules.allow_saving:
        raise NotAllowed("Saving is turned off by the administrator of this computer, and exports with it.")
    drafts = sum(entry.review.clinician != "done" for entry in shelf.entries)
    if rules.print_only_approved and drafts:
        raise NotAllowed(
            "The administrator of this computer allows only reviewed texts to be handed out; "
            f"{drafts} of {len(shelf.entries)} entries are not reviewed yet."
        )


class _Handouts:
    """The handouts that go with an export: each template as it comes, and those about one entry for each they take."""

    def __init__(self) -> None:
        self._typesetter = Typesetter()

    def in_language(self, library: Library, language: Language, as_of: datetime.date) -> list[Sheet]:
        """Return the sheets in `language`, those about no one entry first; none where the policy wants another."""
        if language not in permission.languages():
            return []
        made = [
            sheet
            for template in catalogue()
            if template.id not in _WITH_THE_COUNSELOR and language in template.languages
            for entry in _about(library, template)
            for sheet in self._sheet(library, template, entry, language, as_of)
        ]
        return sorted(made, key=lambda sheet: bool(sheet.entry))

    def _sheet(
        self, library: Library, template: Template, entry: str, language: Language, as_of: datetime.date
    ) -> Iterator[Sheet]:
        options = Options(
            as_of=as_of, entries=(entry,) if entry else (), language=language, paper=permission.papers()[0]
        )
        try:
            document = compose(library, template, options)
        except (HandoutError, UnknownEntry):  # what may not be printed, or is not in this library
            return
        name = f"{template.id}-{entry}" if entry else template.id
        title = library.entry(entry).edition(language).title if entry else template.title.in_language(language)
        make = partial(pdf, document, self._typesetter)
        yield Sheet(name, title, template.title.in_language(language), make, entry)


def _about(library: Library, template: Template) -> list[str]:
    """What a template is made about: "" for the sheet as it comes, and each entry that may stand on it alone."""
    side_by_side = any(part.source == "overview" for part in template.parts)
    alone = [
        entry.id
        for kind in template.entry_types
        if not side_by_side
        for entry in library.entries(kind)
        if entry.status == "published"
    ]
    return alone if template.max_entries == 1 else ["", *alone]
