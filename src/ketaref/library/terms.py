"""A word of a query as the full-text index is asked for it: in its forms, and as a beginning where it is the last."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
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


class Within:
    """Finds the terms of a query in one name after the other."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: defaultdict[str, list[int]] = defaultdict(list)
        self._half_typed: list[tuple[int, str]] = []
        for at, term in enumerate(terms):
            for form in term.forms:
                self._forms[form].append(at)
            if term.open:
                self._half_typed.append((at, term.word))

    def places(self, words: list[str]) -> set[int]:
        """Return which terms, by their places, are among the words of a name."""
        found = {at for word in words if word in self._forms for at in self._forms[word]}
        found.update(at for at, start in self._half_typed if any(word.startswith(start) for word in words))
        return found


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
