"""The plain way to search: one FTS5 table over the same texts, bm25, highlight, snippet, the last word a beginning."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from ketaref.library.folding import words
from ketaref.library.schema import TOKENIZER

SHOWN = 20
TEXTS = """
SELECT title, (SELECT group_concat(folded, '; ') FROM names WHERE names.entry = editions.entry), summary, body
FROM editions JOIN search_texts USING (number) ORDER BY number
"""
"""The texts of a library that peers search: title, names and ways to ask, summary, running text."""
_QUERY = (
    "SELECT highlight(plain, 0, '[', ']'), snippet(plain, 3, '[', ']', '…', 14) FROM plain "
    f"WHERE plain MATCH ? ORDER BY bm25(plain, 10, 6, 3, 1) LIMIT {SHOWN}"
)


def make_plain(path: Path, library: Path) -> None:
    """Write the texts of a library into one FTS5 table in a file of its own."""
    connection = sqlite3.connect(path)
    connection.execute(
        f"CREATE VIRTUAL TABLE plain USING fts5(title, names, summary, body, tokenize='{TOKENIZER}', prefix='2 3 4')"
    )
    texts = sqlite3.connect(f"file:{library}?mode=ro&immutable=1", uri=True)
    connection.executemany("INSERT INTO plain VALUES (?, ?, ?, ?)", texts.execute(TEXTS))
    texts.close()
    connection.execute("INSERT INTO plain(plain) VALUES ('optimize')")
    connection.commit()
    connection.close()


def plain_search(path: Path) -> Callable[[str], object]:
    """Return what answers a typed text from such a file."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)

    def find(typed: str) -> object:
        expression = " ".join(f'"{word}"' for word in words(typed)) + "*"
        return connection.execute(_QUERY, (expression,)).fetchall()

    return find
