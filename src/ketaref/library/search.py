"""Search as you type, in tiers: exact names, beginnings and words of names, full text, mended spelling.

Every word of the query is quoted, so nothing a person types is an operator; the last word is a beginning.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from ketaref.errors import LibraryDamaged
from ketaref.library.folding import words
from ketaref.library.library import Library
from ketaref.library.schema import NAME_TITLE
from ketaref.library.snippets import snippet
from ketaref.library.spelling import Spelling
from ketaref.library.stop_words import STOP_WORDS
from ketaref.model.entry import EntrySummary
from ketaref.model.text import Language

DEFAULT_LIMIT = 40
_MAX_WORDS = 12
_MAX_LETTERS = 60
_MATCHING = (
    "SELECT search_texts.entry FROM search JOIN search_texts ON search_texts.number = search.rowid WHERE search MATCH ?"
)
_RANKED_AT_MOST = 400
"""More matches than this are shown in the library's order: ranking thousands by bm25 costs frames."""
_COMMON = 400
"""A word that more texts hold tells nothing beside others, and would cost frames to weigh."""
_FIELD_WEIGHTS = (("{summary}", 1.5), ("{sources}", 1.8), ("{names}", 2.2), ("{title}", 3.2))
"""What a word is worth in each field that tells more than running text, where it is worth 1; the weightiest last."""
_NEAR, _NEAR_BONUS = 8, 1.0
"""Words of a query within so many words of each other are worth so much more."""
_WEIGHED_AT_MOST = 150
_COUNTED, _OFTEN = 12, 0.15
"""Of the first entries it is counted how often they say a word, which decides between equals; of a word that many
texts hold this would cost frames."""
_LEAST_BODY_LETTERS = 3
_ALL = 1_000_000
_NAMES_PER_ENTRY = 8
_NEAREST = 5
_SNIPPETS_AT_MOST = 16
"""Later hits show their summary: nobody has them in view while typing."""


class Hit(msgspec.Struct, frozen=True):
    """One entry found. `snippet` holds matched words between MARK_START and MARK_END; `score` falls.

    `answer` is the whole sentence that answers, where the first hit is a question or a word of the glossary.
    """

    entry: EntrySummary
    snippet: str
    score: float
    name: str = ""
    answer: str = ""


class Results(msgspec.Struct, frozen=True):
    """What a query found; `corrected` is the mended query where the spelling was mended, else empty.

    Where nothing was found, `nearest` holds entries whose names are most like what was typed.
    """

    query: str
    corrected: str
    hits: list[Hit]
    nearest: list[EntrySummary] = []


