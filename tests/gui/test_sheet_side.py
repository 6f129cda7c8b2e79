"""The list of sheets with what stands below it: one of them scrolls, never both."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_support import Key, press, zoom_to
from ketaref.gui.handouts.sheet_side import SheetSide
from ketaref.gui.main_window import MainWindow


@pytest.fixture
def side(window: MainWindow) -> SheetSide:
    window.show_tab(len(window.tabs) - 1)
    found = window.handouts.findChild(SheetSide)
    assert found
    return found


def bars(side: SheetSide, qtbot: QtBot) -> tuple[bool, bool]:
    """Say whether the list scrolls by itself, and whether all of the side does."""
    before = -1
    for _turn in range(20):  # until its parts have settled: each gives the next its room
        if side.inside.height() == before:
            break
        before = side.inside.height()
        qtbot.wait(50)
    QApplication.processEvents()
    return side.chooser.list.verticalScrollBar().maximum() > 0, side.verticalScrollBar().maximum() > 0


def in_view(side: SheetSide) -> bool:
    """Say whether the row that the keyboard is on can be seen whole."""
    QApplication.processEvents()
    rows = side.chooser.list
    place = rows.visualRect(rows.currentIndex())
    corner = rows.viewport().mapTo(side.viewport(), place.topLeft())
    return side.viewport().rect().contains(QRect(corner, place.size()))


def test_the_list_scrolls_where_the_window_is_high(window: MainWindow, side: SheetSide, qtbot: QtBot) -> None:
    assert bars(side, qtbot) == (True, False)
    window.resize(1280, 1000)
    assert bars(side, qtbot)[1] is False


LOW = [(1280, 720, 150), (1280, 720, 200), (1280, 720, 300), (720, 480, 100)]


@pytest.mark.parametrize(("width", "height", "zoom"), LOW)
def test_where_it_is_low_all_of_the_side_scrolls(
    window: MainWindow, side: SheetSide, qtbot: QtBot, width: int, height: int, zoom: int
) -> None:
    """In large text two scroll bars stood beside each other."""
    window.resize(width, height)
    zoom_to(window, qtbot, zoom)
    assert bars(side, qtbot) == (False, True)
    assert in_view(side), "the sheet that is chosen"
    side.chooser.list.setFocus()
    for key in [Key.Key_Down] * 18 + [Key.Key_Up] * 18:
        press(qtbot, key)
        assert in_view(side)
    window.resize(1280, 720)
    zoom_to(window, qtbot, 100)
    assert bars(side, qtbot) == (True, False)


def test_a_sheet_chosen_from_elsewhere_is_in_view_and_stays_so_below_a_message(
    window: MainWindow, side: SheetSide, qtbot: QtBot
) -> None:
    zoom_to(window, qtbot, 200)
    bars(side, qtbot)
    window.show_tab(0)
    window.add_to_handout("dissociation")
    window.show_tab(len(window.tabs) - 1)
    bars(side, qtbot)
    assert in_view(side)
    window.message_bar.hide()
    bars(side, qtbot)
    window.desk.tell("A message that takes room.")
    bars(side, qtbot)
    assert in_view(side)
    side.verticalScrollBar().setValue(0)
    window.message_bar.hide()
    bars(side, qtbot)
    window.desk.tell("A message that takes room.")
    bars(side, qtbot)
    assert side.verticalScrollBar().value() == 0, "one that was scrolled away stays away"


def test_a_filter_leaves_no_room_below_the_rows_that_it_keeps(
    window: MainWindow, side: SheetSide, qtbot: QtBot
) -> None:
    zoom_to(window, qtbot, 200)
    bars(side, qtbot)
    before = side.inside.height()
    side.verticalScrollBar().setValue(side.verticalScrollBar().maximum())
    window.handouts.options_panel.take_filter()
    assert not side.chooser.field.visibleRegion().isEmpty(), "what has the keyboard is seen"
    side.chooser.field.setText("risks")
    assert bars(side, qtbot)[0] is False
    assert side.inside.height() < before
    side.chooser.field.clear()
    bars(side, qtbot)
    assert side.inside.height() == before
    assert not side.chooser.field.visibleRegion().isEmpty(), "where somebody types"
