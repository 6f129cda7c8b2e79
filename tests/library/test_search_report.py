"""The list of queries as people type them: whole, fair, and not worse answered than it was."""

from collections import Counter

import pytest
from tools.search_report import rows

from ketaref.library.library import Library
from ketaref.library.search import Search

CLASSES = {
    "title", "alias", "lay", "street", "brand", "abbreviation", "misspelling", "question", "spanish", "author-or-code",
}  # fmt: skip


def test_the_list_is_whole(library: Library) -> None:
    ids = {entry.id for entry in library.entries()}
    queries = rows()

    assert {row["class"] for row in queries} == CLASSES
    assert min(Counter((row["half"], row["class"]) for row in queries).values()) >= 15
    assert len({row["query"].casefold() for row in queries}) == len(queries) >= 300
    for row in queries:
        assert {*row["first"].split(","), *row["three"].split(",")} <= ids, row


@pytest.mark.parametrize(("half", "first", "three"), [("tuning", 0.91, 0.98), ("held-out", 0.90, 0.97)])
def test_the_right_entry_stands_at_the_top(library: Library, half: str, first: float, three: float) -> None:
    """What was reached stays reached. The goal is 0.92 and 0.98 for both halves."""
    search = Search(library)
    asked = [row for row in rows() if row["half"] == half]
    found = [[hit.entry.id for hit in search.find(row["query"], limit=3).hits] for row in asked]
    right = [set(row["first"].split(",")) for row in asked]
    near = [wanted | set(row["three"].split(",")) for row, wanted in zip(asked, right, strict=True)]

    assert sum(bool(wanted & set(ids[:1])) for wanted, ids in zip(right, found, strict=True)) >= first * len(asked)
    assert sum(bool(wanted & set(ids)) for wanted, ids in zip(near, found, strict=True)) >= three * len(asked)


def test_a_question_and_a_word_answer_without_a_click(library: Library) -> None:
    find = Search(library).find

    assert find("can I drive after").hits[0].answer.startswith("No")
    assert find("what is remission").hits[0].answer
    assert find("spravato").hits[0].answer == ""
    assert find("remission", "es").hits[0].answer != find("remission", "en").hits[0].answer


def test_a_word_is_mended_or_searched_for_as_typed(library: Library) -> None:
    find = Search(library).find

    assert find("highbloodpressure").corrected == "high blood pressure"
    assert find("halluci nations").corrected == "hallucinations"
    assert find("suboxne").corrected == "suboxone"
    assert find("disociatoin", mend=False).corrected == ""


def test_no_medicine_is_taken_for_another_at_two_slips(library: Library) -> None:
    for one, other in (("duloxetin", "fluoxetin"), ("temazepam", "lorazepam"), ("clonidine", "clonazepam")):
        assert other not in Search(library).find(one).corrected


def test_a_dead_end_offers_the_nearest_topics(library: Library) -> None:
    results = Search(library).find("qqxxzzy")

    assert results.hits == []
    assert len(results.nearest) >= 3
