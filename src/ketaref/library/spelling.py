"""Mending misspelled words from the library's own vocabulary: by letters with RapidFuzz, and by ear."""

import math
import re
import sqlite3
from collections.abc import Iterable
from functools import cached_property

from ketaref.library.schema import LAST, MISSPELT
from ketaref.library.sounds import sounds
from ketaref.library.stop_words import STOP_WORDS

_LEAST_LETTERS = 4
_LEAST_FOR_TWO_SLIPS = 6
_LEAST_PART = 3
"""Words run together are taken apart into pieces no shorter than this."""
_MOST_PARTS = 4
_LEAST_SOUNDS = 3
"""Shorter sounds fit too many words."""
_CANDIDATES = 40
_ALIKE = 5
_ENOUGH = 70
"""Two words share so much of their letters, in percent, where one is a guess at the other."""
_OTHER_SOUND, _OTHER_SYLLABLES, _HALF_TYPED, _OTHER_START = 1.0, 0.3, 0.3, 0.3
"""What speaks against a candidate beside its slips: each consonant or syllable more or less, being half typed, and
beginning with another sound."""
_OFTEN, _NEIGHBOR = 0.1, 0.6
"""What speaks for it: each tenfold of texts that hold it, and standing beside the neighbor in a name."""
_ENDING = re.compile(r"(ing|ed|e?s|[ai]e?ndo|[ai]d[oa]s?|aron|ieron|[ai]ba[ns]?|[aei]mos|[aeo]n?)$")
_INFLECTED, _LONGEST_ENDING = 1.0, 3
"""How far a word is from one of its other forms."""
_FAR = 3.0
"""A guess further away than this is none."""


