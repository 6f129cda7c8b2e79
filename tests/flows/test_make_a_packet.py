"""Several sheets together, with what the clinic adds: chosen, ordered, saved under a name, and forgotten."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Ctrl, Key, dialogs
from ketaref.clinic.records import HandoutSet, Letterhead
from ketaref.gui.dialogs.text_dialog import TextDialog
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.page import HandoutPage
from ketaref.gui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[HandoutPage]:
    """The handouts page, with the sheet \u201cWhat is ketamine treatment?\u201d on it."""
    window.show_tab(len(window.tabs) - 1)
    window.handouts.choose(Choices("overview"))
    settle(window, qtbot)
    yield window.handouts
    window.handouts.forget()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every page is drawn."""
    QApplication.processEvents()
    page = window.handouts
    waiting = (page.pages._soon, page.options_panel.own._soon)
    qtbot.waitUntil(
        lambda: not window.desk.background.busy and not any(timer.isActive() for timer in waiting), timeout=15000
    )


def press_button(parent: QWidget, text: str) -> None:
    next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible()).click()


def choose_sheet(page: HandoutPage, typed: str) -> None:
    QTest.keyClicks(page.options_panel.chooser.field, typed)
    QTest.keyClick(page.options_panel.chooser.field, Key.Key_Return)
    page.options_panel.chooser.field.clear()


def order(page: HandoutPage) -> list[str]:
    return [pick.template for pick in page.choices.picks]


