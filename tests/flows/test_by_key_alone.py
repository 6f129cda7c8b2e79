"""Deeds of a keyboard without a mouse: each key does something, is said, and leaves the keyboard where one goes on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_support import TODAY, Alt, Ctrl, Key, Shift, dialogs, focus, press, search_for, type_text, zoom_to
from ketaref.clinic.store import ClinicFile
from ketaref.gui import caret
from ketaref.gui.furnishing import furnish
from ketaref.gui.handouts.page import HandoutPage
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.gui.trouble_window import TroubleWindow
from ketaref.gui.widgets.entry_list import EntryList
from ketaref.library.comparing import MOST
from ketaref.library.library import Library


@pytest.fixture
def handouts(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    """The handouts page in front, with the keyboard in the search field."""
    press(qtbot, Key.Key_8, Ctrl)
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    press(qtbot, Key.Key_K, Ctrl)
    return window.handouts


def button(inside: QWidget, text: str) -> QPushButton:
    return next(found for found in inside.findChildren(QPushButton) if found.text() == text)


def test_the_window_opens_no_larger_than_the_screen(qtbot: QtBot, theme: Theme, library: Library) -> None:
    for window in (MainWindow(library, theme, TODAY, furnish), TroubleWindow("It is damaged.", theme)):
        qtbot.addWidget(window)
        room = window.screen().availableSize()
        assert window.width() < room.width()
        assert window.height() < room.height(), "the help lines stand at its foot"


# Enter and Esc ----------------------------------------------------------------------------------------


def test_enter_presses_a_button_as_space_does(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_6, Ctrl)
    chooser = window.browse.right.comparing.chooser
    chooser.button.setFocus()
    press(qtbot, Key.Key_Return)
    assert chooser.button.isChecked()
    back = window.top_bar._buttons["back"]
    back.setFocus()
    press(qtbot, Key.Key_Enter)
    assert window.browse.history.current is not None
    assert window.browse.history.current.address == "home"


def test_enter_on_a_button_of_the_find_bar_presses_it(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "ketamine")
    bar = window.browse.pane.find_bar
    button(bar, "Previous").setFocus()
    press(qtbot, Key.Key_Return)
    last = bar.said.split(" of ")[1]
    assert bar.said == f"{last} of {last}"
    button(bar, "Close").setFocus()
    press(qtbot, Key.Key_Return)
    assert bar.isHidden()
    assert focus() is window.browse.pane.view


def test_how_many_were_found_is_written_in_line_with_the_buttons(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "ketamine")
    bar = window.browse.pane.find_bar
    qtbot.waitUntil(lambda: bar._said.height() > 0 and bar._said.y() > 0)
    assert abs(bar._said.geometry().center().y() - button(bar, "Next").geometry().center().y()) <= 1


def test_words_that_were_found_stand_in_their_context(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    view = window.browse.pane.view
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "psychosis")
    line, high = view.cursorRect(), view.viewport().height()
    assert high * 0.2 < line.top() < high * 0.6
    above = view.verticalScrollBar().value()
    type_text(qtbot, " be")
    assert view.verticalScrollBar().value() == above, "what is in view stays where it is"


def test_esc_puts_away_the_source_then_the_words_looked_for_then_the_message(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    pane = window.browse.pane
    press(qtbot, Key.Key_F, Ctrl)
    pane.view.link_chosen.emit("cite:1")
    window.message_bar.tell("The disk is full.", "caution")
    pane.take_focus()

    press(qtbot, Key.Key_Escape)
    assert pane.source.isHidden()
    assert not pane.find_bar.isHidden()
    press(qtbot, Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert window.message_bar.said
    press(qtbot, Key.Key_Escape)
    assert window.message_bar.said == ""
    assert focus() is pane.view


def test_a_message_closed_by_key_gives_the_keyboard_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.message_bar.tell("Done.")
    button(window.message_bar, "Close").setFocus()
    press(qtbot, Key.Key_Return)
    assert focus() is window.browse.pane.view


def test_a_message_that_something_was_done_goes_with_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["finish"].trigger()
    assert "are cleared" in window.message_bar.said
    window.browse.open_entry("dissociation")
    assert window.message_bar.said == ""
    press(qtbot, Key.Key_D, Ctrl)
    assert "is on the handout" in window.message_bar.said
    window.browse.open_entry("driving")
    assert window.message_bar.said == ""


@pytest.mark.parametrize(("tone", "deed"), [("caution", None), ("danger", None), ("info", ("Undo", lambda: None))])
def test_trouble_and_what_can_be_undone_stay_when_another_page_is_read(
    window: MainWindow, tone: str, deed: tuple[str, object] | None
) -> None:
    window.message_bar.tell("Something.", tone, deed)  # type: ignore[arg-type]
    window.browse.open_entry("driving")
    assert window.message_bar.said == "Something."


def test_find_and_source_share_a_low_page_one_at_a_time(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    pane = window.browse.pane
    pane.view.link_chosen.emit("cite:1")
    press(qtbot, Key.Key_F, Ctrl)
    assert not pane.source.isHidden(), "there is room for both"

    zoom_to(window, qtbot, 200)
    pane.view.link_chosen.emit("cite:1")
    assert pane.find_bar.isHidden()
    assert pane.source.isAncestorOf(focus())
    window.message_bar.tell("The disk is full.", "caution")
    press(qtbot, Key.Key_F, Ctrl)
    assert pane.source.isHidden()
    assert pane.find_bar.isAncestorOf(focus())
    qtbot.waitUntil(lambda: pane.view.height() > 4 * pane.view.fontMetrics().lineSpacing())


# The search field over the handout --------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Down])
def test_from_the_search_field_the_keyboard_goes_to_the_handout_in_front(
    handouts: HandoutPage, qtbot: QtBot, key: Qt.Key
) -> None:
    press(qtbot, key)
    assert handouts.isVisible()
    assert handouts.isAncestorOf(focus())


def test_results_that_are_gone_through_come_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "ketamine")
    press(qtbot, Key.Key_8, Ctrl)
    press(qtbot, Key.Key_K, Ctrl)
    press(qtbot, Key.Key_Down)
    assert window.browse.left.results.isVisible()


def test_back_from_the_handout_is_the_page_that_was_read(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.browse.open_entry("driving")
    press(qtbot, Key.Key_8, Ctrl)
    press(qtbot, Key.Key_Left, Alt)
    assert window.browse.isVisible()
    assert window.browse.entry is not None
    assert window.browse.entry.id == "driving"
    assert focus() is window.browse.pane.view
    press(qtbot, Key.Key_Left, Alt)
    assert window.browse.entry is not None
    assert window.browse.entry.id == "dissociation"


def test_three_pages_back_are_one_key_and_a_choice_away(window: MainWindow, qtbot: QtBot) -> None:
    for entry in ("dissociation", "tms", "driving", "lamotrigine"):
        window.browse.open_entry(entry)
    press(qtbot, Key.Key_H, Ctrl)
    (dialog,) = dialogs()
    qtbot.waitUntil(dialog.isActiveWindow)
    rows = [row.entry_id for row in dialog.findChild(EntryList).list.rows]  # type: ignore[union-attr]
    assert rows == ["driving", "tms", "dissociation"]
    for _step in range(3):
        press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert window.browse.entry is not None
    assert window.browse.entry.id == "dissociation"
    window.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    assert focus() is window.browse.pane.view


def test_what_a_client_made_one_read_is_no_longer_recent_for_the_next(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.browse.open_entry("driving")
    window.actions_by_id["finish"].trigger()
    press(qtbot, Key.Key_H, Ctrl)
    assert dialogs() == []
    assert window.message_bar.said == "No other entry was read since the last client."


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_6, Key.Key_7])
def test_from_the_handout_a_tab_takes_the_keyboard(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    press(qtbot, Key.Key_8, Ctrl)
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    window.handouts.outputs.copy_text()
    window.handouts.take_focus()
    press(qtbot, key, Ctrl)
    assert focus() is window.browse.left.entry_list.list
    assert window.message_bar.said == ""


# The handout ------------------------------------------------------------------------------------------


def test_tab_comes_to_the_parts_of_the_sheet_before_its_pages(handouts: HandoutPage, qtbot: QtBot) -> None:
    handouts.choose(handouts.choices.with_template("side-effects"))
    parts = list(handouts.options_panel._sheet._parts.values())
    qtbot.waitUntil(lambda: all(part.isVisible() for part in parts))
    handouts.take_focus()
    reached: list[QWidget] = []
    while focus() is not handouts.pages and len(reached) < 60:
        reached.append(focus())
        press(qtbot, Key.Key_Tab)
    at = [reached.index(part) for part in parts]
    assert at == list(range(at[0], at[0] + len(parts)))
    assert at[0] > reached.index(handouts.options_panel.entries._add)
    assert at[-1] < reached.index(handouts.bar._save)


def test_choices_of_which_one_is_taken_are_said_to_be_such(handouts: HandoutPage, window: MainWindow) -> None:
    spanish = button(handouts.options_panel, "Español")
    client = button(window.browse.pane.switch, "For the client")
    for choice in (spanish, client):
        assert QAccessible.queryAccessibleInterface(choice).role() is QAccessible.Role.RadioButton


# Comparing --------------------------------------------------------------------------------------------


def test_a_treatment_that_is_read_is_compared_by_one_key(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("tms")
    press(qtbot, Key.Key_T, Ctrl)
    comparing = window.browse.right.comparing
    assert comparing.chosen[-1] == "tms"
    assert window.browse.compared is not None
    assert focus() is comparing.chooser.boxes["tms"]
    assert "Transcranial magnetic stimulation" in window.browse.pane.view.toPlainText()
    press(qtbot, Key.Key_Left, Alt)
    press(qtbot, Key.Key_T, Ctrl)
    assert "tms" in comparing.chosen, "asking again takes nothing away"


def test_where_four_stand_side_by_side_a_fifth_waits(window: MainWindow, qtbot: QtBot) -> None:
    for treatment in ("tms", "ect"):
        window.browse.open_entry(treatment)
        press(qtbot, Key.Key_T, Ctrl)
    comparing = window.browse.right.comparing
    assert len(comparing.chosen) == MOST
    assert "ect" not in comparing.chosen
    assert focus() in comparing.chooser.boxes.values()


def test_treatments_to_compare_are_chosen_from_anywhere(
    handouts: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_T, Ctrl)
    assert focus() in window.browse.right.comparing.chooser.boxes.values()
    assert len(window.browse.right.comparing.chosen) < MOST


# By ear -----------------------------------------------------------------------------------------------


@pytest.fixture
def no_caret() -> Iterator[None]:
    yield
    caret.turn(on=False)


def line_here(view: QTextEdit) -> str:
    """Return the line at the text cursor."""
    line = QTextCursor(view.textCursor())
    line.select(QTextCursor.SelectionType.LineUnderCursor)
    return line.selectedText()


@pytest.mark.usefixtures("no_caret")
def test_a_page_is_read_line_by_line_from_a_heading(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("driving")
    view = window.browse.pane.view
    press(qtbot, Key.Key_F7)
    assert window.message_bar.said == "Arrow keys move a text cursor through the page."
    press(qtbot, Key.Key_Down, Alt)
    press(qtbot, Key.Key_Down, Alt)
    assert line_here(view) == "The rule"
    press(qtbot, Key.Key_Down)
    assert line_here(view).startswith("The esketamine label of 2019 says")
    press(qtbot, Key.Key_End, Shift)
    assert view.textCursor().selectedText().startswith("The esketamine label of 2019 says")

    press(qtbot, Key.Key_F7)
    above = view.verticalScrollBar().value()
    press(qtbot, Key.Key_Down)
    assert view.verticalScrollBar().value() > above, "arrow keys scroll again"


@pytest.mark.usefixtures("no_caret")
def test_the_cursor_begins_in_what_is_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    view = window.browse.pane.view
    press(qtbot, Key.Key_F7)
    view.go_to_position(0.5)
    above = view.verticalScrollBar().value()
    press(qtbot, Key.Key_Down)
    assert abs(view.verticalScrollBar().value() - above) < 60, "it did not go back to the top of the page"
    assert view.textCursor().position() > 0


@pytest.mark.usefixtures("no_caret")
def test_the_cursor_is_in_all_that_is_read_and_stays_wanted(
    window: MainWindow, handouts: HandoutPage, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_F7)
    assert window.desk.settings.now.caret
    window.actions_by_id["keys"].trigger()
    (sheet,) = dialogs()
    read: list[QTextEdit | QPlainTextEdit] = [handouts.text, window.browse.pane.view]
    for view in [*read, *sheet.findChildren(QTextBrowser)]:
        assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    field = handouts.options_panel.own.fields["en"]
    assert field.findChild(caret.CaretKeys) is None, "what is written in has one anyway"
    sheet.close()


def test_what_a_filter_keeps_is_said(window: MainWindow, qtbot: QtBot, spoken: list[str]) -> None:
    press(qtbot, Key.Key_4, Ctrl)
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "glutamate surge")
    assert spoken[-1] == "1 entry. Glutamate surge"
    type_text(qtbot, "qq")
    assert spoken[-1] == "0 entries."


def test_a_favorite_is_said_to_be_one(window: MainWindow, qtbot: QtBot, spoken: list[str]) -> None:
    window.browse.open_entry("driving")
    press(qtbot, Key.Key_B, Ctrl)
    assert spoken[-1] == "“Driving” is a favorite now."


@pytest.mark.parametrize("command", ["note", "sign-off", "letterhead"])
def test_what_is_to_be_filled_has_the_keyboard(window: MainWindow, qtbot: QtBot, command: str) -> None:
    window.browse.open_entry("driving")
    window.actions_by_id[command].trigger()
    (dialog,) = dialogs()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert isinstance(focus(), QLineEdit | QPlainTextEdit)
    dialog.close()


@pytest.mark.parametrize("command", ["note", "sign-off"])
def test_no_title_of_a_dialog_names_the_entry(window: MainWindow, command: str) -> None:
    assert isinstance(window.desk.clinic, ClinicFile)
    window.browse.open_entry("driving")
    window.actions_by_id[command].trigger()
    (dialog,) = dialogs()
    assert "Driving" not in dialog.windowTitle()
    assert any("“Driving”" in text for text in texts(dialog))
    dialog.close()


def texts(dialog: QWidget) -> list[str]:
    return [label.property("text") for label in dialog.findChildren(QWidget) if label.property("text")]