class Spelling:
    """The vocabulary of one library. Read at the first misspelling, not before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_length: dict[int, dict[str, str]] = {}
        self._heard: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word of the library begins with `word`."""
        row = self._connection.execute(
            "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1", (word, word + LAST)
        )
        return row.fetchone() is not None

    def mended(self, typed: list[str]) -> list[str]:
        """Return the words of a query with those mended that the library does not know.

        Halves of one word are put together, words run together are taken apart, and the rest is mended by itself.
        """
        words = self._joined(typed)
        beside = [*words[1:], ""]
        mended = [
            part
            for at, word in enumerate(words)
            for part in (
                [word] if self._is_good(word) else self.mend(word, words[at - 1] if at else "", beside[at]) or [word]
            )
        ]
        if any(self.knows(word) for word in mended if word not in STOP_WORDS):
            return mended
        return [word if self._is_good(word) else self._most_like(word) or word for word in mended]

    def mend(self, word: str, before: str = "", after: str = "") -> list[str] | None:
        """Return what an unknown word stands for, mostly one word, or None where nothing is near enough.

        A slip is a letter wrong, missing, doubled or swapped: one in words of four letters and more, two from six on.
        A word of the same sound counts however it is written. `before` and `after` are its neighbors in the query.
        No medicine is taken for another: two slips lead to the name of a medicine only where it sounds the same.
        """
        if len(word) < _LEAST_LETTERS or not word.isalpha():
            return None
        found = self._known(word) or self._near(word, 1, before, after) or self._parts(word)
        return found or self._near(word, 2, before, after)

    def _known(self, word: str) -> list[str]:
        """Return what a misspelling means that the library lists, since no rule would find it."""
        return [
            one for (one,) in self._connection.execute("SELECT word FROM sounds WHERE sound = ?", [MISSPELT + word])
        ]

    def like(self, typed: list[str]) -> list[str]:
        """Return the words of the library that look most like those typed, however far they are, the nearest first."""
        from rapidfuzz import fuzz, process

        words = list(self._counts)
        near = [found for word in typed for found in process.extract(word, words, scorer=fuzz.ratio, limit=_ALIKE)]
        return [word for word, _score, _at in sorted(near, key=lambda one: (-one[1], one[0]))]

    def _most_like(self, word: str) -> str:
        """Return the word that shares most letters in their order, for a query of which nothing is known; or ""."""
        from rapidfuzz import fuzz, process

        near = process.extract(word, list(self._counts), scorer=fuzz.ratio, score_cutoff=_ENOUGH, limit=_CANDIDATES)
        heard = sounds(word)
        likeness = {
            one: score + max(fuzz.ratio(a, b) for a in heard for b in sounds(one))
            for one, score, _at in near
            if one not in self._medicines
        }
        return max(likeness, key=lambda one: (likeness[one], one), default="")

    def _is_good(self, word: str) -> bool:
        return len(word) < _LEAST_LETTERS or not word.isalpha() or word in STOP_WORDS or self.knows(word)

    def _joined(self, typed: list[str]) -> list[str]:
        """Put halves together where neither says anything by itself: "bi polar"."""
        words: list[str] = []
        for word in typed:
            whole = words[-1] + word if words else ""
            apart = len(word) >= _LEAST_LETTERS and self.knows(word) and words[-1:] and words[-1] in self._counts
            if whole and not apart and len(whole) > _LEAST_LETTERS and whole in self._counts:
                words[-1] = whole
            else:
                words.append(word)
        return words

    def _near(self, word: str, slips: int, before: str, after: str) -> list[str] | None:
        """Return the word that most speaks for, at so many slips or of the same sound. One half typed counts too."""
        from rapidfuzz import process  # 20 ms to import: only a misspelling pays for it
        from rapidfuzz.distance import OSA

        heard = sounds(word)
        alike = set(self._alike(heard))
        far: dict[str, float] = {}
        if slips == 1 or len(word) >= _LEAST_FOR_TWO_SLIPS:
            starts = self._beginnings(len(word))
            near = process.extract(word, list(starts), scorer=OSA.distance, score_cutoff=slips, limit=_CANDIDATES)
            for one, distance, _at in near:
                whole = starts[one]
                other = min(OSA.distance(a, b) for a in heard for b in self._sounds_of(one))
                if distance > 1 and other and whole in self._medicines:
                    continue
                cost = distance + other * _OTHER_SOUND + (one not in self._counts) * _HALF_TYPED
                far[whole] = min(cost, far.get(whole, cost))
        for one in self._inflected(word):
            far[one] = min(far.get(one, _FAR), _INFLECTED)
        for one in alike:
            distance = OSA.distance(word, one)
            far[one] = min(far.get(one, _FAR), distance, (1 + distance) / 2)
        scored = {
            one: cost + self._apart(one, word, heard) - _NEIGHBOR * self._stands_beside(one, before, after)
            for one, cost in far.items()
        }
        best = min(scored, key=lambda one: (scored[one], one), default=None)
        return [best] if best is not None and far[best] < _FAR else None

    def _apart(self, one: str, word: str, heard: tuple[str, ...]) -> float:
        """What speaks against a candidate beside its slips, less what speaks for it: that it stands in many texts."""
        start = _OTHER_START * (one[0] != word[0] and self._sounds_of(one)[0][0] != heard[0][0])
        syllables = _OTHER_SYLLABLES * abs(_syllables(one) - _syllables(word))
        return start + syllables - _OFTEN * math.log10(1 + self._counts[one])

    def _stands_beside(self, word: str, before: str, after: str) -> bool:
        pairs = [f'"{pair}"' for pair in ((before and f"{before} {word}"), (after and f"{word} {after}")) if pair]
        if not pairs:
            return False
        expression = " OR ".join(pairs)
        queries = (
            f"SELECT 1 FROM in_{column} WHERE in_{column} MATCH ? LIMIT 1" for column in ("title", "names", "asked")
        )
        return any(self._connection.execute(query, (expression,)).fetchone() for query in queries)

    def _sounds_of(self, known: str) -> tuple[str, ...]:
        """How a word of the library, or its beginning, sounds; kept, since near words come again at the next key."""
        if known not in self._heard:
            self._heard[known] = sounds(known)
        return self._heard[known]

    def _alike(self, heard: Iterable[str]) -> list[str]:
        """The words that sound the same."""
        query = "SELECT word FROM sounds WHERE sound = ?"
        found: list[str] = []
        for sound in heard:
            if len(sound) >= _LEAST_SOUNDS:
                found += [one for (one,) in self._connection.execute(query, (sound,)) if one in self._counts]
        return found

    def _inflected(self, word: str) -> list[str]:
        """Words that begin alike and end otherwise, as forms of one word do: "orinando", "orina"."""
        stem = _ENDING.sub("", word)
        if stem == word or len(stem) < _LEAST_LETTERS:
            return []
        query = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND length(word) <= ? AND entries LIMIT ?"
        rows = self._connection.execute(query, (stem, stem + LAST, len(stem) + _LONGEST_ENDING, _CANDIDATES))
        return [one for (one,) in rows]

    def _parts(self, word: str) -> list[str] | None:
        """Return the fewest known words that `word` is made of, or None."""
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 20), end - _LEAST_PART + 1):
                before = best[start]
                if before is None or word[start:end] not in self._counts:
                    continue
                found = [*before, word[start:end]]
                if len(found) <= _MOST_PARTS and (best[end] is None or len(found) < len(best[end] or [])):
                    best[end] = found
        whole = best[len(word)]
        return whole if whole and len(whole) > 1 else None

    def _beginnings(self, letters: int) -> dict[str, str]:
        """Each whole word, and each beginning of about that many letters, with the word that it most often begins."""
        if letters not in self._by_length:
            words: dict[str, str] = {}
            for word in self._often_first:
                words.setdefault(word[:letters], word)
            words.update((word, word) for word in self._counts)
            self._by_length[letters] = words
        return self._by_length[letters]

    @cached_property
    def _often_first(self) -> list[str]:
        return sorted(self._counts, key=lambda word: (-self._counts[word], word))

    @cached_property
    def _counts(self) -> dict[str, int]:
        rows = self._connection.execute("SELECT word, entries FROM vocabulary WHERE entries")
        return {word: count for word, count in rows if isinstance(word, str) and isinstance(count, int)}

    @cached_property
    def _medicines(self) -> set[str]:
        return {word for (word,) in self._connection.execute("SELECT word FROM vocabulary WHERE medicine")}


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiouy]+", word))
