"""Colours: contrast, following the system, and a style sheet without holes."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketaref.gui import theme as themes
from ketaref.gui.document_style import document_css
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.theme import Colours, Theme, contrast, pairs

SETS = {
    "light": themes.LIGHT,
    "dark": themes.DARK,
    "light contrast": themes.LIGHT_CONTRAST,
    "dark contrast": themes.DARK_CONTRAST,
}


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
def test_everything_that_meets_can_be_told_apart(colours: Colours) -> None:
    weak = [
        f"{front} on {ground}: {contrast(front, ground):.2f}, needs {least}"
        for front, ground, least in pairs(colours)
        if contrast(front, ground) < least
    ]
    assert weak == []


@pytest.mark.parametrize("name", ["light contrast", "dark contrast"])
def test_high_contrast_is_high(name: str) -> None:
    assert all(contrast(front, ground) >= 7 for front, ground, least in pairs(SETS[name]) if least == 4.5)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
def test_style_sheets_are_filled_completely(colours: Colours) -> None:
    assert "$" not in style_sheet(colours)
    assert "$" not in document_css(colours, 16)


def test_choosing_dark_turns_the_palette_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    theme.choose("light")
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.colours is themes.DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == themes.DARK.ground


def test_high_contrast_can_be_asked_for(theme: Theme) -> None:
    theme.choose("contrast")
    assert theme.colours in (themes.LIGHT_CONTRAST, themes.DARK_CONTRAST)


def test_a_tone_nobody_knows_is_shown_as_neutral() -> None:
    assert themes.LIGHT.tone("ink") == themes.LIGHT.neutral
    assert themes.LIGHT.tone("unheard-of") == themes.LIGHT.neutral
