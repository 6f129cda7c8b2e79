"""Learning from how people ask which words, and neighbors, speak for which entry: rare ones, and those often said.

It is what naive Bayes counts, without its belief that an entry of few words is likely; fitted as the other weights of
search are (docs/decisions/0066). Nothing is drawn by chance: the same content gives the same clues.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ketaref.library.clues import MOST_POINTS, STEP, clues, key, packed

Row = dict[str, object]
_TELLS_AT_MOST = 150
"""What is said of more entries tells nothing, and would cost time at each key."""
_FIRST = 0.2
"""The smaller, the more it counts that an entry has a clue at all, beside how often."""
_SHARE = 0.9
"""What clues count beside the worth of words in `library/ranking.py`."""


def learned(said: Mapping[int, Iterable[list[str]]], stems: Mapping[str, str]) -> Iterator[Row]:
    """Yield each clue with the points of the entries that are asked for with it.

    `said` holds the folded words of each phrase for an entry. A clue counts the less the more there are in its phrase.
    """
    often: dict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    phrases: Counter[str] = Counter()
    total = 0
    for number, of in said.items():
        for words in of:
            found = clues(words, stems)
            total += 1
            phrases.update(found)
            for clue in found:
                often[clue][number] += len(found) ** -0.5
    stored: dict[int, bytes] = {}
    for clue, entries in sorted(often.items()):
        if len(entries) <= _TELLS_AT_MOST:
            rarity = 1 + math.log((1 + total) / (1 + phrases[clue]))
            stored.setdefault(key(clue), packed({at: _points(rarity, times) for at, times in sorted(entries.items())}))
    yield from ({"key": at, "points": points} for at, points in sorted(stored.items()))


def _points(rarity: float, times: float) -> int:
    return min(MOST_POINTS, round(_SHARE * rarity * math.log(1 + times / _FIRST) / STEP))
