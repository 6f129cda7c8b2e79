"""Search as you type: unknown words mended, entries ranked, each shown with the words around what was found."""

import msgspec

from ketaref.errors import LibraryDamaged
from ketaref.i18n import _
from ketaref.library.folding import words
from ketaref.library.library import Library
from ketaref.library.opening import UNREADABLE
from ketaref.library.ranking import Ranking
from ketaref.library.schema import LAST, NAME_ASKED, NAME_TITLE
from ketaref.library.snippets import level, marked, snippet
from ketaref.library.spelling import Spelling
from ketaref.library.stop_words import STOP_WORDS
from ketaref.library.terms import Terms
from ketaref.model.entry import EntrySummary
from ketaref.model.text import Language

DEFAULT_LIMIT = 40
_MAX_WORDS = 12
_MAX_LETTERS = 60
_LEAST_BODY_LETTERS = 3
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
        self._terms = Terms(library.connection)
        self._ranking = Ranking(library.connection, self._terms)

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
            meant = typed if not mend or self._ranking.begins_a_name(typed) else self._spelling.mended(typed)
            found = self._ranking.entries(meant, set(meant) - set(typed), entry_type, limit)
            corrected = " ".join(meant) if meant != typed and found else ""
            nearest = [] if found else self._nearest(typed, language)
            return Results(query, corrected, self._hits(found, meant, language), nearest)
        except UNREADABLE as error:
            raise LibraryDamaged(_("The content database is damaged. Install KetaRef again.")) from error

    def _nearest(self, typed: list[str], language: Language) -> list[EntrySummary]:
        """Entries named by words that look most like what was typed, for a query that finds nothing."""
        numbers = self._ranking.named_by(self._spelling.like(typed), _NEAREST)
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
                _below(summaries[number], names.get(number, ""), snippets.get(number, ""), typed),
                round(1 - at / (len(numbers) + 1), 3),
                names.get(number, ""),
                answers.get(number, ""),
            )
            for at, number in enumerate(numbers)
            if number in summaries  # a damaged index may name entries that are not there
        ]

    def _snippets(self, numbers: list[int], typed: list[str], language: Language) -> dict[int, str]:
        """The words around the match in the reader's own language, for the first entries whose text holds them."""
        telling = self._telling(typed)
        shown = numbers[:_SNIPPETS_AT_MOST] if telling else []
        marks = ",".join("?" * len(shown))
        query = f"SELECT number, entry, levelled FROM search_texts WHERE entry IN ({marks}) AND language = ?"
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
            "SELECT entry, name FROM names WHERE folded >= ? AND folded < ? "
            f"AND kind NOT IN ({NAME_TITLE}, {NAME_ASKED}) AND entry IN ({marks}) ORDER BY length(folded) DESC"
        )
        return dict(self._connection.execute(query, (start, start + LAST, *numbers)))

    def _telling(self, typed: list[str]) -> list[str]:
        """How the words begin that say what is asked, the rarest first; "can" and two letters are everywhere."""
        terms = [term for term in self._terms.all(typed) if term.word not in STOP_WORDS]
        marks = ",".join("?" * len(terms))
        query = f"SELECT word, entries FROM vocabulary WHERE word IN ({marks})"
        texts = dict(self._connection.execute(query, [term.word for term in terms]).fetchall())
        terms.sort(key=lambda term: texts.get(term.word) or 0)
        starts = [term.start if len(term.start) >= _LEAST_BODY_LETTERS else term.word for term in terms]
        return [start for start in dict.fromkeys(starts) if len(start) >= _LEAST_BODY_LETTERS]


def _below(entry: EntrySummary, name: str, found: str, typed: list[str]) -> str:
    """What stands below a hit: the place in its text or, where its title or a name says what was typed, its summary."""
    title = words(entry.title)
    named = name or all(any(word.startswith(start) for word in title) for start in typed)
    asked = [start for start in typed if start not in STOP_WORDS]  # "i" begins half of all words
    return found if found and not named else marked(entry.summary, level(entry.summary), asked)
