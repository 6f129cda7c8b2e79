"""The best entries of beginnings that very many names have, found once: sorting them at each key would cost frames."""

import sqlite3
from collections.abc import Iterator

from ketaref.library.schema import BEGINNING_ORDER, CROWDED, CROWDED_KEPT, LAST

Row = dict[str, object]


def crowded(connection: sqlite3.Connection, start: str = "") -> Iterator[Row]:
    """Yield the first entries of each beginning of more than CROWDED names, letter by letter from `start` on."""
    at = start
    while (found := connection.execute("SELECT min(folded) FROM names WHERE folded > ?", (at,)).fetchone()[0]) and (
        found.startswith(start)
    ):
        beginning = found[: len(start) + 1]
        at = beginning + LAST
        if _is_crowded(connection, beginning):
            yield from _first(connection, beginning)
            yield from crowded(connection, beginning)


def _is_crowded(connection: sqlite3.Connection, beginning: str) -> bool:
    query = "SELECT 1 FROM names WHERE folded >= ? AND folded < ? LIMIT 1 OFFSET ?"
    return connection.execute(query, (beginning, beginning + LAST, CROWDED)).fetchone() is not None


def _first(connection: sqlite3.Connection, beginning: str) -> Iterator[Row]:
    query = f"SELECT entry FROM names WHERE folded >= ? AND folded < ? ORDER BY {BEGINNING_ORDER}"
    entries: dict[int, None] = {}
    for (entry,) in connection.execute(query, (beginning, beginning + LAST)):
        entries.setdefault(entry)
        if len(entries) == CROWDED_KEPT:
            break
    yield from ({"beginning": beginning, "position": at, "entry": entry} for at, entry in enumerate(entries))
