"""Fixtures of the window, for the tests of its widgets."""

import pytest
from pytestqt.qtbot import QtBot

from gui_support import dressed, no_qt_complaints, no_window_left, qapp_args, spoken, theme, window
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView

__all__ = ["dressed", "no_qt_complaints", "no_window_left", "qapp_args", "spoken", "theme", "window"]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> EntryView:
    """A reading view by itself, on the screen and empty."""
    made = EntryView(theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    return made
