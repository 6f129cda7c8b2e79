"""A word of a query as the full-text index is asked for it: in its forms, and as a beginning where it is the last."""

import sqlite3
from itertools import takewhile

import msgspec

from ketaref.library.schema import LAST, LONGEST_PREFIX

_FORMS_AT_MOST = 12


class Term(msgspec.Struct, frozen=True):
    """A word, the forms of it that the library has, and whether longer words count that begin with it."""

    word: str
    forms: frozenset[str]
    open: bool

    @property
    def typed(self) -> str:
        """The word alone, for FTS5; always quoted, so that nothing typed is an operator."""
        return f'"{self.word}"*' if self.open else f'"{self.word}"'

    @property
    def expression(self) -> str:
        """The word in all its forms, for FTS5."""
        others = [f'"{form}"' for form in sorted(self.forms - {self.word})]
        return f"({' OR '.join([self.typed, *others])})"

    @property
    def start(self) -> str:
        """How all forms of the word begin."""
        first, last = min(self.forms), max(self.forms)
        same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
        return "".join(letter for letter, _ in same)

    def stands_in(self, words: list[str]) -> bool:
        """Say whether one of the words is meant."""
        return not self.forms.isdisjoint(words) or (self.open and any(word.startswith(self.word) for word in words))


class Terms:
    """The forms of words, from the families that the library holds: drive, drives, driving."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, words: list[str]) -> list[Term]:
        """Return what to look for; the last word of a query may be half typed."""
        return [self._of(word, last=at == len(words)) for at, word in enumerate(words, start=1)]

    def _of(self, word: str, last: bool) -> Term:
        forms = {word, *self._family(word)}
        if not last:
            return Term(word, frozenset(forms), False)
        longer = self._longer(word) if len(word) > LONGEST_PREFIX and word.isalpha() else None
        if longer is None:
            return Term(word, frozenset(forms), True)
        return Term(word, frozenset(forms | longer), False)

    def _family(self, word: str) -> set[str]:
        query = (
            "SELECT DISTINCT others.word FROM families JOIN families AS others ON others.family = families.family "
            "WHERE families.word = ? LIMIT ?"
        )
        return {found for (found,) in self._connection.execute(query, (word, _FORMS_AT_MOST))}

    def _longer(self, word: str) -> set[str] | None:
        """Every word that begins so, where they are few: FTS5 finds words faster than long beginnings."""
        query = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT ?"
        found = {one for (one,) in self._connection.execute(query, (word, word + LAST, _FORMS_AT_MOST + 1))}
        return found if len(found) <= _FORMS_AT_MOST else None
