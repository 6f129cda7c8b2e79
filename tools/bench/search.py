"""Search as you type: each letter of real names on the real library, of random words on one of 10,000 entries."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.plain import make_plain, plain_search
from tools.bench.rows import Row, milliseconds, percentile
from tools.bench.synthetic import make_library, real_words

from ketaref import paths
from ketaref.compiler.content import load
from ketaref.library.folding import fold
from ketaref.library.library import Library
from ketaref.library.schema import NAME_ASKED
from ketaref.library.search import Search

SIZE, WORDS_PER_ENTRY = 10_000, 300
QUERIES = 200


def rows() -> Iterator[Row]:
    """Yield the times of a key on both libraries, and of opening them."""
    real = Library.open(paths.database())
    query = "SELECT name FROM names WHERE kind < ? AND rowid % 8 = 0 ORDER BY rowid"  # every eighth is minutes enough
    names = [name for (name,) in real.connection.execute(query, (NAME_ASKED,))]
    with tempfile.TemporaryDirectory() as folder:
        yield from _typing("real library", paths.database(), [key for name in names for key in keys(name)], 5, folder)
        path = Path(folder) / "synthetic.db"
        content, _ = load(paths.content())
        make_library(path, real, content, SIZE, WORDS_PER_ENTRY)
        yield from _typing(f"{SIZE:,} entries", path, list(random_keys(real_words(real))), 16, folder)
        opened, beside = (percentile([milliseconds(Library.open, at) for _ in range(20)], 0.5)
                          for at in (path, paths.database()))  # fmt: skip
        yield Row(f"opening {SIZE:,} entries, beside the real library", opened, "ms", "no growth", beside)


def _typing(name: str, path: Path, typed: list[str], target: int, folder: str) -> Iterator[Row]:
    find = Search(Library.open(path)).find
    ours = [milliseconds(find, key) for key in typed]
    make_plain(beside := Path(folder) / f"plain {name}.db", path)
    plain = plain_search(beside)
    peer = [milliseconds(plain, key) for key in typed]
    for label, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        wanted = f"<= {target} ms" if label == "p99" else ""
        figure = f"key typed, {name}, {label}, beside plain FTS5 bm25"
        yield Row(figure, percentile(ours, share), "ms", wanted, percentile(peer, share))


def keys(name: str) -> list[str]:
    """Return what stands in the field after each letter of a name."""
    return [name[:end] for end in range(1, len(name) + 1) if fold(name[:end])]


def random_keys(pool: list[str], queries: int = QUERIES) -> Iterator[str]:
    """Yield what stands in the field after each letter of queries of one to three words, the same at each run."""
    chance = random.Random(11)
    for _ in range(queries):
        yield from keys(" ".join(chance.choices(pool, k=chance.choice((1, 1, 2, 3)))))
