"""The index that search reads: every name once under its weightiest kind, and words to mend towards."""

from pathlib import Path

import pytest

from factories import DAY, small_content
from ketaref.compiler.build import check
from ketaref.compiler.search_index import names, texts, vocabulary
from ketaref.library.folding import fold
from ketaref.library.schema import NAME_ALIAS, NAME_LAY, NAME_MEANT, NAME_TITLE

Rows = list[dict[str, object]]


@pytest.fixture
def rows(tmp_path: Path) -> tuple[Rows, Rows]:
    """Name rows and text rows of the made-up content."""
    content, built, _ = check(small_content(tmp_path), DAY)
    return names(content, built), texts(content, built)


def test_an_entry_is_named_by_titles_id_aliases_lay_words_and_synonyms(rows: tuple[Rows, Rows]) -> None:
    found = {(row["kind"], row["name"]) for row in rows[0]}

    assert {
        (NAME_TITLE, "Dry mouth"),
        (NAME_TITLE, "Boca seca"),
        (NAME_ALIAS, "xerostomia"),
        (NAME_LAY, "parched"),
        (NAME_LAY, "boca reseca"),
        (NAME_MEANT, "cotton mouth"),
        (NAME_MEANT, "boca pastosa"),
    } <= found


def test_a_name_stands_once_for_an_entry_and_folded(rows: tuple[Rows, Rows]) -> None:
    keys = [(row["folded"], row["entry"]) for row in rows[0]]

    assert len(keys) == len(set(keys))
    assert all(row["folded"] == fold(str(row["name"])) for row in rows[0])
    assert sum(folded == "xerostomia" for folded, _ in keys) == 1  # the word of both languages


def test_the_rows_are_in_one_order(rows: tuple[Rows, Rows]) -> None:
    order = [(str(row["folded"]), int(str(row["kind"])), int(str(row["entry"]))) for row in rows[0]]

    assert order == sorted(order)


def test_each_edition_has_its_text_with_figures_said(rows: tuple[Rows, Rows]) -> None:
    bodies = {str(row["title"]): str(row["body"]) for row in rows[1]}

    assert len(bodies) == 22
    assert "about 41 had a dry mouth" in bodies["Dry mouth"]
    assert "unas 41 tuvieron la boca seca" in bodies["Boca seca"]
    assert "{{" not in "".join(bodies.values())


def test_words_are_mended_towards_words_of_four_letters_or_more(rows: tuple[Rows, Rows]) -> None:
    found = {str(row["word"]): row["entries"] for row in vocabulary(*rows, {"mouth"})}

    assert {row["word"] for row in vocabulary(*rows, {"mouth"}) if row["medicine"]} == {"mouth"}
    assert all(len(word) >= 4 and word.isalpha() for word in found)
    assert list(found) == sorted(found)
    assert int(str(found["mouth"])) > int(str(found["afternoon"]))
