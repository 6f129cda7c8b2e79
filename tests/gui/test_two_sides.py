"""How the list and the page share the window."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_support import zoom_to
from ketaref.gui import metrics
from ketaref.gui.main_window import MainWindow
from ketaref.gui.two_sides import TwoSides


def sides(window: MainWindow) -> TwoSides:
    found = window.browse.findChild(TwoSides)
    assert found
    return found


def list_width(window: MainWindow) -> int:
    QApplication.processEvents()
    return sides(window).sizes()[0]


@pytest.mark.parametrize(("width", "zoom"), [(720, 200), (720, 250), (720, 300), (911, 300)])
def test_the_list_gives_way_where_the_page_has_few_words_to_a_line(
    window: MainWindow, qtbot: QtBot, width: int, zoom: int
) -> None:
    """It kept 320 of 720 pixels, and words of the page were broken."""
    window.resize(width, 720)
    zoom_to(window, qtbot, zoom)
    view = window.browse.pane.view
    assert metrics.LIST_LEAST_WIDTH <= list_width(window) < metrics.LIST_WIDTH
    assert list_width(window) == metrics.LIST_LEAST_WIDTH or view.width() >= 13.9 * view.body()
    window.resize(1280, 720)
    zoom_to(window, qtbot, 100)
    assert list_width(window) == metrics.LIST_WIDTH


def test_the_list_stays_as_wide_as_it_was_dragged(window: MainWindow, qtbot: QtBot) -> None:
    sides(window).moveSplitter(410, 1)
    assert list_width(window) == 410
    for width in (1180, 1280):
        window.resize(width, 720)
        assert list_width(window) == 410
    window.resize(720, 480)
    zoom_to(window, qtbot, 200)
    assert list_width(window) < 410
    window.resize(1280, 720)
    zoom_to(window, qtbot, 100)
    assert list_width(window) == 410


def test_the_list_has_room_for_large_words_in_another_language_too(window: MainWindow, qtbot: QtBot) -> None:
    """Made anew for the language, it did not know that its text was large."""
    zoom_to(window, qtbot, 200)
    before = list_width(window)
    assert before == metrics.LIST_MOST_NEEDED
    try:
        window.actions_by_id["language-es"].trigger()
        assert list_width(window) == before
    finally:
        window.actions_by_id["language-en"].trigger()
