"""What a screen reader and a keyboard find: names on everything, and a way to everything."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Key, dialogs, focus, press
from ketaref.gui.main_window import MainWindow

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
