"""The code on a sheet: a few letters that stand for which sheet it is, for what it says and for its content version.

`QX4D7-N0K2A`: four letters for template, entries and language, three for the sheet's text, two for the content
version, one to catch a slip. A sheet about several entries has two letters more for each, before the last one, since
no list of all the sets that can be made of a library is short enough to look one up in.
Letters are Crockford's base 32 (no I, L, O, U; small letters, I, L and O are understood). The check letter is Luhn's,
modulo 32: it catches every single wrong letter and nearly every pair swapped.

The same sheet of the same content always has the same code, whatever its size, paper, colour or title.
"""

import hashlib
import re

import msgspec

from ketaref.errors import HandoutError
from ketaref.i18n import _

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110", " -\t\u2010\u2011\u2013")
_WHICH, _TEXT, _WHEN, _ENTRY = 4, 3, 2, 2
_SHORTEST = _WHICH + _TEXT + _WHEN + 1
_MOST_ENTRIES = 12
_LENGTHS = {_SHORTEST + _ENTRY * entries for entries in range(_MOST_ENTRIES + 1) if entries != 1}
_GROUP = 5

_VERSION = re.compile(r"(20\d\d)\.(1[0-2]|[1-9])\.(\d{1,2})")
_FIRST_YEAR = 2026
_MONTHS, _PATCHES = 64, 16
_UNKNOWN = _MONTHS * _PATCHES - 1
_AHEAD = 16
"""Months by which a sheet may be newer than the content that is asked; the code counts months round and round."""


class Code(msgspec.Struct, frozen=True):
    """A code taken apart: `which` sheet it is, what its `text` was, `when`, and letters for each of several entries."""

    which: str
    text: str
    when: str
    entries: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the code as it is printed."""
        body = "".join((self.which, self.text, self.when, *self.entries))
        whole = body + _check_letter(body)
        return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))

    def version(self, known: str) -> str:
        """Return the content version of the sheet, empty where the code does not tell.

        `known` is the version that is asked, of whose years it must be.
        """
        packed = _LETTERS.index(self.when[0]) + 32 * _LETTERS.index(self.when[1])
        here = _VERSION.fullmatch(known)
        if packed == _UNKNOWN or here is None:
            return ""
        month, patch = divmod(packed, _PATCHES)
        latest = _months(here) + _AHEAD
        month += (latest - month) // _MONTHS * _MONTHS
        return f"{_FIRST_YEAR + month // 12}.{month % 12 + 1}.{patch}"


def code_of(template: str, entries: list[str], language: str, text: str, version: str) -> Code:
    """Return the code of a sheet; `language` is `en`, `es` or `both`, `text` all that it says."""
    several = tuple(map(mark, sorted(entries))) if len(entries) > 1 else ()
    return Code(which(template, entries, language), _digest(text, _TEXT), _when(version), several)


def which(template: str, entries: list[str], language: str) -> str:
    """Return the letters for a template, entries (in any order) and a language."""
    return _digest("\n".join([template, language, *sorted(entries)]), _WHICH)


def mark(entry: str) -> str:
    """Return the letters that stand for an entry among several; a few entries of a library share theirs."""
    return _digest(entry, _ENTRY)


def parse(typed: str) -> Code:
    """Return a code as somebody typed it. Raises HandoutError where it is none or has a slip in it."""
    letters = typed.strip().upper().translate(_READ_AS)
    if len(letters) not in _LENGTHS or any(letter not in _LETTERS for letter in letters):
        raise HandoutError(
            _("{typed!r} is not a code of a handout. It has at least ten letters or digits: QX4D7-N0K2A.").format(
                typed=typed[:40]
            )
        )
    if _check_letter(letters[:-1]) != letters[-1]:
        raise HandoutError(_("A letter of {typed!r} is wrong. Compare it with the paper.").format(typed=typed[:40]))
    at, end = _WHICH + _TEXT, _SHORTEST - 1
    several = tuple(letters[place : place + _ENTRY] for place in range(end, len(letters) - 1, _ENTRY))
    return Code(letters[:_WHICH], letters[_WHICH:at], letters[at:end], several)


def _when(version: str) -> str:
    """A content version such as 2026.11.2 in two letters: its month, counted round, and its place in the month."""
    found = _VERSION.fullmatch(version)
    packed = _UNKNOWN
    if found and int(found[3]) < _PATCHES:
        packed = _months(found) % _MONTHS * _PATCHES + int(found[3])
    return _LETTERS[packed % 32] + _LETTERS[packed // 32]


def _months(version: re.Match[str]) -> int:
    return (int(version[1]) - _FIRST_YEAR) * 12 + int(version[2]) - 1


def _digest(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(length))


def _check_letter(body: str) -> str:
    """Luhn's check modulo 32: from the right, every second value counts double, its two digits added."""
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = _LETTERS.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return _LETTERS[-total % 32]
