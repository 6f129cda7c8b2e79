"""From the code on a piece of paper back to the sheet: which one it is, of when, and what has changed since."""

import itertools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from ketaref.errors import HandoutError
from ketaref.handouts.code import Code, mark, parse, which
from ketaref.handouts.compose import compose_code
from ketaref.handouts.options import LANGUAGE_CHOICES, Options
from ketaref.handouts.templates import Template, catalogue
from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.model.correction import Correction, said
from ketaref.model.text import Bilingual, Language

State = Literal["current", "changed", "withdrawn"]
_MOST_SETS = 100_000
"""Sets of entries that are tried where many share their letters; a library of our size has a few dozen."""


class Copy(msgspec.Struct, frozen=True):
    """A sheet that somebody holds in their hands.

    `state` says how it stands beside what the library makes today; `version` is the content it was made from, empty
    where its code does not tell; `corrections` were made since in what it draws on, the newest first.
    """

    template: str
    title: Bilingual
    entries: list[str]
    language: str
    version: str
    state: State
    corrections: list[Correction]


def identify(library: Library, typed: str) -> list[Copy]:
    """Return the sheets that a typed code can stand for; nearly always one.

    Raises HandoutError where the code is mistyped or stands for no sheet of this content.
    """
    code = parse(typed)
    release = library.release()
    version = code.version(release.content_version)
    found = [
        _copy(library, template, entries, language, code, version)
        for template in catalogue()
        for entries in _sets(library, template, code)
        for language in LANGUAGE_CHOICES
        if which(template.id, entries, language) == code.which
    ]
    if not found:
        raise HandoutError(_unknown(code, version, release.content_version))
    return found


def told(library: Library, copy: Copy, language: Language) -> list[str]:
    """Return what a reader is told of a copy, line by line: what it is, how it stands, what was wrong on it."""
    titles = [library.entry(entry_id).edition(language).title for entry_id in copy.entries]
    about = ": ".join(filter(None, [copy.title.in_language(language), ", ".join(titles)]))
    names = {"en": _("English"), "es": _("Spanish"), "both": _("English and Spanish")}
    version = _("content version {version}").format(version=copy.version) if copy.version else ""
    lines = [" · ".join(filter(None, [about, names[copy.language], version])), _state(copy)]
    if copy.corrections:
        lines.append(_("A mistake on this sheet was corrected. Throw the old copy away and give a new one."))
    return lines + [said(correction, language) for correction in copy.corrections]


def _state(copy: Copy) -> str:
    return {
        "current": _("It still holds: the library says the same today."),
        "changed": _("The text has changed since. Print it anew before you use it again."),
        "withdrawn": _("Something on it was withdrawn. Do not use it any more."),
    }[copy.state]


def _copy(library: Library, template: Template, entries: list[str], language: str, code: Code, version: str) -> Copy:
    return Copy(
        template=template.id,
        title=template.title,
        entries=entries,
        language=language,
        version=version,
        state=_standing(library, template, entries, language, code),
        corrections=_since(library, {*entries, *template.named_entries(), *_owners(library, template)}, version),
    )


def _standing(library: Library, template: Template, entries: list[str], language: str, code: Code) -> State:
    drawn_on = [library.entry(entry_id) for entry_id in (*entries, *template.named_entries())]
    if any(entry.status != "published" for entry in drawn_on):
        return "withdrawn"
    today = library.release().released  # a code depends on no day
    asked = msgspec.structs.replace(Options(as_of=today), entries=tuple(entries), language=language)
    try:
        return "current" if compose_code(library, template, asked).text == code.text else "changed"
    except HandoutError:  # no longer in that language, or its form may no longer be printed
        return "changed"


def _since(library: Library, entries: set[str], version: str) -> list[Correction]:
    """The corrections that a copy of that version lacks; all of them where its version is not known."""
    return [
        one
        for one in library.corrections()
        if one.entry in entries and (not version or _order(one.since) <= _order(version) < _order(one.mended_in))
    ]


def _owners(library: Library, template: Template) -> list[str]:
    """The entries whose figures a template shows by itself."""
    return [library.figure_owner(figure) for part in template.parts for figure in part.figure_ids()]


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _unknown(code: Code, version: str, known: str) -> str:
    if version and _order(version) > _order(known):
        return _(
            "{code} is from content {version}; this is content {known}. Install the newest content, then ask again."
        ).format(code=code, version=version, known=known)
    return _("No sheet of this content has the code {code}. The sheet is of other content; make a new one.").format(
        code=code
    )


def _sets(library: Library, template: Template, code: Code) -> Iterator[list[str]]:
    """Sets of entries, in the order of their ids, that a template takes and a code can mean."""
    ids = sorted(entry.id for kind in template.entry_types for entry in library.entries(kind))
    if not code.entries:
        yield from ([one] for one in ids)
        if not template.needs_entries and not template.default_entries:
            yield []
    elif len(code.entries) <= template.max_entries:
        meant = [[one for one in ids if mark(one) == letters] for letters in code.entries]
        for some in itertools.islice(itertools.product(*meant), _MOST_SETS):
            if len(set(some)) == len(some):
                yield sorted(some)
