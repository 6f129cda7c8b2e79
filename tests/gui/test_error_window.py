"""The last resort."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui_support import dialogs
from ketaref.gui.dialogs import error_window
from ketaref.gui.main_window import MainWindow

TYPED = "what the client said"


def crash() -> None:
    private = TYPED
    raise ValueError(f"cannot read {private}")


@pytest.fixture
def crashed(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> error_window.ErrorWindow:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    error_window.install()
    for _time in range(2):
        try:
            crash()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    (shown,) = dialogs()
    assert isinstance(shown, error_window.ErrorWindow)
    return shown


def test_details_say_where_and_hold_nothing_that_was_typed(crashed: error_window.ErrorWindow) -> None:
    assert "ValueError" in crashed.details
    assert "test_error_window.py" in crashed.details
    assert TYPED not in crashed.details
    assert "/home" not in crashed.details
    crashed.accept()


def test_details_can_be_copied_and_the_program_goes_on(
    crashed: error_window.ErrorWindow, window: MainWindow, qtbot: QtBot
) -> None:
    copy, go_on = crashed.findChildren(QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == crashed.details
    go_on.click()
    qtbot.waitUntil(lambda: not dialogs())
    window.top_bar.search.setText("dissociation")
    window.top_bar.search.ask_now()
    assert window.browse.left.results.list.rows