class Search:
    """Search over one library. Answers on the thread that asks; keeps nothing typed between queries."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._spelling = Spelling(library.connection)

    def find(
        self,
        query: str,
        language: Language = "en",
        entry_type: str | None = None,
        limit: int = DEFAULT_LIMIT,
        mend: bool = True,
    ) -> Results:
        """Return the best `limit` entries for what was typed; never raises for any text.

        Words that the library does not know are mended, unless `mend` is false.

        `language` chooses titles and snippets; names and texts of both languages are searched.
        Raises LibraryDamaged where the database cannot be read.
        """
        typed = [word[:_MAX_LETTERS] for word in words(query)[:_MAX_WORDS]]
        if not typed:
            return Results(query, "", [])
        try:
            meant = typed if not mend or self._is_name(typed) else self._spelling.mended(typed)
            found = self._ranked(meant, entry_type, limit)
            corrected = " ".join(meant) if meant != typed and found else ""
            nearest = [] if found else self._nearest(typed, language)
            return Results(query, corrected, self._hits(found, meant, language), nearest)
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged("The content database is damaged. Install KetaRef again.") from error

    def _ranked(self, typed: list[str], entry_type: str | None, limit: int) -> list[int]:
        """Entry numbers by tier, each once: whole names, beginnings of names, then what holds the words best."""
        found: dict[int, None] = {}
        asked = limit if entry_type is None else _ALL  # the type is sifted out afterwards
        for tier in (self._exact_names, self._beginnings, self._weighed):
            found.update(dict.fromkeys(self._of_type(tier(typed, asked), entry_type)))
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def _exact_names(self, typed: list[str], limit: int) -> Iterable[int]:
        """Entries of just that name; "what is an antidepressant" asks for a name too."""
        query = "SELECT entry FROM names WHERE folded = ? ORDER BY kind, entry"
        names = dict.fromkeys((" ".join(typed), " ".join(_asked(typed) or typed)))
        return [number for name in names for number in self._numbers(query, name)]

    def _beginnings(self, typed: list[str], limit: int) -> Iterable[int]:
        start = " ".join(typed)
        query = (
            "SELECT entry FROM names WHERE folded >= ? AND folded < ? "
            "ORDER BY kind, length(folded), folded, entry LIMIT ?"
        )
        rows = _NAMES_PER_ENTRY * limit  # a letter begins thousands of names: SQLite sorts out the first few
        first = list(self._numbers(query, start, start + "\U0010ffff", rows))
        if len(first) < rows or len(set(first)) >= limit:
            return first
        return self._numbers(query, start, start + "\U0010ffff", -1)

    def _weighed(self, typed: list[str], limit: int) -> Iterable[int]:
        """Entries by what of the query they hold: rare words and words in names weigh most, near ones a little more.

        A question rarely stands in a text word for word, so an entry need not hold every word; one that holds more
        of what tells comes first. A word that stands nearly everywhere tells nothing beside others.
        """
        asked = _asked(typed)
        if not asked or len(asked) == len(asked[0]) == 1:  # stop words or a letter: nothing to weigh
            names = " ".join(f'"{word}"' for word in typed)
            return self._match(f"{{title names}} : ({names}*)", limit)
        terms = [f'"{word}"' for word in asked[:-1]] + [f'"{asked[-1]}"*']
        scores: defaultdict[int, float] = defaultdict(float)
        telling = [term for term in terms if self._weigh(scores, term)]
        if not scores:
            return self._match(f"{{title names}} : ({' '.join(terms)})", limit)
        if len(telling) > 1:
            for number in self._holding(f"NEAR({' '.join(telling)}, {_NEAR})"):
                scores[number] += _NEAR_BONUS
        first = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
        counted = first[:_COUNTED] if telling and len(scores) <= _WEIGHED_AT_MOST else []
        for number, often in self._how_often(" OR ".join(telling), counted) if counted else ():
            scores[number] += often * _OFTEN
        return sorted(first, key=lambda number: (-scores[number], number))

    def _how_often(self, expression: str, numbers: list[int]) -> Iterable[tuple[int, float]]:
        """Yield how well the words fit each of the first entries, by bm25: whether they stand there once or often."""
        marks = ",".join("?" * len(numbers))
        query = (
            "SELECT search_texts.entry, max(-rank) FROM search JOIN search_texts ON search_texts.number = search.rowid "
            f"WHERE search MATCH ? AND search.rowid IN (SELECT number FROM search_texts WHERE entry IN ({marks})) "
            "GROUP BY search_texts.entry"
        )
        return self._connection.execute(query, (expression, *numbers)).fetchall()

    def _weigh(self, scores: defaultdict[int, float], term: str) -> bool:
        """Add to `scores` what a word is worth: the rarer it is the more, and more in a name than in running text.

        Return whether it tells anything in running text; what stands nearly everywhere may still tell in a name.
        """
        everywhere = self._holding(term)
        telling = 0 < len(everywhere) <= _COMMON
        best = dict.fromkeys(everywhere, 1.0) if telling else {}
        for columns, weight in _FIELD_WEIGHTS if everywhere else ():
            held = self._holding(f"{columns} : {term}")
            if len(held) <= _COMMON:
                best.update(dict.fromkeys(held, weight))
        rarity = math.log(1 + self._texts / max(1, len(everywhere)))
        for number, weight in best.items():
            scores[number] += rarity * weight
        return telling

    def _holding(self, expression: str) -> set[int]:
        """The entries whose texts match; of a word that stands nearly everywhere, one more than are counted."""
        return set(self._numbers(f"{_MATCHING} LIMIT {_COMMON + 1}", expression))

    @cached_property
    def _texts(self) -> int:
        row = self._connection.execute("SELECT max(number) FROM search_texts").fetchone()
        return int(row[0] or 1)

    def _match(self, expression: str, limit: int) -> Iterable[int]:
        found = list(self._numbers(f"{_MATCHING} LIMIT {_RANKED_AT_MOST + 1}", expression))
        if len(found) > _RANKED_AT_MOST:
            return found
        return self._numbers(f"{_MATCHING} ORDER BY rank LIMIT ?", expression, 2 * limit)

    def _of_type(self, numbers: Iterable[int], entry_type: str | None) -> Iterable[int]:
        if entry_type is None:
            return numbers
        wanted = set(self._numbers("SELECT number FROM entries WHERE type = ?", entry_type))
        return [number for number in numbers if number in wanted]

    def _numbers(self, query: str, *arguments: str | int) -> Iterator[int]:
        return (row[0] for row in self._connection.execute(query, arguments))

    def _is_name(self, typed: list[str]) -> bool:
        """Say whether a name begins with what was typed: then there is nothing to mend."""
        start = " ".join(typed)
        query = "SELECT 1 FROM names WHERE folded >= ? AND folded < ? LIMIT 1"
        return any(self._numbers(query, start, start + "\U0010ffff"))

    def _nearest(self, typed: list[str], language: Language) -> list[EntrySummary]:
        """Entries whose names look most like what was typed, for a query that finds nothing."""
        from rapidfuzz import fuzz, process  # only a dead end pays for it

        rows = self._connection.execute("SELECT folded, entry FROM names WHERE kind = ?", (NAME_TITLE,)).fetchall()
        names = [str(name) for name, _ in rows]
        near = process.extract(" ".join(typed), names, scorer=fuzz.partial_ratio, limit=_NEAREST)
        numbers = list(dict.fromkeys(rows[at][1] for _name, _score, at in near))
        summaries = self._library.summaries(numbers, language)
        return [summaries[number] for number in numbers if number in summaries]

    def _hits(self, numbers: list[int], typed: list[str], language: Language) -> list[Hit]:
        summaries = self._library.summaries(numbers, language)
        snippets = self._snippets(numbers, typed, language)
        names = self._matched_names(numbers, " ".join(typed))
        answers = self._answers(numbers[:1], language)
        return [
            Hit(
                summaries[number],
                snippets.get(number) or summaries[number].summary,
                round(1 - at / (len(numbers) + 1), 3),
                names.get(number, ""),
                answers.get(number, ""),
            )
            for at, number in enumerate(numbers)
            if number in summaries  # a damaged index may name entries that are not there
        ]

    def _snippets(self, numbers: list[int], typed: list[str], language: Language) -> dict[int, str]:
        """The words around the match in the running text, for the first entries whose text holds them."""
        telling = _telling(typed)
        shown = numbers[:_SNIPPETS_AT_MOST] if telling else []
        marks = ",".join("?" * len(shown))
        query = (
            "SELECT number, entry, levelled FROM search_texts "
            f"WHERE entry IN ({marks}) ORDER BY language = ? DESC, language"
        )
        found: dict[int, str] = {}
        for text_number, number, levelled in self._connection.execute(query, (*shown, language)):
            if number not in found and any(word in levelled for word in telling):
                text = snippet(self._body(text_number), levelled, telling)
                if text:
                    found[number] = text
        return found

    def _answers(self, numbers: list[int], language: Language) -> dict[int, str]:
        """The sentence that answers by itself, of entries that have one."""
        marks = ",".join("?" * len(numbers))
        query = (
            f"SELECT entry, answer FROM search_texts WHERE entry IN ({marks}) AND answer != '' "
            "ORDER BY language = ?, language DESC"
        )
        return dict(self._connection.execute(query, (*numbers, language)).fetchall())

    def _body(self, text_number: int) -> str:
        row = self._connection.execute("SELECT body FROM search_texts WHERE number = ?", (text_number,)).fetchone()
        return str(row[0])

    def _matched_names(self, numbers: list[int], start: str) -> dict[int, str]:
        """The other name by which an entry was found, so that the reader sees why it is there."""
        marks = ",".join("?" * len(numbers))
        query = (
            f"SELECT entry, name FROM names WHERE folded >= ? AND folded < ? AND kind > {NAME_TITLE} "
            f"AND entry IN ({marks}) ORDER BY length(folded) DESC"
        )
        return dict(self._connection.execute(query, (start, start + "\U0010ffff", *numbers)))


def _asked(typed: list[str]) -> list[str]:
    """The words of a query that can tell entries apart, if any."""
    kept = [word for word in typed if word not in STOP_WORDS]
    return [word for word in kept if len(word) > 1] or kept[-1:]  # a letter beside words begins nearly every text


def _telling(typed: list[str]) -> list[str]:
    """The words that say what is asked: not "can", "the" or a letter or two, which are in every text."""
    return [word for word in typed if word not in STOP_WORDS and len(word) >= _LEAST_BODY_LETTERS]
