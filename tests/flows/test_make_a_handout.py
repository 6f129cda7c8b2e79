"""Making a handout: choose, look, print, save, copy, and leave nothing behind."""

from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, dialogs, focus, press, search_for
from ketaref.gui import metrics
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.page import HandoutPage
from ketaref.gui.handouts.page_view import Sheet
from ketaref.gui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    """The handouts page, with the first handout on it."""
    window.show_tab(len(window.tabs) - 1)
    settle(window, qtbot)
    return window.handouts


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every page is drawn."""
    page = window.handouts
    qtbot.waitUntil(lambda: not window.desk.background.busy and not page.pages._soon.isActive(), timeout=15000)


def press_button(parent: QWidget, text: str) -> None:
    next(found for found in parent.findChildren(QPushButton) if found.text() == text).click()


def shades(page: HandoutPage) -> set[str]:
    """Some of the colours on the first page, its edge left out."""
    picture = page.pages._sheets[0].grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(8, picture.width() - 8, 4) for y in range(8, 400, 2)}


def test_a_handout_is_there_as_soon_as_the_tab_is(page: HandoutPage) -> None:
    assert page.pages.page_count == 2
    assert len(shades(page)) > 5
    assert "2 pages" in page.bar.said
    assert "grade" in page.bar.said
    assert "a clinician has not checked this sheet yet" in page.head.said


def test_the_first_page_comes_before_the_whole(page: HandoutPage, qtbot: QtBot) -> None:
    shown = page.pages._sheets[0]._image
    page.choose(page.choices._replace(size=24))
    qtbot.waitUntil(lambda: page.pages._sheets[0]._image is not shown)
    assert page.preview is not None
    assert page.preview.document.size == 13
    qtbot.waitUntil(lambda: page.preview is not None and page.preview.document.size == 24)


def pictures(page: HandoutPage) -> list[int]:
    """The pages that have a picture, counted from 0."""
    return [at for at, sheet in enumerate(page.pages._sheets) if sheet.drawn and not sheet._image.isNull()]


def test_pages_are_drawn_as_they_come_near(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.choose(Choices("side-effects", size=24))
    settle(window, qtbot)
    last = page.pages.page_count - 1
    assert last >= 5
    assert pictures(page) == [0, 1]
    bar = page.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(window, qtbot)
    assert pictures(page) == [last - 1, last]
    wide = page.pages._sheets[last]._image.width()
    page.set_zoom(200)
    settle(window, qtbot)
    assert page.pages._sheets[pictures(page)[0]]._image.width() == 2 * wide
    bar.setValue(0)
    settle(window, qtbot)
    assert pictures(page)[0] == 0
    assert last not in pictures(page)


def test_what_is_copied_at_once_is_what_was_chosen_last(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.choose(page.choices._replace(language="es"))
    page.outputs.copy_text()
    assert window.message_bar.said != "The handout's text is copied."
    settle(window, qtbot)
    assert page.preview is not None
    assert QGuiApplication.clipboard().text() == page.preview.text
    assert page.preview.document.languages() == "es"


def test_from_an_entry_to_its_handout(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "dissociation")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_D, Ctrl)
    assert window.message_bar.said == "“Dissociation” is on the handout “Side effects”."
    press_button(window.message_bar, "Show the handout")
    settle(window, qtbot)
    assert window.handouts.choices.entries == ("dissociation",)
    assert "Dissociation" in window.handouts.text.toPlainText()


def test_the_way_to_the_handout_goes_once_it_was_taken(window: MainWindow, qtbot: QtBot) -> None:
    window.add_to_handout("dissociation")
    press(qtbot, Key.Key_8, Ctrl)
    assert "is on the handout" in window.message_bar.said
    texts = [button.text() for button in window.message_bar.findChildren(QPushButton) if not button.isHidden()]
    assert texts == ["Close"]


@pytest.mark.parametrize(("entry_id", "handout"), [("esketamine-spravato", "What to expect at a visit"),
                                                   ("ptsd", "What is known for a condition"),
                                                   ("alcohol", "One medicine or drink with ketamine"),
                                                   ("pregnancy", "What one group of people should know"),
                                                   ("is-it-addictive", "One topic in plain words")])  # fmt: skip
def test_an_entry_goes_onto_the_handout_made_for_its_kind(window: MainWindow, entry_id: str, handout: str) -> None:
    window.add_to_handout(entry_id)
    assert window.message_bar.said.endswith(f"is on the handout “{handout}”.")


def test_entries_of_any_kind_gather_on_one_sheet(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    for entry_id in ("ptsd", "dissociation", "is-it-addictive", "dissociation"):
        window.add_to_handout(entry_id)
    settle(window, qtbot)
    assert page.choices.template == "composed"
    assert page.choices.entries == ("ptsd", "is-it-addictive", "dissociation")
    text = page.text.toPlainText()
    assert text.index("* Post-traumatic") < text.index("* Is it addictive") < text.index("* Dissociation *")
    visit = next(tick for tick in page.findChildren(QCheckBox) if tick.text() == "What is not known yet?")
    assert "what is not known yet:" in text
    visit.click()
    settle(window, qtbot)
    assert "what is not known yet:" not in page.text.toPlainText()


def test_a_sheet_about_one_thing_takes_no_entries(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.choose(Choices("after-visit"))
    settle(window, qtbot)
    assert "What is my plan?" in page.text.toPlainText()
    assert not page.options_panel.entries.isEnabled()
    page.choose(Choices("side-effects"))
    settle(window, qtbot)
    assert page.options_panel.entries.isEnabled()


def test_an_entry_no_handout_takes_is_said(window: MainWindow) -> None:
    window.add_to_handout("help-988")
    assert "no handout is made from it" in window.message_bar.said


def test_every_choice_is_seen_at_once(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    choices = page.options_panel
    QTest.keyClicks(choices.chooser.field, "side eff")
    QTest.keyClick(choices.chooser.field, Key.Key_Return)
    settle(window, qtbot)
    assert "Dissociation" in page.text.toPlainText()

    press_button(choices, "Español")
    settle(window, qtbot)
    assert "Disociación" in page.text.toPlainText()
    assert "traductor calificado" in page.head.said

    press_button(choices, "18 pt")
    settle(window, qtbot)
    assert page.pages.page_count > 2

    press_button(choices, "Both")
    press_button(choices, "13 pt")
    settle(window, qtbot)
    assert "English: grade" in page.bar.said
    assert "Spanish: INFLESZ" in page.bar.said


def test_without_color_there_is_none(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    def colourful() -> bool:
        return any(QColor(shade).saturation() > 90 and QColor(shade).value() > 60 for shade in shades(page))

    assert colourful()
    next(tick for tick in page.findChildren(QCheckBox) if tick.text() == "Without color").click()
    settle(window, qtbot)
    assert not colourful()


def test_a_part_can_be_left_out(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    ticks = [tick for tick in page.findChildren(QCheckBox) if tick.text() not in ("Without color",)]
    part = ticks[-1]
    assert part.text() in page.text.toPlainText()
    part.click()
    settle(window, qtbot)
    assert part.text() not in page.text.toPlainText()


def test_entries_are_picked_moved_and_removed(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    window.add_to_handout("dissociation")
    press_button(page, "Add…")
    (picker,) = dialogs()
    QTest.keyClicks(picker.findChildren(QLineEdit)[0], "nausea")
    QTest.keyClick(picker.findChildren(QLineEdit)[0], Key.Key_Return)
    settle(window, qtbot)
    assert list(page.choices.entries) == ["dissociation", "nausea-vomiting"]

    page.options_panel.entries.list.choose("nausea-vomiting")
    press_button(page.options_panel.entries, "Up")
    settle(window, qtbot)
    text = page.text.toPlainText()
    assert text.index("Nausea and vomiting") < text.index("* Dissociation *")

    QTest.keyClick(page.options_panel.entries.list, Key.Key_Down, Ctrl)
    settle(window, qtbot)
    assert list(page.choices.entries) == ["dissociation", "nausea-vomiting"]

    page.options_panel.entries.list.choose("nausea-vomiting")
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    page.options_panel.entries.list.setFocus()
    press(qtbot, Key.Key_Delete)
    settle(window, qtbot)
    assert list(page.choices.entries) == ["dissociation"]


def test_a_saved_file_is_a_tagged_pdf_and_a_notice_says_that_it_stays(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(qtbot, Key.Key_S, Ctrl)
    (dialog,) = dialogs()
    assert isinstance(dialog, SaveDialog)
    dialog.go_to(tmp_path)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    press(qtbot, Key.Key_Return)
    settle(window, qtbot)
    (saved,) = tmp_path.iterdir()
    assert saved.name.startswith("handout-")
    assert "stays on this computer until someone deletes it" in window.message_bar.said
    pdf = pypdf.PdfReader(saved)
    assert "/StructTreeRoot" in pdf.root_object
    press_button(window.message_bar, "Delete it")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_said_in_a_sentence(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.preview is not None
    page.outputs.save_to(page.preview.document, tmp_path / "gone" / "sheet.pdf")
    settle(window, qtbot)
    assert "could not be written" in window.message_bar.said


def test_the_text_is_copied_and_read_beside_the_pages(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_C, Ctrl | type(Ctrl).ShiftModifier)
    assert page.preview is not None
    assert QGuiApplication.clipboard().text() == page.preview.text
    window.top_bar.search.setFocus()
    seen = []
    for _part in range(6):
        press(qtbot, Key.Key_F6)
        seen.append(focus())
    assert page.text in seen
    assert page.text.isVisible()


def test_printing_asks_for_a_printer_first(page: HandoutPage, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_P, Ctrl)
    (dialog,) = dialogs()
    assert isinstance(dialog, QPrintDialog)
    assert dialog.printer().docName() == "KetaRef handout"
    dialog.reject()


def test_what_cannot_be_made_is_said_and_can_be_mended(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.choose(Choices("side-effects", ("treatment-resistant-depression",)))
    settle(window, qtbot)
    assert "treatment-resistant-depression" in window.message_bar.said
    assert page.pages.page_count == 0
    assert not next(found for found in page.findChildren(QPushButton) if found.text() == "Print…").isEnabled()
    page.choose(page.choices.with_template("side-effects"))
    settle(window, qtbot)
    assert page.pages.page_count == 2


def test_many_quick_changes_end_with_the_last(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    for size in (18, 20, 24, 13, 18, 13):
        page.choose(page.choices._replace(size=size))
    settle(window, qtbot)
    assert page.pages.page_count == 2
    assert page.preview is not None
    assert page.preview.document.size == 13


def test_closing_while_pages_are_made_is_no_trouble(window: MainWindow) -> None:
    window.show_tab(len(window.tabs) - 1)
    window.handouts.choose(window.handouts.choices._replace(size=24))
    window.close()
    assert not window.desk.background.busy


def test_the_handout_takes_the_keyboard_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.add_to_handout("dissociation")  # the message has a button of its own
    went: list[object] = []
    QApplication.instance().focusChanged.connect(lambda _before, now: went.append(now))  # type: ignore[union-attr]
    press(qtbot, Key.Key_8, Ctrl)
    assert [widget for widget in went if widget] == [window.handouts.options_panel.first_control()]


def language_of(window: MainWindow) -> str:
    """Return the language of the handout; asked for anew each time, since another language makes another page."""
    return window.handouts.choices.language


def test_a_handout_is_in_the_language_of_the_window_until_one_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    try:
        window.show_tab(len(window.tabs) - 1)
        assert language_of(window) == "en"
        window.actions_by_id["language-es"].trigger()
        assert language_of(window) == "es"
        settle(window, qtbot)
        assert "Esta hoja" in window.handouts.text.toPlainText()
        window.actions_by_id["language-en"].trigger()
        assert language_of(window) == "en"

        buttons = window.handouts.options_panel.findChildren(QPushButton)
        next(button for button in buttons if button.text() == "Español").click()
        window.actions_by_id["language-es"].trigger()
        window.actions_by_id["language-en"].trigger()
        assert language_of(window) == "es", "what was chosen stays"

        window.actions_by_id["finish"].trigger()
        assert language_of(window) == "en", "what was chosen for a client goes with them"
        window.actions_by_id["language-es"].trigger()
        assert language_of(window) == "es"
    finally:
        window.actions_by_id["language-en"].trigger()


def test_pages_lie_below_each_other_where_the_first_was_made_unseen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*metrics.WINDOW_SIZE)
    window.browse.open_entry("esketamine-spravato")
    press(qtbot, Key.Key_D, Ctrl)
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=15000)
    press(qtbot, Key.Key_8, Ctrl)
    settle(window, qtbot)
    sheets = sorted(window.handouts.pages.findChildren(Sheet), key=lambda sheet: sheet.y())
    assert len(sheets) > 1
    assert all(above.geometry().bottom() < below.y() for above, below in pairwise(sheets))


def test_an_entry_that_was_added_can_be_removed_at_once(window: MainWindow, page: HandoutPage, qtbot: QtBot) -> None:
    window.add_to_handout("nausea-vomiting")
    settle(window, qtbot)
    assert list(page.choices.entries) == ["nausea-vomiting"]
    press_button(page.options_panel, "Remove")
    settle(window, qtbot)
    assert not page.choices.entries


def test_a_search_from_the_handout_marks_the_tab_of_what_is_read(
    window: MainWindow, page: HandoutPage, qtbot: QtBot
) -> None:
    window.browse.open_entry("dissociation")
    window.show_tab(len(window.tabs) - 1)
    assert window.tab_bar.marked == "Handouts"
    search_for(qtbot, "nausea")
    assert window.front is window.browse
    assert window.tab_bar.marked == "Side effects"
    press(qtbot, Key.Key_Escape)
    assert window.tab_bar.marked == "Side effects"


def test_from_the_handout_back_to_the_start_page_no_tab_is_marked(
    window: MainWindow, page: HandoutPage, qtbot: QtBot
) -> None:
    window.browse.open_entry("dissociation")
    window.actions_by_id["start-page"].trigger()
    window.show_tab(len(window.tabs) - 1)
    press(qtbot, Key.Key_Left, Alt)
    assert window.front is window.browse
    assert window.tab_bar.marked == ""


def test_nothing_is_marked_in_the_list_when_a_client_is_finished(
    window: MainWindow, page: HandoutPage, qtbot: QtBot
) -> None:
    page.take_focus()
    window.actions_by_id["finish"].trigger()
    assert window.browse.left.entry_list.list.chosen == ""


def test_what_is_said_of_a_sheet_stands_in_the_middle_beside_its_buttons(page: HandoutPage) -> None:
    said, button = page.bar._facts, page.bar._print
    middles = [one.mapTo(page.bar, one.rect().center()).y() for one in (said, button)]
    assert abs(middles[0] - middles[1]) <= 2


def test_a_part_to_leave_out_is_said_to_be_one(page: HandoutPage) -> None:
    parts = page.options_panel.findChildren(QCheckBox)
    assert "Parts: What matters most?" in [part.accessibleName() for part in parts]


def test_ctrl_f_finds_a_sheet_and_stays_on_the_handout(window: MainWindow, page: HandoutPage, qtbot: QtBot) -> None:
    """It went to the page that was read before, and looked for words there."""
    page.options_panel.show_side("packet")
    press(qtbot, Key.Key_F, Ctrl)
    assert window.front is page
    assert focus() is page.options_panel.chooser.field
    assert focus().isVisible()


def test_what_changes_entries_stands_on_one_line_in_spanish_too(window: MainWindow, qtbot: QtBot) -> None:
    """A bar that came for want of one line made the last button wrap, which took another."""
    window.actions_by_id["language-es"].trigger()
    window.add_to_handout("hypertension")
    window.show_tab(len(window.tabs) - 1)
    settle(window, qtbot)
    rows = {button.y() for button in window.handouts.options_panel.entries.findChildren(QPushButton)}
    window.actions_by_id["language-en"].trigger()
    assert len(rows) == 1
