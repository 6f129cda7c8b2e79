"""Finding something and reading it, by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, Shift, focus, press, search_for, type_text, zoom_to
from ketaref.gui.main_window import MainWindow
from ketaref.gui.page import Page


def headline(window: MainWindow) -> str:
    return window.browse.pane.view.headings()[0].text


def shown(window: MainWindow) -> str:
    return window.browse.pane.view.toPlainText()


def test_typing_right_after_the_start_shows_results(window: MainWindow, qtbot: QtBot) -> None:
    assert focus() is window.top_bar.search
    type_text(qtbot, "dizzin")
    assert "Dizziness" in [row.title for row in window.browse.left.results.list.rows]


def test_a_key_of_a_command_that_cannot_be_used_types_nothing(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    QTest.sendKeyEvent(QTest.KeyAction.Click, window.top_bar.search, Key.Key_1, "1", Alt)
    assert window.top_bar.search.text() == ""


def test_find_read_go_on_and_come_back(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "dissociation")
    press(qtbot, Key.Key_Return)
    assert headline(window) == "Dissociation"
    assert window.browse.pane.view.hasFocus()
    assert window.tab_bar.tabText(window.tab_bar.currentIndex()) == "Side effects"

    search_for(qtbot, "treatment-resistant")
    press(qtbot, Key.Key_Return)
    assert headline(window) == "Treatment-resistant depression"

    press(qtbot, Key.Key_Left, Alt)
    assert headline(window) == "Dissociation"
    press(qtbot, Key.Key_Right, Alt)
    assert headline(window) == "Treatment-resistant depression"


def test_down_and_enter_open_a_later_result(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "nausea")
    press(qtbot, Key.Key_Down)
    chosen = window.browse.left.results.list.currentIndex().data()
    press(qtbot, Key.Key_Return)
    assert headline(window) in chosen


def test_esc_leaves_the_search_and_goes_back_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    search_for(qtbot, "nausea")
    press(qtbot, Key.Key_Escape)
    assert window.top_bar.search.text() == ""
    assert not window.browse.left.searching
    assert window.browse.pane.view.hasFocus()
    assert headline(window) == "Dissociation"


def test_a_page_is_come_back_to_where_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.browse.pane.view.go_to_heading(6)
    place = window.browse.pane.view.section_here()
    left = window.browse.pane.view.position()
    window.browse.open_entry("sedation")
    press(qtbot, Key.Key_Left, Alt)
    assert window.browse.pane.view.position() == pytest.approx(left, abs=0.02)
    assert window.browse.pane.view.section_here() == place


def test_a_long_page_is_gone_back_to_before_it_was_painted(window: MainWindow, qtbot: QtBot) -> None:
    """Until then Qt guesses how high it is, and half as high again for a page of tables."""
    view = window.browse.pane.view
    window.set_zoom(150)
    window.browse.open_entry("treatment-resistant-depression")
    view.go_to_position(0.45)
    top = view.cursorForPosition(view.viewport().rect().topLeft()).position()
    window.browse.open_entry("dissociation")
    window.actions_by_id["back"].trigger()
    for _moment in range(10):
        assert view.position() == pytest.approx(0.45, abs=0.01)
        assert view.cursorForPosition(view.viewport().rect().topLeft()).position() == pytest.approx(top, abs=400)
        qtbot.wait(20)


def test_tabs_are_reached_with_ctrl_and_their_number(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_3, Ctrl)
    assert headline(window) == "Side effects"
    assert "Short term" in shown(window)
    press(qtbot, Key.Key_1, Ctrl)
    assert headline(window) == "Conditions"


def test_the_list_beside_an_entry_is_that_of_its_tab(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    window.browse.open_entry("treatment-resistant-depression")
    rows = window.browse.left.entry_list.list
    assert rows.rows[rows.currentIndex().row()].title == "Treatment-resistant depression"
    assert {row.entry_id for row in rows.rows} <= {e.id for e in window.desk.library.entries("conditions")}


def test_a_tab_remembers_what_was_read_in_it(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_1, Ctrl)
    press(qtbot, Key.Key_3, Ctrl)
    assert headline(window) == "Dissociation"


def test_results_give_way_to_a_tab(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "nausea")
    press(qtbot, Key.Key_1, Ctrl)
    assert window.top_bar.search.text() == ""
    assert not window.browse.left.searching


def test_the_reader_can_be_changed_and_the_choice_holds(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_3, Alt)
    assert headline(window) == "Disociación"
    window.browse.open_entry("sedation")
    assert window.browse.pane.switch.wanted == "spanish"
    press(qtbot, Key.Key_1, Alt)
    assert headline(window) == "Sedation and sleepiness"


def test_changing_the_language_keeps_the_place(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 480)
    window.set_zoom(150)
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_2, Alt)
    view = window.browse.pane.view
    view.go_to_section("section-what-to-do")
    press(qtbot, Key.Key_3, Alt)
    assert view.section_here() == "section-what-to-do"
    assert view.headings()[view.heading_here()].text == "Qué puede hacer usted"


def test_a_citation_opens_its_source_in_place(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    entry = window.browse.entry
    assert entry is not None
    window.browse.pane.view.link_chosen.emit("cite:1")
    assert entry.citations[0].reference in window.browse.pane.source.said
    press(qtbot, Key.Key_Escape)
    assert window.browse.pane.source.said == ""
    assert window.browse.pane.view.hasFocus()


def test_the_first_link_is_reached_with_tab_and_opened_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Return)
    assert window.browse.pane.source.said.startswith("Source 1")


def test_a_related_entry_is_followed(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    entry = window.browse.entry
    assert entry is not None
    related = entry.edition("en").related[0]
    window.browse.pane.view.link_chosen.emit(f"entry:{related.id}")
    assert headline(window) == related.title


@pytest.mark.parametrize(
    "address", ["http://example.invalid/", "file:///etc/passwd", "cite:x", "cite:9999", "tab:none"]
)
def test_an_address_that_leads_nowhere_does_nothing(window: MainWindow, address: str) -> None:
    window.browse.open_entry("dissociation")
    window.browse.pane.view.link_chosen.emit(address)
    assert window.browse.pane.source.said == ""


def test_an_entry_that_is_gone_is_said_in_a_sentence(window: MainWindow) -> None:
    window.browse.pane.view.link_chosen.emit("entry:no-such-entry")
    assert "no-such-entry" in window.message_bar.said


def test_words_are_found_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "LABEL")
    bar = window.browse.pane.find_bar
    count = int(bar.said.split()[-1])
    assert bar.said == f"1 of {count}"
    assert len(window.browse.pane.view.extraSelections()) == count > 1
    press(qtbot, Key.Key_F3)
    assert bar.said == f"2 of {count}"
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_F3, Shift)
    assert bar.said == f"2 of {count}"
    press(qtbot, Key.Key_Escape)
    assert bar.isHidden()
    assert window.browse.pane.view.extraSelections() == []


def test_words_that_were_found_stay_marked_while_the_window_takes_another_size(
    window: MainWindow, qtbot: QtBot, spoken: list[str]
) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "label")
    press(qtbot, Key.Key_F3)
    view, bar = window.browse.pane.view, window.browse.pane.find_bar
    said, marked = bar.said, len(view.extraSelections())
    spoken.clear()
    documents = set()
    for width in (1280, 1100, 900, 800, 1000, 1280):
        window.resize(width, 720)
        qtbot.wait(1)
        documents.add(id(view.document()))
        assert (bar.said, len(view.extraSelections())) == (said, marked), width
        assert all(mark.cursor.document() is view.document() for mark in view.extraSelections()), width
    assert len(documents) > 1, "the page was made for another width"
    assert spoken == []


def test_a_page_without_tables_is_not_made_anew_for_another_width(window: MainWindow, qtbot: QtBot) -> None:
    zoom_to(window, qtbot, 200)  # where no line is shorter than the page is wide
    view = window.browse.pane.view
    view.show_page(Page("Plain", "<h1>Plain</h1>" + "<p>Words that are read.</p>" * 40))
    document = view.document()
    for width in (1280, 1100, 900, 800):
        window.resize(width, 720)
        qtbot.wait(1)
        assert view.document() is document


def test_words_that_are_not_on_the_page_say_so(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "qqqq")
    assert window.browse.pane.find_bar.said == "Not on this page"


def test_finding_begins_where_one_reads(window: MainWindow, qtbot: QtBot) -> None:
    """It went to the top of the page, and the place was lost."""
    window.browse.open_entry("treatment-resistant-depression")
    view, bar = window.browse.pane.view, window.browse.pane.find_bar
    view.go_to_heading(8)
    here = view.textCursor().position()
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "e")
    assert view.textCursor().position() >= here
    first = view.textCursor().position()
    type_text(qtbot, "s")
    assert view.textCursor().position() >= first
    at, count = map(int, bar.said.split(" of "))
    assert 1 < at < count
    for _step in range(count - at + 1):
        press(qtbot, Key.Key_F3)
    assert bar.said == f"1 of {count}", "after the last comes the first"


def test_words_are_found_without_their_accents(window: MainWindow, qtbot: QtBot) -> None:
    """Not every keyboard has them."""
    window.browse.pane.switch.want("spanish")
    window.browse.open_entry("treatment-resistant-depression")
    view, bar = window.browse.pane.view, window.browse.pane.find_bar
    press(qtbot, Key.Key_F, Ctrl)
    type_text(qtbot, "DEPRESION")
    marks = [mark.cursor.selectedText().lower() for mark in view.extraSelections()]
    assert marks
    assert set(marks) == {"depresión"}
    assert bar.said.endswith(f" {len(marks)}")
    window.browse.pane.switch.want("counselor")


def test_headings_are_walked_with_keys_and_chosen_from_their_list(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    view = window.browse.pane.view
    press(qtbot, Key.Key_Down, Alt)
    press(qtbot, Key.Key_Down, Alt)
    assert view.heading_here() == 2
    press(qtbot, Key.Key_Up, Alt)
    assert view.heading_here() == 1
    press(qtbot, Key.Key_C, Alt)
    assert window.browse.right.reading.contents.list.hasFocus()
    press(qtbot, Key.Key_End)
    press(qtbot, Key.Key_Return)
    assert view.hasFocus()
    assert view.textCursor().block().text() == view.headings()[-1].text


def test_text_grows_and_shrinks_with_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    for _step in range(12):
        press(qtbot, Key.Key_Plus, Ctrl)
    assert window.browse.zoom == 300
    for _step in range(20):
        press(qtbot, Key.Key_Minus, Ctrl)
    assert window.browse.zoom == 80
    press(qtbot, Key.Key_0, Ctrl)
    assert window.browse.zoom == 100


def test_large_client_text_needs_no_sideways_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    window.set_zoom(300)
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_2, Alt)
    assert window.browse.pane.view.horizontalScrollBar().maximum() == 0


def test_dark_and_light_change_the_page(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    window.actions_by_id["theme-dark"].trigger()
    dark = window.browse.pane.view.grab().toImage().pixelColor(3, 3).lightness()
    window.actions_by_id["theme-light"].trigger()
    light = window.browse.pane.view.grab().toImage().pixelColor(3, 3).lightness()
    assert dark < 60 < 200 < light


def test_the_start_page_can_be_come_back_to(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_Home, Alt)
    assert headline(window) == "KetaRef"


def test_a_letter_typed_over_is_not_searched_for(window: MainWindow, qtbot: QtBot) -> None:
    """On a slow machine keys wait; only what stands in the field when they have been taken is searched for."""
    asked: list[str] = []
    window.top_bar.search.asked.connect(asked.append)
    press(qtbot, Key.Key_K, Ctrl)
    QTest.keyClicks(focus(), "nausea")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == ["nausea"]


def test_enter_opens_what_was_typed_and_not_what_the_letter_before_found(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    QTest.keyClicks(focus(), "dissociation")
    press(qtbot, Key.Key_Return)

    assert headline(window) == "Dissociation"


def test_a_tab_chosen_before_the_results_came_stays(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    QTest.keyClicks(focus(), "nausea")
    press(qtbot, Key.Key_1, Ctrl)
    qtbot.wait(20)

    assert not window.browse.left.searching


def test_no_page_scrolls_sideways_at_its_usual_size(window: MainWindow, qtbot: QtBot) -> None:
    view = window.browse.pane.view
    for at, tab in enumerate(window.tabs):
        if not tab.build:
            window.show_tab(at)
            qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() <= 1)
    for entry in ("iv-ketamine", "treatment-resistant-depression", "dissociation"):
        window.browse.open_entry(entry)
        qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() <= 1)


def test_another_page_and_a_link_are_said_where_the_keyboard_stays(
    window: MainWindow, qtbot: QtBot, spoken: list[str]
) -> None:
    window.browse.open_entry("dissociation")
    spoken.clear()
    window.browse.visit("entry:nausea-vomiting")
    press(qtbot, Key.Key_Tab)
    assert spoken == ["Nausea and vomiting", "[1*], link"]


def test_closing_a_source_stops_nowhere_on_the_way_back_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.browse.pane.view.link_chosen.emit("cite:1")
    visited: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: visited.append(new))  # type: ignore[union-attr]
    press(qtbot, Key.Key_Escape)
    assert visited == [window.browse.pane.view]


def test_a_source_opened_by_mouse_leaves_the_line_that_names_it_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.browse.open_entry("complex-regional-pain-syndrome")
    view = window.browse.pane.view
    room = view.viewport().rect()
    lowest = [QPoint(x, y) for y in range(room.bottom() - 4, room.height() // 2, -4) for x in range(0, room.right(), 6)]
    place = next(point for point in lowest if view.anchorAt(point).startswith("cite:"))
    cited = view.anchorAt(place)
    above = view.cursorForPosition(place).position()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert window.browse.pane.source.isVisible()
    cursor = view.textCursor()
    cursor.setPosition(above)
    assert view.viewport().rect().contains(view.cursorRect(cursor)), cited
    assert place.y() > view.viewport().height(), "it would have been covered"


def test_the_start_page_leads_to_the_handouts_too(window: MainWindow, qtbot: QtBot) -> None:
    assert "Handouts\nSheets in plain words to print for a client." in shown(window)
    window.browse.pane.view.link_chosen.emit("tab:handouts")
    assert window.handouts.isVisible()
    assert window.tab_bar.tabText(window.tab_bar.currentIndex()) == "Handouts"
    press(qtbot, Key.Key_Left, Alt)
    assert headline(window) == "KetaRef"


def address(window: MainWindow) -> str:
    here = window.browse.history.current
    return here.address if here else ""


def scrolled(window: MainWindow) -> int:
    QApplication.processEvents()
    return window.browse.pane.view.verticalScrollBar().value()


def read_halfway(window: MainWindow, entry: str) -> int:
    window.browse.open_entry(entry)
    bar = window.browse.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return bar.value()


@pytest.mark.parametrize("other", ["Cautions", "Mechanisms", "Compare", "Handouts"])
def test_a_tab_leads_back_to_where_one_read(window: MainWindow, other: str) -> None:
    """It led to the top of the entry."""
    place = read_halfway(window, "dissociation")
    click_tab(window, other)
    click_tab(window, "Side effects")
    assert headline(window) == "Dissociation"
    assert abs(scrolled(window) - place) <= 1


def test_the_tab_of_what_is_read_leads_up_to_its_page(window: MainWindow, qtbot: QtBot) -> None:
    """An entry once opened stood between a person and the diagram: only Back led there."""
    for tab, key in (("Mechanisms", Key.Key_4), ("Compare", Key.Key_6), ("Side effects", Key.Key_3)):
        click_tab(window, tab)
        first = window.browse.left.entry_list.list.rows[1].entry_id
        window.browse.open_entry(first)
        click_tab(window, tab)
        assert address(window).startswith("tab:")
        press(qtbot, Key.Key_Left, Alt)
        assert address(window) == f"entry:{first}"
        press(qtbot, key, Ctrl)
        assert address(window).startswith("tab:")


def test_a_second_click_on_a_tab_at_once_is_no_other_step(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    click_tab(window, "Cautions")
    bar = window.tab_bar
    place = bar.tabRect([bar.tabText(at) for at in range(bar.count())].index("Side effects")).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=place)
    assert headline(window) == "Dissociation"


def test_the_tab_of_results_leads_to_what_is_read_below_them(window: MainWindow, qtbot: QtBot) -> None:
    place = read_halfway(window, "dissociation")
    search_for(qtbot, "nausea")
    click_tab(window, "Side effects")
    assert headline(window) == "Dissociation"
    assert abs(scrolled(window) - place) <= 1
    assert not window.browse.left.searching


def test_going_there_and_back_moves_no_page(window: MainWindow, qtbot: QtBot) -> None:
    """A page of a tab, which has no bar above it, came back four pixels further down each time."""
    click_tab(window, "Guides")
    bar = window.browse.pane.view.verticalScrollBar()
    bar.setValue(900)
    for _turn in range(3):
        window.browse.open_entry("before-session")
        press(qtbot, Key.Key_Left, Alt)
    assert abs(scrolled(window) - 900) <= 1


def list_top(window: MainWindow) -> tuple[str, int]:
    """The first row of the list that is in view, and how far it begins above the top."""
    QApplication.processEvents()
    shown = window.browse.left.entry_list.list
    first = shown.indexAt(QPoint(5, 0))
    return shown.rows[first.row()].title, shown.visualRect(first).top()


def scroll_list(window: MainWindow) -> tuple[str, int]:
    bar = window.browse.left.entry_list.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 3)
    return list_top(window)


@pytest.mark.parametrize("read", ["", "dissociation"])
@pytest.mark.parametrize("other", ["Cautions", "Mechanisms", "Handouts"])
def test_the_list_of_a_tab_stands_where_it_was_left(window: MainWindow, other: str, read: str) -> None:
    """It began at its top again, though the page beside it did not."""
    click_tab(window, "Side effects")
    if read:
        window.browse.open_entry(read)
    top = scroll_list(window)
    click_tab(window, other)
    click_tab(window, "Side effects")
    assert list_top(window) == top
    assert window.browse.left.entry_list.list.chosen == read
    window.browse.open_entry(window.browse.left.entry_list.list.rows[-1].entry_id)
    assert list_top(window) != top, "what was not chosen there comes into view"


def test_the_list_of_a_tab_left_in_another_text_size_begins_with_the_same_row(window: MainWindow, qtbot: QtBot) -> None:
    click_tab(window, "Side effects")
    title, _above = scroll_list(window)
    click_tab(window, "Cautions")
    zoom_to(window, qtbot, 200)
    click_tab(window, "Side effects")
    assert list_top(window)[0] == title


def test_a_list_with_other_headings_or_a_filter_begins_at_its_top(window: MainWindow, qtbot: QtBot) -> None:
    click_tab(window, "Side effects")
    scroll_list(window)
    box = window.browse.left.entry_list.group_by.box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert list_top(window)[1] == 0
    window.browse.left.entry_list.filter("a")
    scroll_list(window)
    click_tab(window, "Cautions")
    click_tab(window, "Side effects")
    assert list_top(window) == (window.browse.left.entry_list.list.rows[0].title, 0)


def test_a_list_begins_at_its_top_for_the_next_client_and_in_another_language(window: MainWindow) -> None:
    click_tab(window, "Side effects")
    scroll_list(window)
    click_tab(window, "Cautions")
    window.actions_by_id["finish"].trigger()
    click_tab(window, "Side effects")
    assert list_top(window)[1] == 0
    scroll_list(window)
    try:
        window.actions_by_id["language-es"].trigger()
        click_tab(window, "Precauciones")
        click_tab(window, "Efectos secundarios")
        assert list_top(window)[1] == 0
    finally:
        window.actions_by_id["language-en"].trigger()


def test_a_filter_that_keeps_nothing_leads_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    click_tab(window, "Side effects")
    window.browse.left.entry_list.take_filter()
    type_text(qtbot, "lithium")
    everywhere = next(
        button for button in window.browse.left.findChildren(QPushButton) if button.text() == "Search everything"
    )
    assert everywhere.isVisible()
    press(qtbot, Key.Key_Down)
    assert focus() is everywhere
    press(qtbot, Key.Key_Space)
    assert window.top_bar.search.text() == "lithium"
    assert window.browse.left.searching
    assert any("ithium" in row.title for row in window.browse.left.results.list.rows)
    press(qtbot, Key.Key_Escape)
    assert window.browse.left.entry_list.filtered == ""
    assert not everywhere.isVisible()


def test_a_look_at_the_other_texts_of_an_entry_loses_no_place(window: MainWindow) -> None:
    """Back from the client's text, which has none of the counselor's sections, one read from the top again."""
    place = read_halfway(window, "esketamine-spravato")
    for text in ("client", "spanish", "counselor"):
        window.actions_by_id[text].trigger()
    assert abs(scrolled(window) - place) <= 1
    window.browse.open_entry("dissociation")
    window.actions_by_id["client"].trigger()
    window.actions_by_id["counselor"].trigger()
    assert scrolled(window) == 0, "another entry begins at its top"


def click_tab(window: MainWindow, title: str) -> None:
    bar = window.tab_bar
    at = [bar.tabText(at) for at in range(bar.count())].index(title)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    QApplication.processEvents()
