"""What a screen reader and a keyboard find: names on everything, and a way to everything."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Key, dialogs, focus, press, search_for
from ketaref.gui.main_window import MainWindow
from ketaref.gui.widgets.focus_edge import FocusEdge

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.PageTabList,
    QAccessible.Role.RadioButton,
    QAccessible.Role.StaticText,
}


def nodes(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield top
    for child in filter(None, map(top.child, range(top.childCount()))):
        if child.isValid() and not child.state().invisible:
            yield from nodes(child)


def nameless(widget: QWidget) -> list[str]:
    found = []
    for node in nodes(QAccessible.queryAccessibleInterface(widget)):
        owner = node.object()
        says_nothing = isinstance(owner, QLabel) and not owner.text()
        inner = getattr(owner, "objectName", str)().startswith("qt_")
        if node.role() in ROLES and not inner and not says_nothing and not node.text(QAccessible.Text.Name).strip():
            found.append(f"{node.role().name} {owner}")
    return found


def test_everything_in_the_window_has_a_name(window: MainWindow) -> None:
    window.top_bar.search.setText("ketamine")
    window.top_bar.search.ask_now()
    window.browse.left.open_result()
    window.browse.pane.find_bar.open_bar()
    assert nameless(window) == []


@pytest.mark.parametrize("tab", [Key.Key_3, Key.Key_4, Key.Key_6])
def test_everything_in_a_list_the_diagram_and_the_comparison_has_a_name(
    window: MainWindow, qtbot: QtBot, tab: Qt.Key
) -> None:
    press(qtbot, tab, Qt.KeyboardModifier.ControlModifier)
    if window.browse.right.compares:
        window.browse.right.comparing.chooser.button.click()
    assert nameless(window) == []


def test_everything_on_the_handouts_page_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(len(window.tabs) - 1)
    window.handouts.bar.show_text(True)
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    assert nameless(window) == []


@pytest.mark.parametrize("command", ["keys", "about"])
def test_everything_in_a_dialog_has_a_name(window: MainWindow, command: str) -> None:
    window.actions_by_id[command].trigger()
    (dialog,) = dialogs()
    assert nameless(dialog) == []
    dialog.close()


def test_what_is_to_be_clicked_is_large_enough(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    for node in nodes(QAccessible.queryAccessibleInterface(window)):
        if node.role() in (QAccessible.Role.Button, QAccessible.Role.PageTab) and not node.state().disabled:
            assert node.rect().height() >= 24, node.text(QAccessible.Text.Name)


def test_f6_goes_round_the_parts_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.top_bar.search.setFocus()
    seen = []
    for _part in range(5):
        seen.append(focus())
        press(qtbot, Key.Key_F6)
    assert focus() is seen[0]
    assert window.browse.pane.view in seen
    assert window.browse.left.entry_list.list in seen
    press(qtbot, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is seen[-1]


def test_tab_reaches_every_control_and_is_never_caught(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(0)
    window.top_bar.search.setFocus()
    reached = set()
    for _step in range(200):
        press(qtbot, Key.Key_Tab)
        reached.add(focus())
        if focus() is window.top_bar.search:
            break
    else:
        pytest.fail("Tab never came back to the search field")
    controls = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    menus = {widget for widget in controls if widget.inherits("QMenuBar")}
    missed = [widget for widget in controls - reached - menus if widget.focusProxy() is None]
    assert [str(widget) for widget in missed] == []


def test_the_window_is_named_after_the_program_only(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    window.top_bar.search.setText("ketamine")
    window.top_bar.search.ask_now()
    assert window.windowTitle() == "KetaRef"
    assert "issociation" not in QApplication.applicationDisplayName()


def columns_that_differ(one: QImage, other: QImage) -> int:
    """How many columns of pixels are not the same."""
    height = range(0, min(one.height(), other.height()), 3)
    return sum(any(one.pixel(x, y) != other.pixel(x, y) for y in height) for x in range(one.width()))


def unseen(top: QWidget) -> list[str]:
    """What looks the same with the keyboard as without it."""
    shown = [one for one in top.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    able = [one for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    found = []
    for widget in able:
        other = next(one for one in able if one is not widget)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus(), widget
        if columns_that_differ(without, widget.grab().toImage()) < 2:  # as narrow as a text cursor
            found.append(f"{widget} {widget.accessibleName()}")
    return found


@pytest.mark.parametrize("tab", range(8))
def test_what_has_the_keyboard_is_seen_to_have_it(window: MainWindow, qtbot: QtBot, tab: int) -> None:
    window.show_tab(tab)
    if window.tabs[tab].id == "handouts":
        window.handouts.bar.show_text(True)
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    assert unseen(window) == []


def test_the_keyboard_is_seen_on_pages_entries_and_results(window: MainWindow, qtbot: QtBot) -> None:
    assert unseen(window) == [], "the start page"
    search_for(qtbot, "dissociation")
    press(qtbot, Key.Key_Return)
    assert unseen(window) == []


def test_the_line_of_the_keyboard_goes_with_it_in_dialogs_too(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    page = window.browse.pane.view
    edge = page.findChild(FocusEdge)
    assert edge
    assert edge.isVisible()
    assert edge.height() >= page.height()
    assert page.childAt(1, 40) is not edge, "it takes no click"
    window.actions_by_id["about"].trigger()
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: not edge.isVisible())
    assert [one for one in dialog.findChildren(FocusEdge) if one.isVisible()]
    dialog.close()


def test_another_language_leaves_one_line(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    window.actions_by_id["language-es"].trigger()
    window.actions_by_id["language-en"].trigger()
    window.browse.pane.take_focus()
    assert len(window.browse.pane.view.findChildren(FocusEdge)) == 1
