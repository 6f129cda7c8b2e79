"""`make search-report`: how often the right entry stands first, and among three, for queries as people type them.

`tests/golden/search.tsv` holds them: half, class, query, the entries that may stand first and among three. The half
"held-out" was written by a reader who had seen neither ranking nor synonyms, and is never looked at in tuning; both
halves come from one list, split by the hash of the query. Failures are printed for the half "tuning" alone.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from ketaref import paths
from ketaref.library.library import Library
from ketaref.library.search import Search

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "golden" / "search.tsv"
LOOKED_AT = 10


class Score:
    """Counts of one class of queries."""

    def __init__(self) -> None:
        self.queries = self.first = self.three = self.empty = 0
        self.reciprocal = 0.0

    def add(self, found: list[str], first: set[str], three: set[str]) -> None:
        """Count one query that found these entries."""
        self.queries += 1
        self.first += bool(found) and found[0] in first
        self.three += not three.isdisjoint(found[:3])
        self.reciprocal += next((1 / at for at, one in enumerate(found, start=1) if one in three), 0.0)
        self.empty += not found

    def line(self, name: str) -> str:
        """Return the scores as one row of the report."""
        shares = [figure / self.queries for figure in (self.first, self.three, self.reciprocal, self.empty)]
        return f"{name:16} {self.queries:5} " + " ".join(f"{share:7.3f}" for share in shares)


def main() -> int:
    """Print the report of both halves."""
    search = Search(Library.open(paths.database()))
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for row in rows():
        found = [hit.entry.id for hit in search.find(row["query"], limit=LOOKED_AT).hits]
        first, three = (set(row[key].split(",")) for key in ("first", "three"))
        for name in (row["class"], "all"):
            scores[row["half"], name].add(found, first, first | three)
        if row["half"] == "tuning" and not (first | three) & set(found[:3]):
            print(f"missed: {row['class']}: {row['query']!r} wants {row['first']}, found {', '.join(found[:3])}")
    for half in ("tuning", "held-out"):
        print(f"\n{half:16} {'n':>5} {'hit@1':>7} {'hit@3':>7} {'MRR':>7} {'empty':>7}")
        for (of, name), score in sorted(scores.items()):
            if of == half:
                print(score.line(name))
    return 0


def rows() -> list[dict[str, str]]:
    """Return the queries."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


if __name__ == "__main__":
    sys.exit(main())
