"""What the words of a query speak for, learned from how people ask: each word, stop words too, and neighbors.

"How long does it" and "how much is it" hold no word that tells entries apart, yet people ask for few entries so.
`compiler/clues.py` learns it from `data/asked.yaml` when the content is built; docs/decisions/0066 says why it is so.
"""

import sqlite3
import struct
import zlib
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from ketaref.library.stop_words import STOP_WORDS

STEP = 0.2
"""What one point of a stored weight is worth."""
MOST_POINTS = 255
_BYTES = 3


def clues(words: list[str], stems: Mapping[str, str]) -> set[str]:
    """Return what is looked up for folded words: each in its stem, and neighbors of which one is a stop word.

    Of two telling words each says by itself what they say together.
    """
    said = [stems.get(word, word) for word in words]
    beside = zip(pairwise(words), pairwise(said), strict=True)
    return {*said, *(" ".join(stemmed) for pair, stemmed in beside if not STOP_WORDS.isdisjoint(pair))}


def key(clue: str) -> int:
    """Return the number under which a clue is stored."""
    return zlib.crc32(clue.encode())


def packed(points: Mapping[int, int]) -> bytes:
    """Return the points of entries as they are stored: all numbers, then all points."""
    return struct.pack(f"<{len(points)}H{len(points)}B", *points.keys(), *points.values())


class Clues:
    """The clues of one library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def worth(self, words: list[str]) -> dict[int, float]:
        """Return for what entries the words of a query speak, and how much."""
        marks = ",".join("?" * len(words))
        query = f"SELECT word, CAST(min(family) AS TEXT) FROM families WHERE word IN ({marks}) GROUP BY word"
        stems = dict(self._connection.execute(query, words).fetchall())
        keys = [key(clue) for clue in clues(words, stems)]
        marks = ",".join("?" * len(keys))
        query = f"SELECT CAST(points AS BLOB) FROM clues WHERE points IS NOT NULL AND key IN ({marks})"
        worth: defaultdict[int, float] = defaultdict(float)
        for (found,) in self._connection.execute(query, keys):
            count = len(found) // _BYTES
            numbers = struct.unpack_from(f"<{count}H{count}B", found)
            for number, points in zip(numbers[:count], numbers[count:], strict=True):
                worth[number] += points * STEP
        return worth
