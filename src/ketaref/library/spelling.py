"""Mending misspelled words from the library's own vocabulary, with RapidFuzz."""

import sqlite3

_LEAST_LETTERS = 4


class Spelling:
    """The vocabulary of one library. Read at the first misspelling, not before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, int] = {}
        self._by_length: dict[int, dict[str, str]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word of the library begins with `word`."""
        row = self._connection.execute(
            "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1", (word, word + "\U0010ffff")
        )
        return row.fetchone() is not None

    def mend(self, word: str) -> str | None:
        """Return the nearest word of the vocabulary, or None where nothing is near enough.

        Near means one slip (letter wrong, missing, doubled or swapped) in words of four or five letters, two
        in longer ones. A word may still be on its way, so beginnings of words count too. Of equally near words
        a whole one is taken before a beginning, then the one with the same first letter, then that in the most texts.
        """
        if len(word) < _LEAST_LETTERS or not word.isalpha():
            return None
        from rapidfuzz import process  # 20 ms to import: only a misspelling pays for it
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 6 else 2
        words = self._beginnings(len(word))
        found = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        counts = self._vocabulary()

        def distance(one: tuple[str, float, int]) -> tuple[object, ...]:
            near, slips, _place = one
            return slips, near not in counts, near[0] != word[0], -counts[words[near]], near

        return words[min(found, key=distance)[0]]

    def _beginnings(self, letters: int) -> dict[str, str]:
        """Each whole word, and each beginning of about that many letters, with the word that it most often begins."""
        if letters not in self._by_length:
            counts = self._vocabulary()
            words: dict[str, str] = {}
            for word in sorted(counts, key=lambda word: (-counts[word], word)):
                words.setdefault(word[:letters], word)
            words.update((word, word) for word in counts)
            self._by_length[letters] = words
        return self._by_length[letters]

    def _vocabulary(self) -> dict[str, int]:
        if not self._counts:
            self._counts = dict(self._connection.execute("SELECT word, entries FROM vocabulary"))
        return self._counts
