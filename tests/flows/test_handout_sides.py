"""The choices for a handout stand on three sides; what is often used is in view without scrolling, and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui_support import zoom_to
from ketaref.gui import metrics
from ketaref.gui.handouts.page import HandoutPage
from ketaref.gui.main_window import MainWindow

Key = Qt.Key
SMALL = (1280, 720)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    window.resize(*SMALL)
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "handouts"))
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20_000)
    return window.handouts


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def side(page: HandoutPage) -> QScrollArea:
    return next(area for area in page.options_panel.findChildren(QScrollArea) if area.parent() and area.isVisible())


def test_letterhead_packet_and_own_sentence_are_seen_whole_in_a_small_window(page: HandoutPage, qtbot: QtBot) -> None:
    panel = page.options_panel
    panel.show_side("look")
    qtbot.waitUntil(panel.own.isVisible)
    for widget in (*panel.ticks.values(), *(field for field in panel.own.fields.values() if field.isVisible())):
        assert not widget.visibleRegion().isEmpty()
        assert widget.visibleRegion().boundingRect() == widget.rect()
    assert side(page).verticalScrollBar().maximum() == 0
    panel.show_side("packet")
    qtbot.waitUntil(panel.packet.isVisible)
    assert panel.packet.add.visibleRegion().boundingRect() == panel.packet.add.rect()
    assert side(page).verticalScrollBar().maximum() == 0


def test_the_list_of_sheets_scrolls_in_a_side_that_does_not(page: HandoutPage, qtbot: QtBot) -> None:
    for template in ("overview", "about-condition", "tell-prescriber"):
        page.choose(page.choices.with_template(template))
        QApplication.processEvents()
        assert side(page).verticalScrollBar().maximum() == 0, template


def test_a_filter_that_leaves_few_sheets_moves_neither_its_field_nor_the_list(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 620)  # so low that the list scrolls with what stands below it
    chooser = page.options_panel.chooser
    qtbot.waitUntil(lambda: chooser.list.whole)
    field, top = chooser.field.y(), chooser.list.y()
    chooser.field.setText("expect")
    qtbot.waitUntil(lambda: chooser.list.height() < 100)
    QApplication.processEvents()
    assert (chooser.field.y(), chooser.list.y()) == (field, top)


def test_the_sides_are_tabs_for_the_keyboard_and_for_a_screen_reader(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    panel = page.options_panel
    spoken = QAccessible.queryAccessibleInterface(panel.tabs)
    tabs = [spoken.child(at).text(QAccessible.Text.Name) for at in range(3)]
    assert tabs == ["Sheet", "Options", "Packet"]
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Key.Key_Tab)
    assert focused() is panel.chooser.field
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Key.Key_Right)
    assert panel.own.isVisible()
    QTest.keyClick(panel.tabs, Key.Key_Tab)
    assert focused() is not None
    assert focused().accessibleName() == "Language: English"  # type: ignore[union-attr]
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Key.Key_Right)
    QTest.keyClick(panel.tabs, Key.Key_Tab)
    assert focused() is panel.packet.add


def test_the_packets_tab_counts_its_sheets(page: HandoutPage) -> None:
    page.choose(page.choices.with_sheet(page._templates).with_sheet(page._templates))
    assert page.options_panel.tabs.tabText(2) == "Packet (3)"


def test_one_side_is_offered_where_there_is_a_short_form(page: HandoutPage, qtbot: QtBot) -> None:
    def button(name: str) -> QWidget:
        return next(one for one in page.findChildren(QWidget) if one.accessibleName() == f"Length: {name}")

    page.choose(page.choices.with_template("tell-prescriber"))
    assert not button("Short form").isEnabled()
    page.choose(page.choices.with_template("overview"))
    assert button("Short form").isEnabled()
    page.options_panel.show_side("look")
    button("Short form").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.preview is not None and len(page.preview.pages) == 1, timeout=20_000)
    assert page.choices.short
    shown = [tick.text() for tick in page.options_panel._sheet._parts.values()]
    assert shown == ["What matters most?", "What are they?", "How many people got better, and how many felt odd?"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_in_large_text_the_pages_have_most_of_the_room(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, language: str
) -> None:
    """What more is said of the sheet is scrolled away with its first page, and the buttons stand in one line."""
    try:
        window.actions_by_id[f"language-{language}"].trigger()
        zoom_to(window, qtbot, 200)
        qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20_000)
        made = window.handouts
        qtbot.waitUntil(lambda: bool(made.bar.said))  # which takes a line that stays in view
        qtbot.wait(300)
        facts = next(label for label in made.bar.findChildren(QLabel) if label.text())
        assert made.pages.viewport().height() + facts.height() > 0.75 * made.height()
        assert made.pages.verticalScrollBar().maximum() > made.head.height()
        qtbot.waitUntil(lambda: made.head.height() == made.head.heightForWidth(made.head.width()))  # nothing is cut
        entries = made.options_panel.entries.list
        qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() == 0)
    finally:
        window.actions_by_id["language-en"].trigger()


@pytest.mark.parametrize("zoom", [100, 200, 300])
def test_pages_reading_level_and_review_are_always_in_view(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, zoom: int
) -> None:
    zoom_to(window, qtbot, zoom)
    page.pages.verticalScrollBar().setValue(page.pages.verticalScrollBar().maximum())
    facts = next(label for label in page.bar.findChildren(QLabel) if label.text())
    assert [said in facts.text() for said in ("2 pages", "English: grade", "draft")] == [True] * 3
    qtbot.waitUntil(lambda: facts.visibleRegion().boundingRect() == facts.rect())
    assert facts.height() >= facts.heightForWidth(facts.width())


def test_the_panel_says_who_rated_the_sheet(page: HandoutPage) -> None:
    assert "PEMAT: counted by a machine, not rated by people yet." in page.head.said


def test_lines_below_headings_do_not_wrap_in_the_text(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.bar.show_text(True)
    for zoom in (100, 200, 300):
        zoom_to(window, qtbot, zoom)
        QApplication.processEvents()
        page.text.verticalScrollBar().setValue(page.text.verticalScrollBar().maximum())
        page.text.grab()  # only what was seen is laid out
        block, rules = page.text.document().firstBlock(), 0
        while block.isValid():
            if block.text() and not block.text().strip("=-"):
                rules += 1
                assert block.layout().lineCount() <= 1, zoom
            block = block.next()
        assert rules > 3
    window.resize(1920, 1080)
    zoom_to(window, qtbot, 100)
    qtbot.waitUntil(lambda: page.preview is not None and page.text.toPlainText() == page.preview.text)


def test_another_language_does_not_open_the_text(page: HandoutPage, window: MainWindow) -> None:
    assert not page.text.isVisible()
    try:
        window.actions_by_id["language-es"].trigger()
        assert not window.handouts.text.isVisible()
    finally:
        window.actions_by_id["language-en"].trigger()


def test_in_a_narrow_window_the_text_has_the_place_of_the_pages(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.bar.show_text(True)
    assert page.pages.isVisible()
    window.resize(*metrics.WINDOW_LEAST_SIZE)
    letters = page.text.fontMetrics().averageCharWidth()
    qtbot.waitUntil(lambda: page.text.viewport().width() > 24 * letters)
    assert not page.pages.isVisible()
    page.bar.show_text(False)
    assert page.pages.isVisible()
    page.bar.show_text(True)
    window.resize(*SMALL)
    qtbot.waitUntil(page.pages.isVisible)
