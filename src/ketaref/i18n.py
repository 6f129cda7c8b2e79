"""The interface's own words in the user's language (gettext); content and handouts carry their own.

Call `_` where a text is shown, never while importing: the language may change while the program runs.
"""

import gettext
from collections.abc import Sequence

from ketaref import paths

DOMAIN = "ketaref"
LANGUAGES: Sequence[str] = ("en", "es")

_current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Show the interface in `language` ("en" or "es") from now on; an unknown one falls back to English."""
    global _current
    _current = gettext.translation(DOMAIN, paths.translations(), languages=[language], fallback=True)


def _(text: str) -> str:
    """Return `text` in the interface language, or as it is where the catalogue lacks it."""
    return _current.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """Return the form for `count`, with `{count}` filled in."""
    return _current.ngettext(one, many, count).format(count=count)
