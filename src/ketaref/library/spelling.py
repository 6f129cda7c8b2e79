"""Mending misspelled words from the library's own vocabulary, with RapidFuzz."""

import re
import sqlite3
from functools import cached_property

from ketaref.library.stop_words import STOP_WORDS

_LEAST_LETTERS = 4
_LEAST_PART = 3
"""Words run together are taken apart into pieces no shorter than this."""
_MOST_PARTS = 4
_SOUNDS = (
    (r"ph", "f"), (r"qu", "k"), (r"c(?=[eiy])", "s"), (r"ck|c", "k"), (r"z", "s"), (r"v", "b"), (r"x", "ks"),
    (r"^kn", "n"), (r"gh|h", ""), (r"ll", "y"), (r"g(?=[ei])", "j"), (r"(?<=.)[aeiouy]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
"""How letters sound alike to English and Spanish ears; what is left of a word is its consonants."""


class Spelling:
    """The vocabulary of one library. Read at the first misspelling, not before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_length: dict[int, dict[str, str]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word of the library begins with `word`."""
        row = self._connection.execute(
            "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1", (word, word + "\U0010ffff")
        )
        return row.fetchone() is not None

    def mended(self, typed: list[str]) -> list[str]:
        """Return the words of a query with those mended that the library does not know.

        Halves of one word are put together, words run together are taken apart, and the rest is mended by itself.
        """
        words = self._joined(typed)
        return [part for word in words for part in ([word] if self._is_good(word) else self.mend(word) or [word])]

    def mend(self, word: str) -> list[str] | None:
        """Return what an unknown word stands for, mostly one word, or None where nothing is near enough.

        First one slip (letter wrong, missing, doubled or swapped), then words run together, then two slips in words
        of six letters and more, then a word that sounds alike. No medicine is taken for another: two slips never
        lead to the name of a medicine.
        """
        if len(word) < _LEAST_LETTERS or not word.isalpha():
            return None
        for found in (self._near(word, 1), self._parts(word), self._near(word, 2), self._alike(word)):
            if found:
                return found
        return None

    def _is_good(self, word: str) -> bool:
        return len(word) < _LEAST_LETTERS or not word.isalpha() or word in STOP_WORDS or self.knows(word)

    def _joined(self, typed: list[str]) -> list[str]:
        """Put halves together where neither says anything by itself: "bi polar"."""
        words: list[str] = []
        for word in typed:
            whole = words[-1] + word if words else ""
            apart = len(word) >= _LEAST_LETTERS and self.knows(word)
            if whole and not apart and len(whole) > _LEAST_LETTERS and whole in self._counts:
                words[-1] = whole
            else:
                words.append(word)
        return words

    def _near(self, word: str, slips: int) -> list[str] | None:
        """Return the nearest word at so many slips. A word may be on its way: beginnings of words count too.

        Of equally near words a whole one is taken before a beginning, then one with the same first letter, then the
        one in the most texts.
        """
        if slips > 1 and len(word) < 6:
            return None
        from rapidfuzz import process  # 20 ms to import: only a misspelling pays for it
        from rapidfuzz.distance import OSA

        words = self._beginnings(len(word))
        near = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=slips, limit=40)
        fit = [one for one, far, _at in near if far <= 1 or words[one] not in self._medicines]
        if not fit:
            return None
        distances = {one: far for one, far, _at in near}
        best = min(
            fit,
            key=lambda one: (
                distances[one], one not in self._counts, one[0] != word[0], -self._counts[words[one]], one,
            ),
        )  # fmt: skip
        return [words[best]]

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

    def _alike(self, word: str) -> list[str] | None:
        """Return the word in the most texts that sounds like `word`."""
        sound = _sound(word)
        alike = self._by_sound.get(sound, []) if len(sound) >= _LEAST_PART else []
        return [max(alike, key=lambda one: self._counts[one])] if alike else None

    def _beginnings(self, letters: int) -> dict[str, str]:
        """Each whole word, and each beginning of about that many letters, with the word that it most often begins."""
        if letters not in self._by_length:
            counts = self._counts
            words: dict[str, str] = {}
            for word in sorted(counts, key=lambda word: (-counts[word], word)):
                words.setdefault(word[:letters], word)
            words.update((word, word) for word in counts)
            self._by_length[letters] = words
        return self._by_length[letters]

    @cached_property
    def _counts(self) -> dict[str, int]:
        rows = self._connection.execute("SELECT word, entries FROM vocabulary")
        return {word: count for word, count in rows if isinstance(word, str) and isinstance(count, int)}

    @cached_property
    def _medicines(self) -> set[str]:
        return {word for (word,) in self._connection.execute("SELECT word FROM vocabulary WHERE medicine")}

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._counts:
            found.setdefault(_sound(word), []).append(word)
        return found


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = re.sub(letters, sound, word)
    return word
