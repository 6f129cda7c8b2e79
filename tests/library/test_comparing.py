"""Treatments side by side, without a window: the choice, the cells and one numbering of sources."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.errors import LibraryDamaged
from ketaref.library.comparing import KIND, LEAST, MOST, compare, first_choice, with_choice
from ketaref.library.library import Library
from ketaref.model.names import COMPARED

clicks = st.lists(st.tuples(st.sampled_from("abcdefg"), st.booleans()), max_size=20)


@given(clicks=clicks)
def test_whatever_is_ticked_no_more_than_four_are_chosen_each_once(clicks: list[tuple[str, bool]]) -> None:
    chosen: tuple[str, ...] = ()
    for name, wanted in clicks:
        chosen = with_choice(chosen, name, wanted)
        assert len(chosen) <= MOST
        assert len(set(chosen)) == len(chosen)
        assert wanted or name not in chosen


def test_what_is_shown_first_exists_in_every_library(library: Library) -> None:
    assert len(first_choice(library.entries(KIND))) >= LEAST
    assert first_choice(library.entries("glossary")[:3]) == tuple(e.id for e in library.entries("glossary")[:LEAST])
    assert first_choice([]) == ()


def test_every_treatment_answers_in_every_row(library: Library) -> None:
    for entry in library.entries(KIND):
        (column,) = compare(library, (entry.id,)).columns
        cells = library.cells(entry.id)
        assert column.id == entry.id
        assert set(cells) == set(COMPARED)
        assert all(any(run.text.strip() for run in runs) for runs in cells.values()), entry.id


def test_a_cell_with_a_number_in_it_has_a_source_or_a_name(library: Library) -> None:
    """Every cell is cited, unless it says that no figure could be confirmed."""
    for entry in library.entries(KIND):
        for field, runs in library.cells(entry.id).items():
            missing = any(run.text == "No figure we could confirm" for run in runs)
            assert missing or any(run.cite for run in runs), f"{entry.id}: {field}"


def test_one_source_has_one_number_over_all_columns(library: Library) -> None:
    shown = compare(library, tuple(entry.id for entry in library.entries(KIND)))
    ids = [citation.source_id for citation in shown.citations]

    assert len(set(ids)) == len(ids)
    assert [citation.number for citation in shown.citations] == list(range(1, len(ids) + 1))
    used = {run.cite for row in shown.rows for cell in row.cells for run in cell if run.cite}
    assert used == set(range(1, len(ids) + 1))
    for row in shown.rows:
        for cell in row.cells:
            assert all(f"[{run.cite}" in run.text for run in cell if run.cite)


def test_what_is_no_treatment_is_left_out(library: Library) -> None:
    shown = compare(library, ("dissociation", "nothing", "'; --", "ssri"))
    assert [column.id for column in shown.columns] == ["ssri"]
    assert library.cells("dissociation") == {}
    assert library.citations("nothing") == []


def test_titles_are_said_in_spanish(library: Library) -> None:
    (column,) = compare(library, ("ssri",), "es").columns
    assert column.title == "Antidepresivos ISRS"


@pytest.mark.parametrize("broken", ["", "{", "[1]", '[{"text": 3}]'])
def test_a_broken_cell_or_diagram_is_a_damaged_library(database: Path, tmp_path: Path, broken: str) -> None:
    path = tmp_path / "ketaref.db"
    shutil.copy(database, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE cells SET runs = ?", [broken])
    connection.execute("UPDATE diagrams SET record = ?", [broken])
    connection.commit()
    connection.close()
    library = Library.open(path)
    with pytest.raises(LibraryDamaged):
        compare(library, ("ssri", "cbt"))
    with pytest.raises(LibraryDamaged):
        library.diagram()
    library.close()
