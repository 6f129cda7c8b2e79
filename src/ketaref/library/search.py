"""Search as you type, in tiers: exact names, beginnings and words of names, full text, mended spelling.

Every word of the query is quoted, so nothing a person types is an operator; the last word is a beginning.
"""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from ketaref.errors import LibraryDamaged
from ketaref.library.folding import words
from ketaref.library.library import Library
from ketaref.library.schema import NAME_TITLE
from ketaref.library.snippets import snippet
from ketaref.library.spelling import Spelling
from ketaref.model.entry import EntrySummary
from ketaref.model.text import Language

DEFAULT_LIMIT = 40
_MAX_WORDS = 12
_MAX_LETTERS = 60
_RANKED_AT_MOST = 400
"""More matches than this are shown in the library's order: ranking thousands by bm25 costs frames."""
_LEAST_BODY_LETTERS = 3
_ALL = 1_000_000
_NAMES_PER_ENTRY = 8
_SNIPPETS_AT_MOST = 16
"""Later hits show their summary: nobody has them in view while typing."""
_STOP_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "could", "did", "do", "does", "for"),
        *("from", "get", "has", "have", "how", "i", "if", "in", "is", "it", "its", "me", "my", "of", "on"),
        *("or", "should", "so", "that", "the", "their", "them", "there", "they", "this", "to", "was", "what"),
        *("when", "where", "which", "who", "why", "will", "with", "would", "you", "your"),
        *(
            "al",
            "como",
            "con",
            "cual",
            "cuando",
            "de",
            "del",
            "donde",
            "el",
            "en",
            "es",
            "esta",
            "este",
            "hay",
        ),
        *("la", "las", "le", "lo", "los", "me", "mi", "mis", "o", "para", "pero", "por", "puede", "puedo"),
        *("que", "quien", "se", "si", "sin", "son", "su", "sus", "tengo", "un", "una", "unos", "y", "yo"),
    )
)


class Hit(msgspec.Struct, frozen=True):
    """One entry found. `snippet` holds matched words between MARK_START and MARK_END; `score` falls."""

    entry: EntrySummary
    snippet: str
    score: float
    name: str = ""


class Results(msgspec.Struct, frozen=True):
    """What a query found; `corrected` is the mended query where the spelling was mended, else empty."""

    query: str
    corrected: str
    hits: list[Hit]


class Search:
    """Search over one library. Answers on the thread that asks; keeps nothing typed between queries."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._spelling = Spelling(library.connection)

    def find(
        self, query: str, language: Language = "en", entry_type: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Results:
        """Return the best `limit` entries for what was typed; never raises for any text.

        `language` chooses titles and snippets; names and texts of both languages are searched.
        Raises LibraryDamaged where the database cannot be read.
        """
        typed = [word[:_MAX_LETTERS] for word in words(query)[:_MAX_WORDS]]
        if not typed:
            return Results(query, "", [])
        try:
            found = self._ranked(typed, entry_type, limit)
            if found:
                return Results(query, "", self._hits(found, typed, language))
            mended = self._mended(typed)
            found = self._ranked(mended, entry_type, limit) or self._any_word(mended, entry_type, limit)
            corrected = " ".join(mended) if mended != typed and found else ""
            return Results(query, corrected, self._hits(found, mended, language))
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged("The content database is damaged. Install KetaRef again.") from error

    def _ranked(self, typed: list[str], entry_type: str | None, limit: int) -> list[int]:
        """Entry numbers by tier, each once."""
        found: dict[int, None] = {}
        asked = limit if entry_type is None else _ALL  # the type is sifted out afterwards
        for tier in (self._exact_names, self._beginnings, self._words_of_names, self._full_text):
            found.update(dict.fromkeys(self._of_type(tier(typed, asked), entry_type)))
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def _exact_names(self, typed: list[str], limit: int) -> Iterable[int]:
        query = "SELECT entry FROM names WHERE folded = ? ORDER BY kind, entry"
        return self._numbers(query, " ".join(typed))

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

    def _words_of_names(self, typed: list[str], limit: int) -> Iterable[int]:
        named = [word for word in typed if word not in _STOP_WORDS]
        if len(named) > 1 and len(named[-1]) == 1:  # one letter after a word begins nearly every name
            named.pop()
        return self._match(f"{{title names}} : ({_quoted(named)})", limit) if named else []

    def _full_text(self, typed: list[str], limit: int) -> Iterable[int]:
        telling = _telling(typed)
        return self._match(_quoted(telling), limit) if telling else []

    def _any_word(self, typed: list[str], entry_type: str | None, limit: int) -> list[int]:
        """Entries that hold some of the words: better than nothing, and only where nothing holds them all."""
        telling = _telling(typed)
        found = self._match(" OR ".join(f'"{word}"' for word in telling), limit) if telling else []
        return list(dict.fromkeys(self._of_type(found, entry_type)))[:limit]

    def _match(self, expression: str, limit: int) -> Iterable[int]:
        base = "SELECT search_texts.entry FROM search JOIN search_texts ON search_texts.number = search.rowid"
        unranked = f"{base} WHERE search MATCH ? LIMIT {_RANKED_AT_MOST + 1}"
        found = list(self._numbers(unranked, expression))
        if len(found) > _RANKED_AT_MOST:
            return found
        return self._numbers(f"{base} WHERE search MATCH ? ORDER BY rank LIMIT ?", expression, 2 * limit)

    def _of_type(self, numbers: Iterable[int], entry_type: str | None) -> Iterable[int]:
        if entry_type is None:
            return numbers
        wanted = set(self._numbers("SELECT number FROM entries WHERE type = ?", entry_type))
        return [number for number in numbers if number in wanted]

    def _numbers(self, query: str, *arguments: str | int) -> Iterator[int]:
        return (row[0] for row in self._connection.execute(query, arguments))

    def _mended(self, typed: list[str]) -> list[str]:
        return [word if self._spelling.knows(word) else self._spelling.mend(word) or word for word in typed]

    def _hits(self, numbers: list[int], typed: list[str], language: Language) -> list[Hit]:
        summaries = self._library.summaries(numbers, language)
        snippets = self._snippets(numbers, typed, language)
        names = self._matched_names(numbers, " ".join(typed))
        return [
            Hit(
                summaries[number],
                snippets.get(number) or summaries[number].summary,
                round(1 - at / (len(numbers) + 1), 3),
                names.get(number, ""),
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


def _quoted(typed: list[str]) -> str:
    """The words as an FTS5 expression: each one a string, the last one a beginning."""
    return " ".join(f'"{word}"' for word in typed) + "*"


def _telling(typed: list[str]) -> list[str]:
    """The words that say what is asked: not "can", "the" or a letter or two, which are in every text."""
    return [word for word in typed if word not in _STOP_WORDS and len(word) >= _LEAST_BODY_LETTERS]
