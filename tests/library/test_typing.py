"""Search as you type: what a person is typing towards is never lost on the way."""

from functools import cache

import pytest

from ketaref.library.library import Library
from ketaref.library.schema import NAME_ALIAS, NAME_LAY, NAME_SYNONYM, NAME_TITLE
from ketaref.library.search import DEFAULT_LIMIT, Search

EVERYTHING = 1_000_000
IN_VIEW_FROM = 3
"""From this letter on an entry stays among the first `DEFAULT_LIMIT`."""


def lost_while_typing(library: Library, kinds: tuple[int, ...], every: int = 1) -> list[tuple[str, str]]:
    """Return each (typed letters, entry id) at which a name being typed had lost its entry."""
    search = Search(library)

    @cache
    def found(typed: str) -> set[str]:
        limit = EVERYTHING if len(typed) < IN_VIEW_FROM else DEFAULT_LIMIT
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
        if name[:end].strip() and entry_id not in found(name[:end])
    ]


def test_no_title_is_lost_while_it_is_typed(library: Library) -> None:
    assert lost_while_typing(library, (NAME_TITLE,)) == []


def test_no_other_name_of_a_sample_is_lost_while_it_is_typed(library: Library) -> None:
    assert lost_while_typing(library, (NAME_ALIAS, NAME_LAY, NAME_SYNONYM), every=11) == []


@pytest.mark.slow
def test_no_other_name_is_lost_while_it_is_typed(library: Library) -> None:
    assert lost_while_typing(library, (NAME_ALIAS, NAME_LAY, NAME_SYNONYM)) == []


def test_the_word_being_typed_counts_as_a_beginning(library: Library) -> None:
    """No stemming: "dizzin" finds what "dizziness" finds."""
    search = Search(library)
    whole = search.find("dizziness").hits[0].entry.id

    for end in range(IN_VIEW_FROM, len("dizziness")):
        assert search.find("dizziness"[:end]).hits[0].entry.id == whole


def test_words_may_come_in_any_order(library: Library) -> None:
    search = Search(library)

    assert search.find("pressure blood").hits[0].entry.id in {"blood-pressure", "hypertension"}
