"""Lists under other headings: chosen by key, the same entries, in an order a reader needs."""

import pytest
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, Shift, focus, press
from ketaref.gui.main_window import MainWindow
from ketaref.library.library import Library
from ketaref.model.names import BODY_SYSTEMS, HOW_OFTEN

CONDITIONS, SIDE_EFFECTS, CAUTIONS, GUIDES = Key.Key_1, Key.Key_3, Key.Key_5, Key.Key_7


def headings(window: MainWindow) -> list[str]:
    return [row.title for row in window.browse.left.entry_list.list.rows if row.is_heading]


def listed(window: MainWindow) -> list[str]:
    return [row.entry_id for row in window.browse.left.entry_list.list.rows if not row.is_heading]


def group_by(window: MainWindow, qtbot: QtBot, steps: int) -> None:
    """Choose another way of grouping with Alt+R and the arrow keys."""
    press(qtbot, Key.Key_R, Alt)
    box = window.browse.left.entry_list.group_by.box
    assert focus() is box
    box.showPopup()
    assert box.view().accessibleName() == "Group by", "a screen reader says what list it is in"
    box.hidePopup()
    for _turn in range(steps):
        press(qtbot, Key.Key_Down)


def test_cautions_stand_by_level_and_by_body_system(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, CAUTIONS, Ctrl)
    before, entries = headings(window), sorted(listed(window))
    assert before[0] == "Contraindicated"

    group_by(window, qtbot, 1)
    found = headings(window)
    assert found == [name.en for name in BODY_SYSTEMS.values() if name.en in found]
    assert len(found) > 5
    assert sorted(listed(window)) == entries


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (0, ["Short term", "Long term"]),
        (1, [name.en for name in HOW_OFTEN.values()]),
        (
            2,
            [
                "Begins soon after the dose",
                "Begins on the day of the dose",
                "No time of beginning we could confirm",
            ],
        ),
    ],
)
def test_side_effects_stand_by_term_by_how_often_and_by_time(
    window: MainWindow, qtbot: QtBot, steps: int, expected: list[str]
) -> None:
    press(qtbot, SIDE_EFFECTS, Ctrl)
    entries = sorted(listed(window))
    group_by(window, qtbot, steps)

    assert headings(window) == [name for name in expected if name in headings(window)]
    assert set(headings(window)) <= set(expected)
    assert sorted(listed(window)) == entries


def test_the_page_beside_the_list_has_the_same_headings(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, SIDE_EFFECTS, Ctrl)
    group_by(window, qtbot, 3)
    shown = [heading.text for heading in window.browse.pane.view.headings()]

    assert shown == ["Side effects", *headings(window)]
    assert "Liver" in shown


def test_conditions_stand_by_the_evidence_of_one_drug_at_a_time(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, CONDITIONS, Ctrl)
    assert headings(window) == []

    group_by(window, qtbot, 1)
    assert headings(window)[0] == "Esketamine: moderate certainty"
    assert all(heading.startswith("Esketamine: ") for heading in headings(window))
    assert listed(window)[0] == "treatment-resistant-depression"

    group_by(window, qtbot, 1)
    assert all(heading.startswith("Ketamine: ") for heading in headings(window))


def test_a_tab_with_one_way_offers_no_choice(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, GUIDES, Ctrl)
    assert not window.browse.left.entry_list.group_by.isVisible()


def test_the_choice_stays_with_its_tab_and_ends_with_the_client(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, SIDE_EFFECTS, Ctrl)
    group_by(window, qtbot, 1)
    press(qtbot, CAUTIONS, Ctrl)
    assert headings(window)[0] == "Contraindicated"
    press(qtbot, SIDE_EFFECTS, Ctrl)
    assert headings(window)[0] == "In 1 of 10 people or more"
    assert window.browse.left.entry_list.group_by.box.currentText() == "how often"

    press(qtbot, Key.Key_Delete, Ctrl | Shift)
    press(qtbot, SIDE_EFFECTS, Ctrl)
    assert headings(window)[0] == "Short term"


def test_another_heading_keeps_the_entry_that_is_read(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    group_by(window, qtbot, 1)

    assert window.browse.entry is not None
    assert window.browse.entry.id == "dissociation"
    index = window.browse.left.entry_list.list.currentIndex()
    assert window.browse.left.entry_list.list.rows[index.row()].entry_id == "dissociation"


def test_how_often_is_the_headline_of_clinics_and_heavy_use_stands_apart(library: Library) -> None:
    by = {entry.id: entry.group for entry in library.entries("side-effects", way="how-often")}

    assert by["dissociation"] == "In 1 of 10 people or more"  # 41 of 100 in the short trials
    assert by["falsified"] == "Measured in heavy use only"
    assert by["breathing"] == "No figure we could group by"


def test_a_count_too_small_or_not_of_the_effect_itself_groups_nothing(library: Library) -> None:
    by = {entry.id: entry.group for entry in library.entries("side-effects", way="how-often")}

    assert by["dependence"] == "No figure we could group by"  # none of 26, and a boxed warning
    assert by["kidney"] == "No figure we could group by"  # counted with every bladder complaint, without a comparator
    assert by["withdrawal"] == "No figure we could group by"  # 1 of 334, and 71 of 100 in heavy use
    assert by["urinary"] == "In 1 of 100 up to 1 of 10 people"


def test_each_line_says_whose_figure_it_is(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, SIDE_EFFECTS, Ctrl)
    usual = [row.detail for row in window.browse.left.entry_list.list.rows]
    group_by(window, qtbot, 1)
    rows = {row.entry_id: row for row in window.browse.left.entry_list.list.rows}
    counted = "Anxiety: 14 of 222 people who used a spray with no medicine, 45 of 346 people who used Spravato"

    assert not any(usual)
    assert rows["anxiety"].detail == counted
    assert rows["anxiety"].spoken.endswith(counted)
    assert rows["dependence"].detail == ""
    page = window.browse.pane.view.toPlainText()
    assert counted in page
    assert "that does not make them rare" in page


def test_headings_are_said_in_spanish(library: Library) -> None:
    groups = {entry.group for entry in library.entries("side-effects", "es", "timing")}
    assert "Empieza poco después de la dosis" in groups


def test_a_way_that_nothing_has_gives_no_headings(library: Library) -> None:
    assert {entry.group for entry in library.entries("glossary", way="how-often")} == {""}
    assert {entry.group for entry in library.entries("side-effects", way="'; DROP TABLE entries; --")} == {""}
