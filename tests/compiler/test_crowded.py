"""Beginnings that very many names have: what is kept for them is what sorting all of them would give."""

import random
import sqlite3

import pytest

from ketaref.compiler import crowded as module
from ketaref.compiler.crowded import crowded
from ketaref.library.schema import BEGINNING_ORDER, LAST


@pytest.fixture
def names() -> sqlite3.Connection:
    """Four hundred names over a small alphabet."""
    chance = random.Random(3)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE names (folded TEXT, entry INTEGER, kind INTEGER)")
    connection.execute("CREATE INDEX folded ON names (folded, kind, entry)")
    rows = {
        ("".join(chance.choices("abc é", k=chance.randint(1, 6))).strip() or "a", chance.randrange(60))
        for _ in range(400)
    }
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?)", [(name, entry, chance.randrange(5)) for name, entry in sorted(rows)]
    )
    return connection


def test_each_crowded_beginning_has_its_first_entries(
    names: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CROWDED", 20)
    monkeypatch.setattr(module, "CROWDED_KEPT", 7)
    kept: dict[object, list[object]] = {}
    for row in crowded(names):
        kept.setdefault(row["beginning"], []).append(row["entry"])

    every = [name for (name,) in names.execute("SELECT folded FROM names")]
    beginnings = {name[:end] for name in every for end in range(1, len(name) + 1)}
    wanted = {one for one in beginnings if sum(name.startswith(one) for name in every) > 20}
    assert set(kept) == wanted
    for beginning, entries in kept.items():
        query = f"SELECT entry FROM names WHERE folded >= ? AND folded < ? ORDER BY {BEGINNING_ORDER}"
        rows = names.execute(query, (beginning, f"{beginning}{LAST}")).fetchall()
        assert entries == list(dict.fromkeys(entry for (entry,) in rows))[:7]


def test_the_real_library_has_room_for_what_it_keeps(names: sqlite3.Connection) -> None:
    assert list(crowded(names)) == []
