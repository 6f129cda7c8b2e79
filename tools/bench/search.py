"""Search as you type: each letter of real names on the real library, of random words on one of 10,000 entries."""

import datetime
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.rows import Row, milliseconds, percentile
from tools.bench.synthetic import make_library, real_words

from ketaref import paths
from ketaref.compiler.build import check
from ketaref.library.folding import fold, words
from ketaref.library.library import Library
from ketaref.library.search import Search

SIZE = 10_000
QUERIES = 200
SHOWN = 20


def rows() -> Iterator[Row]:
    """Yield the times of a key on both libraries, and of opening them."""
    real = Library.open(paths.database())
    query = "SELECT name FROM names WHERE kind < 5 AND rowid % 8 = 0 ORDER BY rowid"  # every eighth is minutes enough
    names = [name for (name,) in real.connection.execute(query)]
    yield from _typing("real library", real, [key for name in names for key in _keys(name)], 5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.db"
        content, _, _ = check(paths.content(), datetime.date.today())
        make_library(path, real, next(iter(content.entries.values())), content, SIZE)
        large = Library.open(path)
        yield from _typing(f"{SIZE:,} entries", large, list(_random_keys(real_words(real))), 16)
        opened, beside = (percentile([milliseconds(Library.open, at) for _ in range(20)], 0.5)
                          for at in (path, paths.database()))  # fmt: skip
        yield Row(f"opening {SIZE:,} entries, beside the real library", opened, "ms", "no growth", beside)


def _typing(name: str, library: Library, typed: list[str], target: int) -> Iterator[Row]:
    find = Search(library).find
    ours = [milliseconds(find, key) for key in typed]
    plain = _plain_search(library.connection)
    peer = [milliseconds(plain, key) for key in typed]
    for label, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        wanted = f"<= {target} ms" if label == "p99" else ""
        figure = f"key typed, {name}, {label}, beside plain FTS5 bm25"
        yield Row(figure, percentile(ours, share), "ms", wanted, percentile(peer, share))


def _plain_search(connection: sqlite3.Connection) -> Callable[[str], object]:
    """One bm25 query with highlight and snippet over the same text: what most programs do."""
    query = (
        "SELECT highlight(search, 0, '[', ']'), snippet(search, 3, '[', ']', '…', 14) FROM search "
        f"WHERE search MATCH ? ORDER BY rank LIMIT {SHOWN}"
    )

    def find(typed: str) -> object:
        expression = " ".join(f'"{word}"' for word in words(typed)) + "*"
        return connection.execute(query, (expression,)).fetchall()

    return find


def _keys(name: str) -> list[str]:
    return [name[:end] for end in range(1, len(name) + 1) if fold(name[:end])]


def _random_keys(pool: list[str]) -> Iterator[str]:
    chance = random.Random(11)
    for _ in range(QUERIES):
        yield from _keys(" ".join(chance.choices(pool, k=chance.choice((1, 1, 2, 3)))))
