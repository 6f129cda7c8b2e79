"""The first start: one page that says what this is, until it was left; and how the window looked is there next time."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui_support import Alt, Key, dialogs, focus, press
from ketaref import app
from ketaref.gui.furnishing import furnish
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.library.library import Library

Start = Callable[[], MainWindow]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program as its user does, one window after the other, in a home of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    opened: list[MainWindow] = []

    def start() -> MainWindow:
        while opened:
            opened.pop().close()
        window = app.open_window(theme)
        assert isinstance(window, MainWindow)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.furnish()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return window

    yield start
    for window in opened:
        window.close()


def headline(window: MainWindow) -> str:
    return window.browse.pane.view.headings()[0].text


def leave_by_key(window: MainWindow, qtbot: QtBot) -> None:
    """Go to the page with F6, to its last link with Tab, and press Enter."""
    while focus() is not window.browse.pane.view:
        press(qtbot, Key.Key_F6)
    view = window.browse.pane.view
    for _link in range(10):
        press(qtbot, Key.Key_Tab)
        if view.textCursor().selectedText() == "Start using KetaRef":
            break
    press(qtbot, Key.Key_Return)


def test_the_first_page_says_what_this_is_and_is_not_whom_to_call_and_how_to_search(start: Start) -> None:
    window = start()
    view = window.browse.pane.view
    assert [heading.text for heading in view.headings()] == [
        "Welcome to KetaRef", "What it is", "What it is not", "Help lines", "How to search"
    ]  # fmt: skip
    said = view.toPlainText()
    for words in ("drafted from the sources", "does not diagnose", "Call 911", "988", "Ctrl+K", "Ctrl+Shift+P"):
        assert words in said
    assert dialogs() == []
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Welcome to KetaRef"


def test_the_whole_first_page_is_seen_at_once_and_large_text_flows_anew(start: Start) -> None:
    window = start()
    view = window.browse.pane.view
    last = view.document().find("Start using KetaRef")
    assert view.cursorRect(last).bottom() < view.viewport().height()
    window.set_zoom(300)
    assert view.horizontalScrollBar().maximum() == 0


def test_it_names_the_help_lines_in_the_language_of_the_window(start: Start) -> None:
    window = start()
    window.actions_by_id["language-es"].trigger()
    said = window.browse.pane.view.toPlainText()
    lines = [line for line in window.desk.library.help_lines() if line.strip]
    window.actions_by_id["language-en"].trigger()

    assert all(line.call.es in said for line in lines)
    assert not any(line.call.en in said for line in lines)


def test_it_can_be_searched_at_once(start: Start, qtbot: QtBot) -> None:
    window = start()
    assert focus() is window.top_bar.search


def test_it_is_shown_until_it_was_left_and_never_again(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_Home, Alt)
    assert headline(window) == "Welcome to KetaRef"
    window.actions_by_id["finish"].trigger()
    assert headline(window) == "Welcome to KetaRef"

    window = start()
    assert headline(window) == "Welcome to KetaRef"
    leave_by_key(window, qtbot)
    assert headline(window) == "KetaRef"
    window.actions_by_id["finish"].trigger()
    assert headline(window) == "KetaRef"

    assert headline(start()) == "KetaRef"


def test_its_link_to_the_help_lines_leads_there(start: Start) -> None:
    window = start()
    window.browse.pane.view.link_chosen.emit("tab:guides")
    assert headline(window) == "Guides"


def test_colors_and_text_size_are_there_next_time(start: Start) -> None:
    window = start()
    window.actions_by_id["theme-contrast"].trigger()
    window.actions_by_id["bigger"].trigger()
    window.actions_by_id["finish"].trigger()

    window = start()
    assert window.desk.theme.choice == "contrast"
    assert window.actions_by_id["theme-contrast"].isChecked()
    assert window.browse.zoom == 110
    assert window.browse.pane.view.zoom == 110


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b'{"zoom": 1000000}'])
def test_a_damaged_file_of_settings_is_no_trouble(start: Start, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config" / "KetaRef" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    window = start()
    assert headline(window) == "Welcome to KetaRef"
    assert window.message_bar.said == ""
    assert window.browse.zoom == 100


def test_a_home_that_takes_nothing_is_no_trouble(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "config").write_text("in the way")
    window = start()
    window.set_zoom(125)
    leave_by_key(window, qtbot)
    assert headline(window) == "KetaRef"
    press(qtbot, Key.Key_Home, Alt | Qt.KeyboardModifier.NoModifier)
    assert headline(window) == "KetaRef"
    assert window.message_bar.said == ""


def _shown_by(window: MainWindow) -> str:
    return type(window.browse.left.currentWidget()).__name__


def test_a_key_pressed_at_once_is_answered_and_the_list_comes_behind_its_results(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    with closing(MainWindow(library, theme, datetime.date.today(), furnish)) as window:
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        QTest.keyClicks(window.top_bar.search, "dis")  # before the window has even got the keyboard
        qtbot.waitUntil(lambda: _shown_by(window) == "ResultList")
        assert "dissociation" in [row.entry_id for row in window.browse.left.shown.rows]
        assert "entry_list" not in vars(window.browse.left)  # nobody has seen it yet
        window.furnish()
        assert _shown_by(window) == "ResultList"
        qtbot.waitUntil(lambda: window.isActiveWindow())
        press(qtbot, Key.Key_Escape)
        assert _shown_by(window) == "EntryList"
        assert window.browse.left.shown.rows


def test_without_a_key_the_list_of_the_first_tab_comes(qtbot: QtBot, theme: Theme, library: Library) -> None:
    with closing(MainWindow(library, theme, datetime.date.today(), furnish)) as window:
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: _shown_by(window) == "EntryList")
        assert window.browse.left.shown.rows[-1].entry_id
