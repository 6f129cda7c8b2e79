"""The command palette: every command by its name, run without knowing its menu or its keys."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_support import Ctrl, Key, Shift, dialogs, focus, press, type_text, zoom_to
from ketaref.gui import actions
from ketaref.gui.dialogs.command_palette import CommandPalette
from ketaref.gui.main_window import MainWindow
from ketaref.gui.widgets.rows import Row


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    """The palette, opened by its key."""
    press(qtbot, Key.Key_P, Ctrl | Shift)
    (dialog,) = dialogs()
    assert isinstance(dialog, CommandPalette)
    qtbot.waitUntil(lambda: focus().window() is dialog)
    return dialog


def back(window: MainWindow, qtbot: QtBot) -> None:
    """Come back to the main window, as a desktop sees to when a dialog has gone; Qt's offscreen platform does not."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def commands(palette: CommandPalette) -> list[Row]:
    return [row for row in palette.list.rows if not row.is_heading]


def row(palette: CommandPalette, title: str) -> Row:
    return next(row for row in commands(palette) if row.title == title)


def test_every_declared_command_and_every_tab_is_listed_with_its_key(
    palette: CommandPalette, window: MainWindow
) -> None:
    listed = {row.title: row.aside for row in commands(palette)}
    declared = {command for command in actions.COMMANDS if command.id not in ("-", "palette")}
    assert set(listed) == {actions.plain(command.text) for command in declared} | {tab.title for tab in window.tabs}
    for command in declared:
        if command.keys:
            assert listed[actions.plain(command.text)].endswith(actions.shown_key(command.keys[0]))
    assert listed["Side effects"] == actions.shown_key("Ctrl+3")


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("large", "bigger"),
        ("zoom in", "bigger"),
        ("grande", "bigger"),
        ("dark", "theme-dark"),
        ("oscuro", "theme-dark"),
        ("printer", "print"),
        ("imprimir", "print"),
        ("bookmark", "favourite"),
        ("atajos", "keys"),
        ("idioma", "language-en"),
        ("clear", "finish"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_command_is_found_by_the_words_people_say(
    window: MainWindow, qtbot: QtBot, asked: str, command: str, language: str
) -> None:
    window.actions_by_id[f"language-{language}"].trigger()
    window.browse.open_entry("dissociation")  # so that a page can be printed and marked
    try:
        window.actions_by_id["palette"].trigger()
        (dialog,) = dialogs()
        assert isinstance(dialog, CommandPalette)
        dialog._field.setText(asked)
        assert command in [row.entry_id for row in commands(dialog)]
        dialog.close()
    finally:
        window.actions_by_id["language-en"].trigger()


def test_typing_filters_and_enter_runs(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    type_text(qtbot, "BIGG")
    assert [row.title for row in commands(palette)] == ["Bigger text"]
    assert palette.said == "1 command"
    press(qtbot, Key.Key_Return)
    assert dialogs() == []
    assert window.browse.zoom == 110


def test_a_command_is_found_by_its_menu_too_and_chosen_by_its_beginning(palette: CommandPalette, qtbot: QtBot) -> None:
    type_text(qtbot, "view dark")
    assert [row.title for row in commands(palette)] == ["Dark"]
    focus().clear()  # type: ignore[attr-defined]
    type_text(qtbot, "find n")
    chosen = palette.list.rows[palette.list.currentIndex().row()]
    assert chosen.title == "Find next"
    assert len(commands(palette)) > 1


def test_what_was_typed_orders_the_commands_and_none_is_far_down(palette: CommandPalette, qtbot: QtBot) -> None:
    """A name that begins so comes before one that only holds it, and that before one that is asked for so."""
    type_text(qtbot, "co")
    titles = [row.title for row in commands(palette)]
    order = ["Copy the text with its sources", "Conditions", "Check a printed copy…", "Note on this entry…"]
    assert sorted(order, key=titles.index) == order
    assert titles[0] == order[0]
    assert len(commands(palette)) == len(palette.list.rows), "menus would part what belongs together"
    assert row(palette, "Conditions").aside == f"Go · {actions.shown_key('Ctrl+1')}"
    focus().clear()  # type: ignore[attr-defined]
    headings = [row.title for row in palette.list.rows if row.is_heading]
    assert headings == [actions.plain(menu) for menu in actions.MENUS], "without words: as the menus"


def test_arrow_keys_choose_and_are_spoken(
    palette: CommandPalette, window: MainWindow, qtbot: QtBot, spoken: list[str]
) -> None:
    type_text(qtbot, "side")
    assert spoken[-1] == f"1 command. Side effects, Go, {actions.shown_key('Ctrl+3')}"
    focus().clear()  # type: ignore[attr-defined]
    type_text(qtbot, "go cautions")
    press(qtbot, Key.Key_Up)
    assert spoken[-1].startswith("Cautions, Go")
    press(qtbot, Key.Key_Return)
    assert window.tab_bar.tabText(window.tab_bar.currentIndex()) == "Cautions"


def test_a_command_that_puts_the_keyboard_somewhere_does(
    palette: CommandPalette, window: MainWindow, qtbot: QtBot
) -> None:
    type_text(qtbot, "find on this")
    press(qtbot, Key.Key_Return)
    back(window, qtbot)
    qtbot.waitUntil(lambda: window.browse.pane.find_bar.isAncestorOf(focus()))


def test_one_dialog_gives_way_to_another(palette: CommandPalette, qtbot: QtBot) -> None:
    type_text(qtbot, "about")
    press(qtbot, Key.Key_Return)
    (about,) = dialogs()
    assert about.windowTitle() == "About KetaRef"
    about.close()


def test_esc_leaves_and_nothing_is_done(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    type_text(qtbot, "dark")
    press(qtbot, Key.Key_Escape)
    assert dialogs() == []
    assert window.desk.theme.choice != "dark"
    back(window, qtbot)
    assert focus() is window.top_bar.search


def test_a_command_that_cannot_be_used_says_so_and_does_nothing(
    palette: CommandPalette, window: MainWindow, qtbot: QtBot, spoken: list[str]
) -> None:
    shown = row(palette, "Add this entry to the handout")
    assert shown.aside.startswith("not now")
    assert "cannot be used now" in shown.spoken
    type_text(qtbot, "add this entry")
    assert "cannot be used now" in spoken[-1]
    press(qtbot, Key.Key_Return)
    assert dialogs() == [palette]
    assert palette.said == "“Add this entry to the handout” cannot be used now."
    assert spoken[-1] == palette.said
    palette.close()


def test_what_can_be_used_is_chosen_first(palette: CommandPalette) -> None:
    assert commands(palette)[0].title == "Add this entry to the handout"
    assert palette.list.rows[palette.list.currentIndex().row()].title == "Print this page or handout…"
    palette.close()


def test_with_an_entry_open_its_commands_can_be_used(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_P, Ctrl | Shift)
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: focus().window() is dialog)
    type_text(qtbot, "add this entry")
    press(qtbot, Key.Key_Return)
    assert window.handouts.choices.entries == ("dissociation",)


def test_the_choice_in_use_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["theme-contrast"].trigger()
    press(qtbot, Key.Key_P, Ctrl | Shift)
    (dialog,) = dialogs()
    assert isinstance(dialog, CommandPalette)
    assert row(dialog, "High contrast").spoken == "High contrast, View, chosen"
    dialog.close()


def test_words_no_command_holds_are_said(palette: CommandPalette, qtbot: QtBot) -> None:
    type_text(qtbot, "qqqq")
    assert commands(palette) == []
    assert palette.said == "No command holds these words."
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Down)
    assert dialogs() == [palette]
    palette.close()


def test_a_screen_reader_finds_names_on_field_and_commands(palette: CommandPalette) -> None:
    assert focus().accessibleName() == "Command"
    rows = QAccessible.queryAccessibleInterface(palette.list)
    names = [rows.child(at).text(QAccessible.Text.Name) for at in range(rows.childCount())]
    keys = QKeySequence("Ctrl+P").toString(QKeySequence.SequenceFormat.NativeText)
    assert f"Print this page or handout…, Handout, {keys}" in names
    palette.close()


def test_keys_are_painted_beside_and_never_over_the_name(
    window: MainWindow, palette: CommandPalette, qtbot: QtBot
) -> None:
    """Where both have no room on one line: left of the keys stays a gap, top to bottom."""
    palette.close()
    back(window, qtbot)
    zoom_to(window, qtbot, 300)
    press(qtbot, Key.Key_P, Ctrl | Shift)
    (dialog,) = dialogs()
    assert isinstance(dialog, CommandPalette)
    qtbot.waitUntil(lambda: focus().window() is dialog)
    dialog.resize(360, 460)
    type_text(qtbot, "exactly")
    view = dialog.list
    place = view.visualRect(view.currentIndex())
    picture = view.viewport().grab(place).toImage()
    ground = picture.pixelColor(picture.width() // 2, 2)
    inked = [x for x in range(8, picture.width() - 8)  # the mark of the chosen row left out
             if any(_differs(picture.pixelColor(x, y), ground) for y in range(4, picture.height() - 4))]  # fmt: skip
    assert max(after - before for before, after in itertools.pairwise(inked)) >= 8
    assert place.height() > view.fontMetrics().height() * 2  # the name takes a second line instead
    dialog.close()


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


def test_the_key_is_in_the_menu(window: MainWindow) -> None:
    assert window.actions_by_id["palette"].shortcut() == QKeySequence(
        Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_P
    )
