"""What words and neighbors speak for: learned when the content is built, looked up at each query."""

import sqlite3
import subprocess
import sys

import pytest

from ketaref.compiler.clues import learned
from ketaref.library.clues import Clues, clues, key, packed
from ketaref.library.library import Library
from ketaref.library.search import Search

MUCH, LONG = 1, 2
SAID = {
    MUCH: [["how", "much", "is", "it"], ["how", "much", "does", "it", "cost"], ["too", "expensive"]],
    LONG: [["how", "long", "does", "it", "last"], ["how", "long", "until", "it", "works"], ["too", "slow"]],
}


def worth(said: dict[int, list[list[str]]], asked: str) -> dict[int, float]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE families (word, family)")
    connection.execute("CREATE TABLE clues (key INTEGER PRIMARY KEY, points)")
    connection.executemany("INSERT INTO clues VALUES (:key, :points)", learned(said, {}))
    return Clues(connection).worth(asked.split())


def test_neighbors_count_where_one_of_them_is_a_stop_word() -> None:
    said = clues(["can", "drivers", "drive", "home"], {"drivers": "english drive", "drive": "english drive"})

    assert said == {"can", "english drive", "home", "can english drive"}


def test_a_question_speaks_for_what_people_ask_so() -> None:
    much, long = worth(SAID, "how much does it"), worth(SAID, "how long does it")

    assert much[MUCH] > much[LONG]
    assert long[LONG] > long[MUCH]


def test_what_is_said_of_both_tells_neither() -> None:
    both = worth(SAID, "too")

    assert both[MUCH] == both[LONG]
    assert worth(SAID, "bladder") == {}


def test_what_everybody_is_asked_with_is_no_clue() -> None:
    said = {number: [["please", f"word{number}"]] for number in range(200)}

    assert worth(said, "please") == {}
    assert worth(said, "word7").keys() == {7}


def test_the_same_phrases_give_the_same_clues_whatever_the_order_of_sets() -> None:
    """Python shuffles sets of words anew in each process; the content hash must not depend on it."""
    code = f"from ketaref.compiler.clues import learned; print([*learned({SAID!r}, {{}})])"
    commands = [[sys.executable, "-c", code] for _ in range(3)]
    found = {subprocess.run(one, check=True, capture_output=True, text=True).stdout for one in commands}

    assert len(found) == 1


def test_two_clues_of_one_number_do_not_stop_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketaref.compiler.clues.key", lambda clue: len(clue))

    rows = [*learned(SAID, {})]

    assert len({row["key"] for row in rows}) == len(rows) > 1


@pytest.mark.parametrize("points", [b"", b"\x01", b"\xff" * 7, None, "text", 7], ids=repr)
def test_a_damaged_clue_is_read_as_far_as_it_goes(points: object) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE families (word, family)")
    connection.execute("CREATE TABLE clues (key INTEGER PRIMARY KEY, points)")
    connection.execute("INSERT INTO clues VALUES (?, ?)", (key("how"), points))

    assert all(isinstance(one, float) for one in Clues(connection).worth(["how"]).values())


def test_points_take_three_bytes_an_entry() -> None:
    assert packed({1: 2, 65535: 255}) == b"\x01\x00\xff\xff\x02\xff"


def test_stop_words_find_what_is_asked_with_them(library: Library) -> None:
    """No word of these tells entries apart without its neighbors."""
    find = Search(library).find

    assert find("how long does it take to work").hits[0].entry.id in {"how-fast-does-it-work", "rapid-relief"}
    assert find("is it for me").hits[0].entry.id == "candidacy"
    assert find("how long does it stay").hits[0].entry.id != find("how much does it cost").hits[0].entry.id


def test_a_study_leads_to_what_cites_it_most(library: Library) -> None:
    search = Search(library)

    assert search.find("feder 2021").hits[0].entry.id == "ptsd"
    assert search.find("Ochs-Ross 2020").hits[0].entry.id == "late-life-depression"
    assert search.find("Ochs-Ross 2020").hits[0].name == "Ochs-Ross 2020"
