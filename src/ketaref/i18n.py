"""The interface's own words in the user's language (gettext); content and handouts carry their own.

Call `_` where a text is shown, never while importing: the language may change while the program runs.
"""

import gettext
from collections.abc import Sequence
from typing import Literal

from ketaref import paths

Spoken = Literal["en", "es"]
DOMAIN = "ketaref"
LANGUAGES: Sequence[Spoken] = ("en", "es")

_spoken: Spoken = "en"
_current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: Spoken) -> None:
    """Show the interface in `language` from now on; English is what the program itself says, without a catalogue."""
    global _spoken, _current
    _spoken = language
    _current = gettext.NullTranslations()
    if language != "en":
        _current = gettext.translation(DOMAIN, paths.translations(), languages=[language], fallback=True)


def has_catalogue(language: Spoken) -> bool:
    """Say whether the words of `language` are there; English needs none."""
    return language == "en" or gettext.find(DOMAIN, paths.translations(), [language]) is not None


def spoken() -> Spoken:
    """Return the language the interface is shown in."""
    return _spoken


def best_of(wanted: Sequence[str]) -> Spoken:
    """Return the first language of `wanted` (tags such as "es-US") that the interface speaks, else English."""
    begun = (tag.replace("_", "-").partition("-")[0].lower() for tag in wanted)
    return next((language for tag in begun for language in LANGUAGES if tag == language), "en")


def _(text: str) -> str:
    """Return `text` in the interface language, or as it is where the catalogue lacks it."""
    return _current.gettext(text)


def noted(text: str) -> str:
    """Return `text` as it is: marks it for the catalogue; whoever shows it translates it with `_`."""
    return text


def in_every_language(text: str) -> str:
    """Return `text` in each language of the interface, one after the other."""
    others = (gettext.translation(DOMAIN, paths.translations(), [language], fallback=True) for language in LANGUAGES)
    return " ".join(dict.fromkeys((text, *(other.gettext(text) for other in others))))


def plural(one: str, many: str, count: int) -> str:
    """Return the form for `count`, with `{count}` filled in."""
    return _current.ngettext(one, many, count).format(count=count)
