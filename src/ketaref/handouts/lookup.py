"""From the code on a piece of paper back to the sheet: which one it is, and whether it still says what it said."""

import itertools
from collections.abc import Iterator

import msgspec

from ketaref.errors import HandoutError
from ketaref.handouts.code import Code, parse, which
from ketaref.handouts.compose import compose_code
from ketaref.handouts.options import LANGUAGE_CHOICES, Options
from ketaref.handouts.templates import Template, catalogue
from ketaref.i18n import _
from ketaref.library.library import Library

_ALL_SETS_OF = 3
"""Any so many entries together are looked for; larger sets only where a template names them."""


class Match(msgspec.Struct, frozen=True):
    """A sheet that a code stands for. `current` says that today's content makes the same text."""

    template: str
    entries: list[str]
    language: str
    current: bool


def identify(library: Library, typed: str, options: Options) -> list[Match]:
    """Return the sheets that a typed code can stand for; nearly always one.

    `options` lends its day. Raises HandoutError where the code is mistyped or stands for no sheet of this content.
    """
    code = parse(typed)
    found = [
        _match(library, template, entries, language, code, options)
        for template in catalogue()
        for entries in _sets(library, template)
        for language in LANGUAGE_CHOICES
        if which(template.id, entries, language) == code.which
    ]
    if not found:
        raise HandoutError(
            _("No sheet of this content has the code {code}. The sheet is older or newer; make a new one.").format(
                code=code
            )
        )
    return found


def _match(
    library: Library, template: Template, entries: list[str], language: str, code: Code, options: Options
) -> Match:
    asked = msgspec.structs.replace(options, entries=tuple(entries), language=language)
    try:
        current = compose_code(library, template, asked) == code
    except HandoutError:  # withdrawn since, or no longer in that language
        current = False
    return Match(template.id, entries, language, current)


def _sets(library: Library, template: Template) -> Iterator[list[str]]:
    named = {tuple(sorted(ids)) for ids in (template.default_entries, template.example_entries)}
    ids = [entry.id for kind in template.entry_types for entry in library.entries(kind)]
    for size in range(1, min(_ALL_SETS_OF, template.max_entries) + 1):
        named.update(tuple(sorted(some)) for some in itertools.combinations(ids, size))
    yield from map(list, sorted(named))
