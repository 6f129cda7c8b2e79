"""The code on a sheet: eight letters that stand for which sheet it is and for what it says.

`QX4D-7N0K`: four letters for template, entries and language, three for the sheet's text, one to catch a slip.
Letters are Crockford's base 32 (no I, L, O, U; small letters, I, L and O are understood). The check letter is Luhn's,
modulo 32: it catches every single wrong letter and nearly every pair swapped.

The same sheet of the same text always has the same code, whatever its size, paper, colour or title.
"""

import hashlib

import msgspec

from ketaref.errors import HandoutError
from ketaref.i18n import _

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110", " -\t\u2010\u2011\u2013")
_WHICH, _TEXT = 4, 3


class Code(msgspec.Struct, frozen=True):
    """A code taken apart: `which` sheet it is, and what its `text` was."""

    which: str
    text: str

    def __str__(self) -> str:
        """Return the code as it is printed."""
        body = self.which + self.text
        return f"{body[:4]}-{body[4:]}{_check_letter(body)}"


def code_of(template: str, entries: list[str], language: str, text: str) -> Code:
    """Return the code of a sheet; `language` is `en`, `es` or `both`, `text` all that it says."""
    return Code(which(template, entries, language), _digest(text, _TEXT))


def which(template: str, entries: list[str], language: str) -> str:
    """Return the letters for a template, entries (in any order) and a language."""
    return _digest("\n".join([template, language, *sorted(entries)]), _WHICH)


def parse(typed: str) -> Code:
    """Return a code as somebody typed it. Raises HandoutError where it is none or has a slip in it."""
    letters = typed.strip().upper().translate(_READ_AS)
    if len(letters) != _WHICH + _TEXT + 1 or any(letter not in _LETTERS for letter in letters):
        raise HandoutError(
            _("{typed!r} is not a code of a handout. It has eight letters or digits, such as QX4D-7N0K.").format(
                typed=typed[:40]
            )
        )
    if _check_letter(letters[:-1]) != letters[-1]:
        raise HandoutError(_("A letter of {typed!r} is wrong. Compare it with the paper.").format(typed=typed[:40]))
    return Code(letters[:_WHICH], letters[_WHICH:-1])


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
