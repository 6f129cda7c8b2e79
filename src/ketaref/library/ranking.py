"""Which entries a query means, in tiers: exact names, beginnings of names, then whatever holds its words.

Every word of the query is quoted, so nothing a person types is an operator; the last word is a beginning.
docs/decisions/0004, 0010, 0011 and 0066 say why it is so.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from ketaref.library.clues import Clues
from ketaref.library.schema import BEGINNING_ORDER, LAST, NAME_SOURCE, NAME_SYNONYM, NAME_TITLE, entry_of
from ketaref.library.stop_words import STOP_WORDS
from ketaref.library.terms import Term, Terms, Within
from ketaref.model.text import LANGUAGES

_COMMON = 400
"""A word that more texts hold tells nothing beside others, and would cost frames to weigh."""
_FIELD_WEIGHTS = (("title", 1.5), ("names", 2.0), ("asked", 2.0), ("summary", 1.2), ("sources", 4.0), ("body", 1.2))
"""What a word is worth in each field. These, and the numbers below, were fitted to the queries of
`tests/golden/search.tsv` that are for tuning; little depends on their exact values."""
_SAID_AT_MOST, _SAID, _TITLE, _SYNONYM = 8, 4.5, 2.0, 0.3
"""Of so many entries it is looked whether one name says by itself what is asked. A title counts more, and a synonym
that was meant for another entry first less."""
_OFTEN = 0.6
"""What it counts beside that in how many of its names, and ways to ask for it, an entry holds a word."""
_TAIL = 0.15
"""Of a query of several words, entries that are worth less than this share of the best one are no answer to it."""
_TELLING = 0.4
"""A name that holds no word worth this share of the weightiest is not looked at."""
_LITTLE = 0.25
"""What a stop word counts where whole names are compared."""
_GUESSED = 0.8
"""What a mended word counts beside words that were typed."""
_NAMES = ("title", "names", "asked")
_KIND = "ifnull(CAST(kind AS INTEGER), 0)"
"""A number whatever a damaged file holds."""
_ALL = 1_000_000
_NAMES_PER_ENTRY = 8


class Ranking:
    """The order of entries for the words of a query, over one library."""

    def __init__(self, connection: sqlite3.Connection, terms: Terms) -> None:
        self._connection = connection
        self._terms = terms
        self._clues = Clues(connection)

    def entries(self, typed: list[str], guessed: set[str], entry_type: str | None, limit: int) -> list[int]:
        """Return the numbers of the best entries, each once; `guessed` are words that were mended."""
        asked = limit if entry_type is None else _ALL  # the type is sifted out afterwards
        weighed = cache(lambda: list(self._weighed(typed, guessed, asked)))  # exact names of one kind need it too
        tiers = (
            lambda: self._exact_names(typed, weighed),
            lambda: self._beginnings(typed, asked),
            weighed,
            lambda: self._anywhere(typed, asked),
        )
        found: dict[int, None] = {}
        for tier in tiers:
            if len(found) < limit:
                found.update(dict.fromkeys(self._of_type(tier(), entry_type)))
        return list(found)[:limit]

    def begins_a_name(self, typed: list[str]) -> bool:
        """Say whether a name begins with what was typed: then there is nothing to mend."""
        start = " ".join(typed)
        query = f"SELECT 1 FROM names WHERE folded >= ? AND folded < ? AND kind < {NAME_SOURCE} LIMIT 1"
        return any(self._numbers(query, start, start + LAST))

    def named_by(self, words: list[str], limit: int) -> list[int]:
        """Return entries with one of these words in a name, those of the first word first."""
        found: dict[int, None] = {}
        for word in words:
            for text in self._holding_all([Term(word, frozenset({word}), open=False)], _NAMES):
                if len(found) < limit:
                    found.setdefault(text)
        return list(found)

    def _exact_names(self, typed: list[str], weighed: Callable[[], list[int]]) -> Iterator[int]:
        """Entries of just that name, the weightier among equals first."""
        query = f"SELECT entry, min({_KIND}) FROM names WHERE folded = ? AND entry > 0 GROUP BY entry"
        kinds: dict[int, int] = dict(self._connection.execute(query, (" ".join(typed),)).fetchall())
        order = weighed() if len(set(kinds.values())) < len(kinds) else []
        place = {number: at for at, number in enumerate(order)}
        return iter(sorted(kinds, key=lambda number: (kinds[number], place.get(number, len(place)), number)))

    def _beginnings(self, typed: list[str], limit: int) -> Iterator[int]:
        start = " ".join(typed)
        kept = list(self._numbers("SELECT entry FROM crowded WHERE beginning = ? ORDER BY position", start))
        if kept and len(kept) >= limit:
            yield from kept
            return
        query = f"SELECT entry FROM names WHERE folded >= ? AND folded < ? AND kind < {NAME_SOURCE} "
        query += f"ORDER BY {BEGINNING_ORDER} LIMIT ?"
        rows = _NAMES_PER_ENTRY * limit  # a letter begins thousands of names: SQLite sorts out the first few
        first = list(self._numbers(query, start, start + LAST, rows))
        if len(first) == rows and len(set(first)) < limit:
            first = list(self._numbers(query, start, start + LAST, -1))
        yield from first

    def _weighed(self, typed: list[str], guessed: set[str], limit: int) -> Iterator[int]:
        """Entries by what of the query they hold: rare words and words in names weigh most.

        A question rarely stands in a text word for word, so an entry need not hold every word; one that holds more
        of what tells comes first. A word that stands nearly everywhere tells nothing beside others.
        """
        asked = _asked(typed)
        clues = self._clues.worth(typed)
        if not asked or len(asked) == len(asked[0]) == 1:  # stop words or a letter: nothing to weigh but clues
            columns = _NAMES if len(typed[-1]) == 1 else (*_NAMES, "body")
            holding = self._holding_all(self._terms.all(typed), columns)
            yield from sorted(holding, key=lambda number: -clues.get(number, 0.0))[:limit]
            return
        terms = self._terms.all(asked)
        scores: defaultdict[int, float] = defaultdict(float)
        worth = {term: self._weigh(scores, term, _GUESSED if term.word in guessed else 1.0) for term in terms}
        if not scores:
            holding = self._holding_all(terms, _NAMES)
            best = self._said(dict.fromkeys(terms, 1.0), holding[: 4 * _SAID_AT_MOST])
            yield from sorted(holding, key=lambda number: -best.get(number, 0.0))[:limit]
            return

        def order(number: int) -> tuple[float, int]:
            return -scores[number] - clues.get(number, 0.0), number

        first = sorted(scores, key=order)[: max(limit, _SAID_AT_MOST)]
        worth |= {term: _LITTLE for term in self._terms.all(typed) if term.word in STOP_WORDS}
        for number, share in self._said(worth, first[:_SAID_AT_MOST]).items():
            scores[number] += share * _SAID
        least = max(scores.values()) * _TAIL if len(terms) > 1 and limit < _ALL else 0
        yield from sorted((number for number in first if scores[number] >= least), key=order)[:limit]

    def _weigh(self, scores: defaultdict[int, float], term: Term, share: float) -> float:
        """Add to `scores` what a word is worth in each field, and return what it is worth: the rarer the more."""
        fields = [(self._holding(column, term.expression), weight) for column, weight in _FIELD_WEIGHTS]
        most = max(len(texts) for texts, _ in fields)
        worth = share * math.log(1 + self._texts / max(1, most))
        for texts, weight in fields:
            if len(texts) <= _COMMON:
                for number in {entry_of(text) for text in texts}:
                    scores[number] += worth * weight
        return worth

    def _holding_all(self, terms: list[Term], columns: tuple[str, ...]) -> list[int]:
        """Entries that hold every word in one of these columns, those of the first column first."""
        expression = " AND ".join(term.expression for term in terms)
        texts = [text for column in columns for text in self._holding(column, expression)]
        return list(dict.fromkeys(map(entry_of, texts)))

    def _anywhere(self, typed: list[str], limit: int) -> Iterator[int]:
        """Entries whose text holds every word, however common: who asks for all of them gets all of them."""
        expression = " AND ".join(term.expression for term in self._terms.all(_asked(typed) or typed))
        rows = self._numbers(
            "SELECT rowid FROM in_body WHERE in_body MATCH ? LIMIT ?", expression, len(LANGUAGES) * limit
        )
        yield from map(entry_of, rows)

    def _said(self, worth: dict[Term, float], numbers: list[int]) -> dict[int, float]:
        """How well the names of entries, and the ways to ask for them, say what was typed.

        The one that says most by itself counts: 0 to the worth of all words. So does, for each word, how many hold it:
        an entry that many people ask for with a word is more about it than one that names it once.
        """
        within = Within(worth)
        worths, sizes = list(worth.values()), [_size([term.word]) for term in worth]
        least = max(worths) * _TELLING
        starts = [term.start for term, one in worth.items() if one >= least]
        query = (
            f"SELECT entry, CAST(folded AS TEXT), {_KIND} FROM names WHERE entry IN ({','.join('?' * len(numbers))}) "
            f"AND ({' OR '.join(['instr(folded, ?)'] * len(starts))})"  # most names hold nothing of it
        )
        best: dict[int, float] = {}
        often: defaultdict[tuple[int, int], float] = defaultdict(float)
        for number, name, kind in self._connection.execute(query, [*numbers, *starts]):
            said = name.split()
            fit = within.places(said)
            if fit:
                whole = min(1.0, sum(sizes[at] for at in fit) / _size(said))
                share = sum(worths[at] for at in fit) * whole**0.5
                share *= _TITLE if kind == NAME_TITLE else _SYNONYM if kind > NAME_SYNONYM else 1
                best[number] = max(best.get(number, 0.0), share)
                for at in fit:
                    often[number, at] += whole
        for (number, at), times in often.items():
            if worths[at] >= least:
                best[number] += _OFTEN * worths[at] * math.log1p(times)
        return best

    def _holding(self, column: str, expression: str) -> list[int]:
        """The numbers of texts that match; of a word that stands nearly everywhere, one more than are counted."""
        query = f"SELECT rowid FROM in_{column} WHERE in_{column} MATCH ? LIMIT {_COMMON + 1}"
        return [number for (number,) in self._connection.execute(query, (expression,)).fetchall()]

    @cached_property
    def _texts(self) -> int:
        row = self._connection.execute("SELECT count(*) FROM search_texts").fetchone()
        return int(row[0])

    def _of_type(self, numbers: Iterable[int], entry_type: str | None) -> Iterable[int]:
        if entry_type is None:
            return numbers
        wanted = set(self._numbers("SELECT number FROM entries WHERE type = ?", entry_type))
        return [number for number in numbers if number in wanted]

    def _numbers(self, query: str, *arguments: str | int) -> Iterator[int]:
        return (row[0] for row in self._connection.execute(query, arguments))


def _asked(typed: list[str]) -> list[str]:
    """The words of a query that can tell entries apart, if any."""
    kept = [word for word in typed if word not in STOP_WORDS]
    return [word for word in kept if len(word) > 1] or kept[-1:]  # a letter beside words begins nearly every text


def _size(said: list[str]) -> float:
    """How much so many words say: those that stand in every question little."""
    return len(said) - (1 - _LITTLE) * len(STOP_WORDS.intersection(said))
