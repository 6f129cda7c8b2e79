"""What search looks things up in: names of every kind, full texts, and words: to mend towards, and of one stem."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import snowballstemmer

from ketaref.compiler.assemble import CELL, BuiltEdition, BuiltEntry
from ketaref.compiler.clues import learned
from ketaref.compiler.content import Asked, Content
from ketaref.library.folding import fold, without_apostrophes, words
from ketaref.library.schema import (
    MISSPELT,
    NAME_ALIAS,
    NAME_ASKED,
    NAME_ID,
    NAME_LAY,
    NAME_MEANT,
    NAME_SOURCE,
    NAME_SYNONYM,
    NAME_TITLE,
)
from ketaref.library.snippets import level
from ketaref.library.sounds import sounds
from ketaref.model.blocks import runs_of
from ketaref.model.entry import SectionText
from ketaref.model.facts import InteractionFacts
from ketaref.model.text import LANGUAGES, Language

Row = dict[str, object]
_SOURCE_LEADS_TO = 5
"""So many entries that cite a source most are named by it, in that order."""
_LEAST_LETTERS = 4
"""Shorter words are not mended: nearly every three letters are one slip from another word."""
_A_NAME_IS_WORTH = 10
"""A word of a name is as likely to be meant as one that stands in so many texts."""


class SearchIndex:
    """The rows of the index, entry by entry; what is known only of all of them together comes last."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._medicines = medicines(content)
        self._asked = {asked.entry: asked for asked in content.asked}
        self._groups: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
        for group in content.synonyms:
            for place, entry_id in enumerate(group.entries):
                self._groups[entry_id].append((place, group.words()))
        self._misspelt = {typed: word for group in content.synonyms for typed, word in group.misspelt.items()}
        self._counts: Counter[str] = Counter()
        self._said: dict[int, list[list[str]]] = {}
        self._cites: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._spoken: dict[Language, set[str]] = {language: set() for language in LANGUAGES}

    def names(self, number: int, entry: BuiltEntry) -> list[Row]:
        """Return each way to call an entry once, under its weightiest kind."""
        best: dict[str, Row] = {}
        for kind, name in self._names(entry):
            folded = fold(name)
            shown = "" if kind == NAME_ASKED else name
            best.setdefault(folded, {"folded": folded, "entry": number, "kind": kind, "name": shown})
        for folded in best:
            for word in folded.split():
                self._counts[word] += _A_NAME_IS_WORTH
        if entry.source.id in self._asked:
            summaries = [words(edition.summary) for edition in entry.editions]
            self._said[number] = [*(folded.split() for folded in best), *summaries]
        for name, times, at in _sources(self._content, entry):
            if len(words(name)) > 1:  # a year or an author alone is no name
                self._cites[name].append((-times, at, number))
        return sorted(best.values(), key=lambda row: (row["folded"], row["kind"]))

    def _names(self, entry: BuiltEntry) -> Iterator[tuple[int, str]]:
        for edition in entry.editions:
            yield NAME_TITLE, edition.title
        yield NAME_ID, entry.source.id.removeprefix("term-").removeprefix("group-").replace("-", " ")
        groups = self._groups.get(entry.source.id, [])
        yield from ((NAME_MEANT, name) for place, named in groups if place == 0 for name in named)
        for edition in entry.editions:
            yield from ((NAME_ALIAS, name) for name in edition.aliases)
        for edition in entry.editions:
            yield from ((NAME_LAY, name) for name in edition.lay_words)
        for language in LANGUAGES:
            yield from ((NAME_ASKED, name) for name in self._asked_of(entry, language))
        yield from ((NAME_SYNONYM + place, name) for place, named in groups for name in named)

    def _asked_of(self, entry: BuiltEntry, language: Language) -> list[str]:
        asked = self._asked.get(entry.source.id, Asked(""))
        return asked.es if language == "es" else asked.en

    def texts(self, number: int, entry: BuiltEntry) -> Iterator[Row]:
        """Yield one row for each edition: title, other names, how people ask, summary and all its text."""
        synonyms = [name for _place, named in self._groups.get(entry.source.id, []) for name in named]
        sources = [name for name, _times, _at in _sources(self._content, entry)]
        for edition in entry.editions:
            body = _running("\n".join(section.plain for section in edition.sections if _searched(section, edition)))
            row: Row = {
                "entry": number,
                "language": edition.language,
                "title": without_apostrophes(edition.title),
                "names": without_apostrophes("; ".join([*edition.aliases, *edition.lay_words, *synonyms])),
                "asked": without_apostrophes("; ".join(self._asked_of(entry, edition.language))),
                "summary": without_apostrophes(edition.summary),
                "body": body,
                "sources": "; ".join(dict.fromkeys(sources)) if edition.language == "en" else "",
                "answer": _answer(entry, edition),
                "levelled": level(body),
            }
            self._hear(edition.language, row)
            yield row

    def _hear(self, language: Language, row: Row) -> None:
        said = set(words(f"{row['title']} {row['summary']} {row['body']}"))
        self._counts.update(said)
        self._counts.update(dict.fromkeys(words(str(row["sources"])), 0))
        self._spoken[language] |= said | set(words(f"{row['names']} {row['asked']}"))

    def sources(self) -> Iterator[Row]:
        """Yield author and year of each source as a name of the entries that cite it most, most often first."""
        for name, cites in sorted(self._cites.items()):
            leads = dict.fromkeys(number for _times, _at, number in sorted(cites))
            for place, number in enumerate([*leads][:_SOURCE_LEADS_TO]):
                yield {"folded": fold(name), "entry": number, "kind": NAME_SOURCE + place, "name": name}

    def clues(self) -> Iterator[Row]:
        """Yield what words and neighbors speak for, of entries of which it is known how people ask for them."""
        stems: dict[str, str] = {}
        for row in self.families():
            word, family = str(row["word"]), str(row["family"])
            stems[word] = min(family, stems.get(word, family))
        yield from learned(self._said, stems)

    def vocabulary(self) -> list[Row]:
        """Return each word that a misspelling may be mended to, with how many texts hold it; names count more.

        A word of which there are none is known and never mended to: names of authors would turn up everywhere.
        Words that name a medicine are marked: no slip of the pen may lead from one medicine to another. Misspellings,
        which may stand in how people ask, are left out.
        """
        words = sorted(set(self._counts).difference(self._misspelt))
        kept = [word for word in words if len(word) >= _LEAST_LETTERS and word.isalpha()]
        return [
            {"word": word, "entries": self._counts[word], "medicine": int(word in self._medicines)} for word in kept
        ]

    def sounds(self) -> list[Row]:
        """Return each word of the vocabulary by how it sounds, and those that are meant by known misspellings."""
        heard = [
            {"sound": sound, "word": row["word"]} for row in self.vocabulary() for sound in sounds(str(row["word"]))
        ]
        return heard + [{"sound": MISSPELT + typed, "word": word} for typed, word in sorted(self._misspelt.items())]

    def families(self) -> list[Row]:
        """Return the words of one stem, by the Snowball rules of the language they were said in: drive, driving."""
        rows: list[Row] = []
        for language, name in zip(LANGUAGES, ("english", "spanish"), strict=True):
            stemmer = snowballstemmer.stemmer(name)
            families: dict[str, list[str]] = defaultdict(list)
            for word in sorted(self._spoken[language]):
                if word.isalpha():
                    families[stemmer.stemWord(word)].append(word)
            for stem, members in sorted(families.items()):
                rows += [{"word": word, "family": f"{language} {stem}"} for word in members if len(members) > 1]
        return rows


