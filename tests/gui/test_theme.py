"""Colours: contrast, following the system, and a style sheet without holes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from ketaref.gui import colours as all_colours
from ketaref.gui import theme as theme_module
from ketaref.gui.colours import Colours, contrast, pairs
from ketaref.gui.document_style import document_css
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.system_contrast import colours_of, system_palette
from ketaref.gui.theme import Theme, palette
from ketaref.gui.widgets.tick import Tick

SETS = {
    "light": all_colours.LIGHT,
    "dark": all_colours.DARK,
    "light contrast": all_colours.LIGHT_CONTRAST,
    "dark contrast": all_colours.DARK_CONTRAST,
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
def test_high_contrast_is_high_for_text_and_for_graphics(name: str) -> None:
    assert [(front, ground) for front, ground, _least in pairs(SETS[name]) if contrast(front, ground) < 7] == []


@pytest.mark.parametrize("name", ["light contrast", "dark contrast"])
def test_in_high_contrast_what_cannot_be_used_is_told_from_what_can(name: str) -> None:
    colours = SETS[name]
    assert contrast(colours.off, colours.ink) >= 2
    assert palette(colours).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == colours.off


@pytest.mark.parametrize("name", ["light contrast", "dark contrast"])
def test_in_high_contrast_badges_bars_and_choices_stand_out_from_the_page(name: str) -> None:
    colours = SETS[name]
    grounds = [tone.ground for tone in (colours.good, colours.info, colours.caution, colours.danger, colours.neutral)]
    assert contrast(colours.chosen.ground, colours.paper) >= 7  # the button that is chosen, among those that are not
    assert colours.paper not in grounds
    assert len(set(grounds)) == len(grounds)


def of_the_system(ink: str, ground: str, link: str) -> QPalette:
    """A palette as Windows hands it over where a person chose these colours."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.WindowText, ink),
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.Link, link),
    ):
        made.setColor(role, QColor(colour))
    return made


@pytest.mark.parametrize(
    ("ink", "ground", "link"),
    [("#ffffff", "#202020", "#75e9fc"), ("#ffffff", "#2d3236", "#70ebde"), ("#ffffff", "#000000", "#8080ff"),
     ("#3d3d3d", "#fffaef", "#1c5e75"), ("#ffff00", "#000000", "#0000ff"), ("#000000", "#ffffff", "#00009f")],
)  # fmt: skip
def test_the_colors_chosen_for_the_whole_system_are_used(ink: str, ground: str, link: str) -> None:
    """Palettes such as Windows comes with: aquatic, dusk, night sky, desert, and two of older releases."""
    colours = colours_of(of_the_system(ink, ground, link))
    assert (colours.ink, colours.paper) == (ink, ground)
    assert colours.dark == (ground < "#8")
    assert [(front, behind) for front, behind, least in pairs(colours) if contrast(front, behind) < least] == []


def test_colors_of_the_system_that_cannot_be_read_are_replaced_by_ours() -> None:
    assert colours_of(of_the_system("#777777", "#999999", "#888888")) is all_colours.LIGHT_CONTRAST
    assert colours_of(of_the_system("#999999", "#777777", "#888888")) is all_colours.DARK_CONTRAST


def test_the_system_is_followed_into_high_contrast_and_back(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No system can be made to ask for it in a test: what Qt says of it is said here; the palette is the real one."""
    theme.choose("system")
    plain = theme.colours
    monkeypatch.setattr(theme_module, "_system_wants_contrast", lambda: True)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours.ink == system_palette().color(QPalette.ColorRole.WindowText).name()
    assert QApplication.palette().color(QPalette.ColorRole.WindowText).name() == theme.colours.ink
    monkeypatch.setattr(theme_module, "_system_wants_contrast", lambda: False)
    theme.choose("system")
    assert theme.colours == plain


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
    assert theme.colours is all_colours.DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == all_colours.DARK.ground


def test_high_contrast_can_be_asked_for(theme: Theme) -> None:
    theme.choose("contrast")
    assert theme.colours in (all_colours.LIGHT_CONTRAST, all_colours.DARK_CONTRAST)


def test_a_tone_nobody_knows_is_shown_as_neutral() -> None:
    assert all_colours.LIGHT.tone("ink") == all_colours.LIGHT.neutral
    assert all_colours.LIGHT.tone("unheard-of") == all_colours.LIGHT.neutral


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
@pytest.mark.parametrize(("role", "checked"), [("main", False), ("choice", False), ("choice", True)])
def test_which_button_has_the_keyboard_is_seen(
    qtbot: QtBot, dressed: Theme, colours: Colours, role: str, checked: bool
) -> None:
    """Between a button with and without the keyboard, enough points differ by 3:1 (WCAG 2.2, 2.4.11)."""
    buttons = QWidget()
    qtbot.addWidget(buttons)
    buttons.setStyleSheet(style_sheet(colours))
    row = QHBoxLayout(buttons)
    here, elsewhere = QPushButton("Print", buttons), QPushButton("Other", buttons)
    for button in (here, elsewhere):
        button.setProperty("role", role)
        button.setCheckable(checked)
        row.addWidget(button)
    here.setChecked(checked)
    buttons.show()
    buttons.activateWindow()
    qtbot.waitUntil(buttons.isActiveWindow)
    around = 2 * (here.width() + here.height())
    assert changed_by_the_keyboard(here, elsewhere) >= around * 0.8


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
def test_which_tick_and_which_tab_has_the_keyboard_is_seen(qtbot: QtBot, dressed: Theme, colours: Colours) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    both.setStyleSheet(style_sheet(colours))
    row = QHBoxLayout(both)
    tick, tabs = Tick("Without color", both), QTabBar(both)
    for widget in (tick, tabs):
        row.addWidget(widget)
    tabs.addTab("Conditions")
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    tab = tabs.tabRect(0)
    assert changed_by_the_keyboard(tick, tabs) >= 2 * (tick.width() + tick.height()) * 0.8
    assert changed_by_the_keyboard(tabs, tick) >= 2 * (tab.width() + tab.height()) * 0.6, (
        "its lower edge is thick anyway"
    )


def changed_by_the_keyboard(here: QWidget, elsewhere: QWidget) -> int:
    """Return how many points of a widget differ by 3:1 between having the keyboard and not."""
    elsewhere.setFocus()
    without = here.grab().toImage()
    here.setFocus()
    with_it = here.grab().toImage()
    places = [(x, y) for x in range(with_it.width()) for y in range(with_it.height())]
    return sum(contrast(without.pixelColor(x, y).name(), with_it.pixelColor(x, y).name()) >= 3 for x, y in places)
