"""Search as you type: what a person is typing towards is never lost on the way.

Every day some of the names are typed, spread over the alphabet; the slow tests type all of them.
"""

from functools import cache

import pytest

from ketaref.library.folding import fold
from ketaref.library.library import Library
from ketaref.library.schema import NAME_ALIAS, NAME_LAY, NAME_SYNONYM, NAME_TITLE
from ketaref.library.search import DEFAULT_LIMIT, Search

TITLES = (NAME_TITLE,)
OTHER_NAMES = (NAME_ALIAS, NAME_LAY, NAME_SYNONYM)
EVERYTHING = 1_000_000
IN_VIEW_FROM = 3
"""From this letter on an entry stays among the first `DEFAULT_LIMIT`.

By one of its other names it may drop out as long as more than those have a name that begins so: "can I…".
"""


def lost_while_typing(library: Library, kinds: tuple[int, ...], every: int = 1) -> list[tuple[str, str]]:
    """Return each (typed letters, entry id) at which a name being typed had lost its entry."""
    search = Search(library)

    @cache
    def rivals(start: str) -> int:
        """Return how many entries have a name that begins so."""
        query = "SELECT count(DISTINCT entry) FROM names WHERE folded >= ? AND folded < ?"
        return int(library.connection.execute(query, (start, start + "\U0010ffff")).fetchone()[0])

    @cache
    def found(typed: str) -> set[str]:
        crowded = len(typed) < IN_VIEW_FROM or (kinds != TITLES and rivals(fold(typed)) > DEFAULT_LIMIT)
        limit = EVERYTHING if crowded else DEFAULT_LIMIT
        return {hit.entry.id for hit in search.find(typed, limit=limit).hits}

    marks = ", ".join(map(str, kinds))
    names = library.connection.execute(
        "SELECT DISTINCT name, id FROM names JOIN entries ON entries.number = names.entry "
        f"WHERE kind IN ({marks}) ORDER BY name, id"
    ).fetchall()
    return [
        (name[:end], entry_id)
        for name, entry_id in names[::every]
        for end in range(1, len(name) + 1)
        if fold(name[:end]) and entry_id not in found(name[:end])  # an opening mark alone asks for nothing yet
    ]


@pytest.mark.parametrize(("kinds", "every"), [(TITLES, 9), (OTHER_NAMES, 90)], ids=["titles", "other names"])
def test_no_name_of_a_sample_is_lost_while_it_is_typed(library: Library, kinds: tuple[int, ...], every: int) -> None:
    assert lost_while_typing(library, kinds, every) == []


@pytest.mark.slow
@pytest.mark.parametrize("kinds", [TITLES, OTHER_NAMES], ids=["titles", "other names"])
def test_no_name_is_lost_while_it_is_typed(library: Library, kinds: tuple[int, ...]) -> None:
    assert lost_while_typing(library, kinds) == []


def test_the_word_being_typed_counts_as_a_beginning(library: Library) -> None:
    """No stemming: "dizzin" finds what "dizziness" finds."""
    search = Search(library)
    whole = search.find("dizziness").hits[0].entry.id

    for end in range(IN_VIEW_FROM, len("dizziness")):
        assert search.find("dizziness"[:end]).hits[0].entry.id == whole


def test_words_may_come_in_any_order(library: Library) -> None:
    search = Search(library)

    assert {hit.entry.id for hit in search.find("pressure blood").hits[:5]} >= {"blood-pressure", "hypertension"}