def medicines(content: Content) -> set[str]:
    """Return the words of the content that name medicines."""
    named = [
        entry.facts.with_medicines for entry in content.entries.values() if isinstance(entry.facts, InteractionFacts)
    ]
    named += [word for group in content.synonyms for word in group.brand]
    return {word for text in named for word in words(text)}


def _running(plain: str) -> str:
    """Put tables behind running text, so that the words around a match are a sentence where there is one."""
    lines = plain.split("\n")
    tables = [line.replace(CELL, ", ") for line in lines if CELL in line]
    return "\n".join([*(line for line in lines if CELL not in line), *tables])


def _searched(section: SectionText, edition: BuiltEdition) -> bool:
    """The Spanish of facts is labels around English text: the English edition is found by it already."""
    return section.audience == "client" or edition.language == "en"


def _answer(entry: BuiltEntry, edition: BuiltEdition) -> str:
    """The sentence that answers by itself: that of a question, or the definition of a word."""
    if entry.source.type.key == "glossary":
        return edition.summary
    return next((text.plain for text in edition.sections if text.key == "answer"), "")


def _sources(content: Content, entry: BuiltEntry) -> list[tuple[str, int, int]]:
    """First author and year of what an entry cites, as people name a study; how often; and under what number."""
    cites = Counter(
        run.cite for edition in entry.editions for text in edition.sections for run in runs_of(text.blocks) if run.cite
    )
    return [(content.sources[source].called(), cites[at], at) for at, source in enumerate(entry.cited, start=1)]
