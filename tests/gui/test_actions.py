"""Commands: each has a deed, a key of its own, and a line on the sheet of keys."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ketaref.gui import actions, languages
from ketaref.gui.deeds import deeds_of
from ketaref.gui.dialogs.keys_sheet import keys_page
from ketaref.gui.main_window import MainWindow

REAL = [command for command in actions.COMMANDS if command.id != "-"]


def test_every_command_has_a_deed_and_every_deed_a_command(window: MainWindow) -> None:
    assert set(deeds_of(window)) == {command.id for command in REAL}


def test_no_key_does_two_things() -> None:
    keys = [key for command in REAL for key in command.keys] + list(actions.TAB_KEYS)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_no_menu_letter_is_taken_twice() -> None:
    for menu in actions.MENUS:
        held = [command for command in REAL if command.menu == menu]
        texts = [command.text for command in held if not command.under]
        texts += {command.under for command in held if command.under}
        letters = Counter(text[text.index("&") + 1].lower() for text in texts)
        assert [letter for letter, count in letters.items() if count > 1] == [], menu
    bar = Counter(menu[menu.index("&") + 1].lower() for menu in actions.MENUS)
    assert max(bar.values()) == 1


def test_the_language_to_start_in_stands_in_a_menu_of_its_own(window: MainWindow) -> None:
    """Or the menu View would be higher than a small screen in large text."""
    under = [command.id for command in REAL if command.under]
    assert under == ["start-system", "start-en", "start-es"]
    view = next(menu for menu in window.menuBar().actions() if menu.text() == actions.VIEW).menu()
    assert isinstance(view, QMenu)
    inside = [action.menu() for action in view.actions() if isinstance(action.menu(), QMenu)]
    assert [[action.objectName() for action in menu.actions()] for menu in inside if isinstance(menu, QMenu)] == [under]


def test_the_sheet_of_keys_names_every_key() -> None:
    html = keys_page(["Conditions", "Handouts"]).html
    for command in REAL:
        for key in command.keys:
            assert actions.shown_key(key) in html
    assert "Ctrl+2" in html
    assert "Ctrl+3" not in html


def test_menus_hold_every_command_with_its_keys(window: MainWindow) -> None:
    for command in REAL:
        action = window.actions_by_id[command.id]
        assert [key.toString() for key in action.shortcuts()] == list(command.keys)
        assert action.text() == command.text


def test_keys_are_named_as_keyboards_name_them(window: MainWindow) -> None:
    declared = ("Ctrl+Shift+Del", "Ctrl+Return", "Ctrl++", "F6")
    try:
        languages.speak("en")
        assert [actions.shown_key(key) for key in declared] == ["Ctrl+Shift+Del", "Ctrl+Enter", "Ctrl++", "F6"]
        languages.speak("es")
        assert [actions.shown_key(key) for key in declared] == ["Ctrl+Mayús+Supr", "Ctrl+Enter", "Ctrl++", "F6"]
        assert actions.key_sequence("Ctrl+Shift+Del") == QKeySequence("Ctrl+Shift+Del"), "whatever they are called"
    finally:
        languages.speak("en")