def pack(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.options_panel.show_side("packet")
    press_button(page.options_panel, "Add a sheet")
    choose_sheet(page, "after your")
    press_button(page.options_panel, "Add a sheet")
    choose_sheet(page, "side eff")
    settle(window, qtbot)


def test_sheets_of_all_purposes_stand_under_their_headings(page: HandoutPage) -> None:
    rows = page.options_panel.chooser.list.rows
    assert [row.title for row in rows if row.is_heading] == [
        "Before a visit", "About the treatment", "Safety", "After a visit", "Of your choice", "For the counselor",
    ]  # fmt: skip
    assert len([row for row in rows if not row.is_heading]) == len(page._templates)
    QTest.keyClicks(page.options_panel.chooser.field, "efectos")
    assert [row.title for row in page.options_panel.chooser.list.rows] == ["Safety", "Side effects"]


def test_a_packet_is_put_together_and_reordered_by_key(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    pack(page, window, qtbot)
    assert order(page) == ["overview", "after-visit", "side-effects"]
    assert page.preview is not None
    assert [sheet.title for sheet in page.preview.document.sheets][1] == "After your visit"
    assert "3 sheets" in page.bar.said
    QTest.keyClick(page.options_panel.packet.list, Key.Key_Up, Ctrl)
    assert order(page) == ["overview", "side-effects", "after-visit"]
    QTest.keyClick(page.options_panel.packet.list, Key.Key_Delete)
    settle(window, qtbot)
    assert order(page) == ["overview", "after-visit"]
    assert "2 sheets" in page.bar.said


def top_page(page: HandoutPage) -> int:
    """The number of the page at the top of the view, from 1; 0 where what stands above the first is in view."""
    above = page.pages.verticalScrollBar().value()
    return sum(sheet.y() <= above + sheet.height() / 4 for sheet in page.pages._sheets) if above else 0


def test_the_sheet_that_is_made_comes_into_view(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    pack(page, window, qtbot)
    assert page.preview is not None
    before = [page._press.pages_before(page.preview.document, at) for at in range(4)]
    assert before[0] == 0
    assert before[3] == len(page.preview.pages)
    assert top_page(page) == before[2] + 1
    for at in (0, 1):
        page.options_panel.packet.list.entry_chosen.emit(str(at))
        settle(window, qtbot)
        assert top_page(page) == (before[at] + 1 if at else 0)
    page.choose(page.choices._replace(greyscale=True))
    settle(window, qtbot)
    assert top_page(page) == before[1] + 1, "another look leaves the page where it is"


def test_in_two_languages_the_sheet_comes_into_view_at_its_front(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.choose(page.choices._replace(language="both"))
    settle(window, qtbot)
    assert page.preview is not None
    first = len(page.preview.pages)
    page.options_panel.packet.add_wanted.emit()
    settle(window, qtbot)
    assert top_page(page) == first + 1


def test_a_set_is_renamed_or_removed_once_it_is_chosen(page: HandoutPage) -> None:
    page._sets.save("One")
    sets = page.options_panel.sets
    sets.show_sets(["One"], "")
    assert not sets.rename.isEnabled()
    assert not sets.remove.isEnabled()
    sets.list.choose("One")
    assert sets.rename.isEnabled()
    assert sets.remove.isEnabled()


def test_a_set_is_saved_taken_renamed_and_removed_with_undo(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    pack(page, window, qtbot)
    press_button(page.options_panel, "Save as a set\u2026")
    (dialog,) = dialogs()
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Our intake packet")
    press_button(dialog, "Save")
    (saved,) = window.desk.clinic.all(HandoutSet)
    assert [sheet.template for sheet in saved.sheets] == ["overview", "after-visit", "side-effects"]
    assert "is saved" in window.message_bar.said

    page.choose(Choices("routes"))
    page.options_panel.sets.list.entry_chosen.emit("Our intake packet")
    settle(window, qtbot)
    assert order(page) == ["overview", "after-visit", "side-effects"]

    page.options_panel.sets.list.choose("Our intake packet")
    press_button(page.options_panel, "Rename\u2026")
    (dialog,) = dialogs()
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "First visit")
    press_button(dialog, "Save")
    assert [one.name for one in window.desk.clinic.all(HandoutSet)] == ["First visit"]
    assert [row.title for row in page.options_panel.sets.list.rows] == ["First visit"]

    page.options_panel.sets.list.choose("First visit")
    press_button(page.options_panel, "Remove set")
    assert window.desk.clinic.all(HandoutSet) == []
    press_button(window.message_bar, "Undo")
    assert [one.name for one in window.desk.clinic.all(HandoutSet)] == ["First visit"]


def test_two_sets_never_share_a_name(page: HandoutPage, window: MainWindow) -> None:
    for name in ("One", "Two"):
        page._sets.save(name)
    page._sets.rename("One", "TWO")
    assert "Choose another name" in window.message_bar.said
    assert [one.name for one in window.desk.clinic.all(HandoutSet)] == ["One", "Two"]


def test_the_own_sentence_is_measured_as_it_is_typed_and_forgotten(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    own = page.options_panel.own
    QTest.keyClicks(own.fields["en"], "Discontinue anticoagulation immediately beforehand.")
    assert "too hard" in own.levels["en"].text()
    assert "anticoagulation" in own.levels["en"].text()
    settle(window, qtbot)
    assert "Discontinue anticoagulation" in page.text.toPlainText()
    own.fields["en"].setPlainText("Call us on Monday.")
    settle(window, qtbot)
    assert "easy enough" in own.levels["en"].text()
    assert "Call us on Monday." in page.text.toPlainText()
    assert not own.fields["es"].isVisible()

    window.actions_by_id["finish"].trigger()
    settle(window, qtbot)
    assert own.fields["en"].toPlainText() == ""
    own.fields["en"].undo()
    assert own.fields["en"].toPlainText() == ""
    assert "Monday" not in page.text.toPlainText()


def test_letters_that_cannot_be_printed_are_said_and_can_be_mended(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    field = page.options_panel.own.fields["en"]
    field.setPlainText("\u0639\u064a\u0627\u062f\u0629")
    settle(window, qtbot)
    assert "cannot be printed here" in window.message_bar.said
    assert page.pages.page_count == 0
    field.setPlainText("")
    settle(window, qtbot)
    assert page.pages.page_count == 2


def test_the_checks_of_pemat_are_in_view_and_listed(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    press_button(page.head, "PEMAT 11 of 11")
    (dialog,) = dialogs()
    assert isinstance(dialog, TextDialog)
    said = dialog.view.toPlainText()
    assert "Item 23, there is something to fill in or tick: passed" in said
    assert "two people who did not write the sheet: not done" in said
    dialog.reject()
    page.choose(Choices("side-effects"))
    settle(window, qtbot)
    press_button(page.head, "PEMAT 10 of 11")
    listed = dialogs()[0].findChildren(QTextBrowser)[0].toPlainText()
    assert "the main points stand together: not passed" in listed
    assert ": passed" not in listed.partition(": not passed")[0], "what one looks for stands first"
    dialogs()[0].close()


def test_the_letterhead_is_off_until_it_is_ticked(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    tick = page.options_panel.ticks["letterhead"]
    assert not tick.isChecked()
    tick.click()
    assert "no letterhead yet" in window.message_bar.said
    assert not tick.isChecked()
    press_button(window.message_bar, "Write it\u2026")
    assert len(dialogs()) == 1
    dialogs()[0].close()
    window.desk.clinic.keep(Letterhead(name="Riverside Clinic", phone="555-0142"))
    tick.click()
    settle(window, qtbot)
    assert "Your clinic: Riverside Clinic, 555-0142." in page.text.toPlainText()


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_changes_a_packet_stands_on_one_line(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, language: str
) -> None:
    """The last button stood alone below the others, which all of them take once there are two sheets."""
    window.actions_by_id[f"language-{language}"].trigger()
    packet = window.handouts.options_panel.packet
    window.handouts.options_panel.show_side("packet")
    packet.add_wanted.emit()
    settle(window, qtbot)
    rows = {button.y() for button in (packet.add, packet.remove, packet.up, packet.down)}
    window.actions_by_id["language-en"].trigger()
    assert len(rows) == 1
