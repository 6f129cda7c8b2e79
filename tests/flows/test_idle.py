"""Nobody there: a warning that is seen and spoken, that any key extends, and then everything is cleared."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui_support import dialogs
from ketaref.gui import copies, metrics
from ketaref.gui.main_window import MainWindow

Keys, Buttons = Qt.Key, Qt.MouseButton


def press_on_window(_window: MainWindow, key: Qt.Key = Keys.Key_Shift, ctrl: bool = False) -> None:
    """Press a key the way the system hands it over: to the window, not to a widget."""
    handle = QGuiApplication.focusWindow()
    assert handle is not None
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(handle, key, held)


@pytest.fixture
def idle(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with an entry open and something copied; minutes last hundredths, a warning two seconds."""
    window.browse.open_entry("dissociation")
    copies.copy("from the page")
    window.idle_bar.wait, window.idle_bar.warning = 0.3, 2
    return window


def warned(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.idle_bar.isVisible(), timeout=5000)


def test_ten_minutes_and_then_sixty_seconds(window: MainWindow) -> None:
    assert (window.idle_bar.wait, window.idle_bar.warning) == (600, 60)


def test_the_warning_is_seen_and_spoken_and_counts_down(idle: MainWindow, qtbot: QtBot, spoken: list[str]) -> None:
    press_on_window(idle)
    assert idle.idle_bar.said == ""
    warned(idle, qtbot)
    assert "cleared in 2 seconds. Press any key" in idle.idle_bar.said
    assert spoken.count(idle.idle_bar.said) == 1
    assert idle.idle_bar.height() > metrics.LEAST_TARGET
    qtbot.waitUntil(lambda: "in 1 second." in idle.idle_bar.said, timeout=3000)
    assert len([said for said in spoken if "Press any key" in said]) == 1  # not once a second
    press_on_window(idle)


def test_without_an_answer_it_is_as_if_the_client_had_left(idle: MainWindow, qtbot: QtBot) -> None:
    idle.top_bar.search.setText("nausea")
    idle.add_to_handout("dissociation")
    press_on_window(idle)
    warned(idle, qtbot)
    qtbot.waitUntil(lambda: not idle.idle_bar.isVisible(), timeout=5000)
    assert idle.top_bar.search.text() == ""
    assert not idle.browse.history.can_go_back
    assert idle.browse.pane.view.headings()[0].text == "KetaRef"
    assert idle.handouts.choices.entries == ()
    assert QGuiApplication.clipboard().text() == ""
    assert "cleared" in idle.message_bar.said


@pytest.mark.parametrize("answer", ["key", "shortcut", "click", "wheel", "button"])
def test_whatever_shows_that_somebody_is_there_extends(idle: MainWindow, qtbot: QtBot, answer: str) -> None:
    idle.idle_bar.warning = 60
    press_on_window(idle)
    warned(idle, qtbot)
    idle.idle_bar.wait = 600
    handle = idle.windowHandle()
    if answer == "key":
        press_on_window(idle, Keys.Key_A)
    elif answer == "shortcut":
        press_on_window(idle, Keys.Key_K, ctrl=True)
    elif answer == "click":
        QTest.mouseClick(handle, Buttons.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(640, 700))
    elif answer == "wheel":
        QTest.wheelEvent(handle, QPoint(640, 400), QPoint(0, -120))
    else:
        (button,) = idle.idle_bar.findChildren(QPushButton)
        button.click()  # as a screen reader does
    assert idle.idle_bar.said == ""
    assert idle.browse.entry is not None
    assert QGuiApplication.clipboard().text() == "from the page"


def test_a_key_in_a_dialog_counts_too(idle: MainWindow, qtbot: QtBot) -> None:
    idle.idle_bar.warning = 60
    press_on_window(idle)
    idle.actions_by_id["about"].trigger()
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    warned(idle, qtbot)
    idle.idle_bar.wait = 600
    QTest.keyClick(dialog.windowHandle(), Keys.Key_Shift)
    assert idle.idle_bar.said == ""
    assert dialogs() == [dialog]
    dialog.close()


def test_dialogs_are_closed_before_everything_is_cleared(idle: MainWindow, qtbot: QtBot) -> None:
    press_on_window(idle)
    idle.actions_by_id["palette"].trigger()
    (dialog,) = dialogs()
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(lambda: "cleared" in idle.message_bar.said, timeout=8000)
    assert dialogs() == []


def test_an_empty_room_is_not_warned_again_and_again(idle: MainWindow, qtbot: QtBot, spoken: list[str]) -> None:
    press_on_window(idle)
    qtbot.waitUntil(lambda: "cleared" in idle.message_bar.said, timeout=8000)
    spoken.clear()
    qtbot.wait(1000)
    assert idle.idle_bar.said == ""
    assert spoken == []
    press_on_window(idle)
    warned(idle, qtbot)
    press_on_window(idle)


def test_moving_the_mouse_is_no_sign_of_anybody(idle: MainWindow, qtbot: QtBot) -> None:
    press_on_window(idle)
    warned(idle, qtbot)
    QTest.mouseMove(idle.windowHandle(), QPoint(600, 400))
    QTest.qWait(20)
    assert idle.idle_bar.said != ""
    press_on_window(idle)


def test_what_is_pressed_still_does_what_it_does(idle: MainWindow, qtbot: QtBot) -> None:
    idle.top_bar.search.setFocus()
    press_on_window(idle)
    warned(idle, qtbot)
    press_on_window(idle, Keys.Key_N)
    assert idle.top_bar.search.text() == "n"
