"""The index that search reads: every name once under its weightiest kind, and words to mend towards."""

from pathlib import Path

import pytest

from factories import DAY, small_content
from ketaref.compiler.build import check
from ketaref.compiler.search_index import SearchIndex
from ketaref.library.folding import fold
from ketaref.library.schema import MISSPELT, NAME_ALIAS, NAME_ASKED, NAME_LAY, NAME_MEANT, NAME_TITLE
from ketaref.library.sounds import sounds

Rows = list[dict[str, object]]


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    """An index over the made-up content that has seen all its entries."""
    return whole(tmp_path)[0]


@pytest.fixture
def rows(tmp_path: Path) -> tuple[Rows, Rows]:
    """Name rows and text rows of the made-up content."""
    return whole(tmp_path)[1:]


def whole(folder: Path) -> tuple[SearchIndex, Rows, Rows]:
    """Return the index over the made-up content, its name rows and its text rows."""
    content, built, _ = check(small_content(folder), DAY)
    index = SearchIndex(content)
    entries = list(enumerate(built, start=1))
    named = [row for number, entry in entries for row in index.names(number, entry)]
    return index, named, [row for number, entry in entries for row in index.texts(number, entry)]


def test_an_entry_is_named_by_titles_id_aliases_lay_words_synonyms_and_how_people_ask(rows: tuple[Rows, Rows]) -> None:
    found = {(row["kind"], row["name"] or row["folded"]) for row in rows[0]}

    assert {
        (NAME_TITLE, "Dry mouth"),
        (NAME_TITLE, "Boca seca"),
        (NAME_ALIAS, "xerostomia"),
        (NAME_LAY, "parched"),
        (NAME_LAY, "boca reseca"),
        (NAME_MEANT, "cotton mouth"),
        (NAME_MEANT, "boca pastosa"),
        (NAME_ASKED, "my tongue sticks"),
        (NAME_ASKED, "se me pega la lengua"),
    } <= found


def test_a_name_stands_once_for_an_entry_and_folded(rows: tuple[Rows, Rows]) -> None:
    keys = [(row["folded"], row["entry"]) for row in rows[0]]

    assert len(keys) == len(set(keys))
    assert all(row["folded"] == fold(str(row["name"])) for row in rows[0] if row["kind"] != NAME_ASKED)
    assert sum(folded == "xerostomia" for folded, _ in keys) == 1  # the word of both languages


def test_the_names_of_an_entry_are_in_one_order(rows: tuple[Rows, Rows]) -> None:
    order = [(int(str(row["entry"])), str(row["folded"])) for row in rows[0]]

    assert order == sorted(order)


def test_each_edition_has_its_text_with_figures_said(rows: tuple[Rows, Rows]) -> None:
    bodies = {str(row["title"]): str(row["body"]) for row in rows[1]}

    assert len(bodies) == 22
    assert "about 9 had a dry mouth" in bodies["Dry mouth"]
    assert "unas 9 tuvieron la boca seca" in bodies["Boca seca"]
    assert "{{" not in "".join(bodies.values())


def test_words_are_mended_towards_words_of_four_letters_or_more(index: SearchIndex) -> None:
    found = {str(row["word"]): row["entries"] for row in index.vocabulary()}

    assert all(len(word) >= 4 and word.isalpha() for word in found)
    assert list(found) == sorted(found)
    assert int(str(found["mouth"])) > int(str(found["afternoon"]))
    assert found["agency"] == 0  # an author's name is known, but no word is mended to it


def test_words_of_one_stem_are_one_family_by_the_rules_of_their_language(index: SearchIndex) -> None:
    families: dict[object, set[object]] = {}
    for row in index.families():
        families.setdefault(row["family"], set()).add(row["word"])

    assert {"help", "helps", "helped"} in families.values()
    assert all(len(members) > 1 for members in families.values())


def test_a_known_misspelling_leads_to_a_word_and_is_none(index: SearchIndex) -> None:
    assert {"sound": MISSPELT + "mowf", "word": "mouth"} in index.sounds()
    assert "mowf" not in {row["word"] for row in index.vocabulary()}


def test_a_word_stands_where_it_sounds(index: SearchIndex) -> None:
    assert {(row["sound"], row["word"]) for row in index.sounds()} >= {(sounds("mouth")[0], "mouth")}
