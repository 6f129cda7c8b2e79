"""The way of Tab through the window, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui_support import Key, press, search_for
from ketaref.gui.main_window import MainWindow
from ketaref.gui.tab_order import TabOrder


def way(window: MainWindow, qtbot: QtBot) -> list[QWidget]:
    """What Tab stops at, beginning at the search field."""
    order = window.top_bar.findChild(TabOrder)
    assert order
    qtbot.waitUntil(lambda: not order._soon.isActive() and not window.desk.background.busy, timeout=15000)
    found: list[QWidget] = []
    widget: QWidget | None = window.top_bar.search
    while widget and widget not in found[:1]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


@pytest.mark.parametrize("tab", [0, 2, 3, 5])
def test_tab_goes_from_the_list_to_the_page(window: MainWindow, qtbot: QtBot, tab: int) -> None:
    window.show_tab(tab)
    found = way(window, qtbot)
    left, right = window.browse.left, window.browse.right
    places = [at for at, one in enumerate(found) if left.isAncestorOf(one)]
    pages = [at for at, one in enumerate(found) if right.isAncestorOf(one)]
    assert found.index(window.tab_bar) < min(places)
    assert max(places) < min(pages)


def test_tab_comes_to_the_choice_of_a_text_before_the_links_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    """It came to "For the client" after forty links."""
    search_for(qtbot, "dissociation")
    window.browse.open_entry("dissociation")
    window.browse.pane.find_bar.open_bar()
    found = way(window, qtbot)
    pane = window.browse.pane
    switch = [found.index(one) for one in pane.switch.findChildren(QWidget) if one in found]
    bar = [found.index(one) for one in pane.find_bar.findChildren(QWidget) if one in found]
    headings = window.browse.right.reading.contents.list
    assert found.index(window.browse.left.results.list) < min(switch)
    assert max(switch) < found.index(pane.star) < min(bar)
    assert max(bar) < found.index(pane.view) < found.index(headings)


def test_every_side_of_a_handout_has_its_choices_before_its_pages(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(len(window.tabs) - 1)
    panel, bar = window.handouts.options_panel, window.handouts.bar
    for side in ("sheet", "look", "packet"):
        panel.show_side(side)
        found = way(window, qtbot)
        chosen = [at for at, one in enumerate(found) if panel.isAncestorOf(one)]
        deeds = [at for at, one in enumerate(found) if bar.isAncestorOf(one)]
        assert len(chosen) > 2
        assert found.index(window.tab_bar) < min(chosen)
        assert max(chosen) < min(deeds) <= max(deeds) < found.index(window.handouts.pages)


def test_another_language_has_the_same_way(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    before = [type(one).__name__ for one in way(window, qtbot)]
    window.actions_by_id["language-es"].trigger()
    after = [type(one).__name__ for one in way(window, qtbot)]
    window.actions_by_id["language-en"].trigger()
    assert after == before


def test_a_message_has_its_buttons_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.add_to_handout("dissociation")
    found = way(window, qtbot)
    said = [at for at, one in enumerate(found) if window.message_bar.isAncestorOf(one)]
    assert said == [found.index(window.tab_bar) + 1, found.index(window.tab_bar) + 2]


def test_a_link_that_tab_comes_to_has_lines_around_it(window: MainWindow, qtbot: QtBot) -> None:
    """It stood at the very edge, and what it belongs to out of view."""
    window.browse.open_entry("dissociation")
    view = window.browse.pane.view
    view.setFocus()
    for key in [Key.Key_Tab] * 12 + [Key.Key_Backtab] * 10:
        press(qtbot, key)
        here, bar = view.cursorRect(), view.verticalScrollBar()
        assert here.top() >= here.height() or bar.value() == 0
        assert here.bottom() <= view.viewport().height() - here.height()
