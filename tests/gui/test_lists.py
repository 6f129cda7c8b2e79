"""Lists of entries and of results."""

from types import MethodType

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui_support import Key, dialogs, focus, press, search_for, zoom_to
from ketaref.gui import metrics
from ketaref.gui.dialogs.entry_picker import EntryPicker
from ketaref.gui.listings import in_groups
from ketaref.gui.main_window import MainWindow
from ketaref.gui.text_size import beside_page
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_list import EntryList
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.result_list import ResultList
from ketaref.gui.widgets.row_painter import Face, RowPainter
from ketaref.gui.widgets.rows import Row
from ketaref.library.library import Library
from ketaref.library.search import Search
from ketaref.library.snippets import MARK_START
from ketaref.model.names import CAUTION_LEVELS
from ketaref.model.text import Language


@pytest.fixture
def results(qtbot: QtBot, theme: Theme) -> ResultList:
    made = ResultList(theme)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    return made


@pytest.fixture
def entries(qtbot: QtBot, theme: Theme, library: Library) -> EntryList:
    made = EntryList(theme)
    qtbot.addWidget(made)
    made.show_entries("Side effects", library.entries("side-effects"))
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def titles(view: ListOfRows) -> list[str]:
    return [row.title for row in view.rows]


def height_painted(title: str, font: QFont, width: float) -> float:
    """How tall a title of at most four lines is when it is laid out for painting."""
    layout = QTextLayout(title, font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and layout.lineCount() <= 4:
        line.setLineWidth(width)
    layout.endLayout()
    return sum(layout.lineAt(at).height() for at in range(min(4, layout.lineCount())))


def test_the_best_stand_first_and_the_others_under_their_types(results: ResultList, library: Library) -> None:
    found = Search(library).find("dissociation")
    results.show_results(found)
    rows = results.list.rows

    assert titles(results.list)[:2] == ["Best matches", "Dissociation"]
    assert [row.entry_id for row in rows[1:6]] == [hit.entry.id for hit in found.hits[:5]]
    assert rows[1].detail.startswith("Side effect · ")
    assert rows[6].is_heading
    assert {row.entry_id for row in rows if not row.is_heading} == {hit.entry.id for hit in found.hits}
    assert results.list.currentIndex().row() == 1
    assert results.said.endswith("results.")


def test_few_results_need_no_heading(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("dissociation", limit=2))
    assert not any(row.is_heading for row in results.list.rows)


def test_matched_words_are_marked_and_read_without_marks(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("dissociation"))
    marked = [row for row in results.list.rows if MARK_START in row.detail]
    assert marked
    assert all(MARK_START not in row.spoken and row.title in row.spoken for row in marked)


def test_marks_are_painted(results: ResultList, library: Library, theme: Theme, qtbot: QtBot) -> None:
    results.show_results(Search(library).find("dissociation"))
    qtbot.waitExposed(results)
    picture = results.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 320, 2) for y in range(0, 600, 2)}
    assert theme.colours.mark in colours


def test_a_mended_word_is_said_aloud(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("disociatoin"))
    assert "Showing results for “dissociation”" in results.said
    assert "searches for “disociatoin” as typed" in results.said


def test_finding_nothing_says_so(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("qqqxxzz"))
    assert "Nothing found for “qqqxxzz”" in results.said
    assert results.list.rows[0] == Row("Nearest topics")
    assert len(results.list.rows) > 3
    assert not results.list.currentIndex().isValid(), "Enter opens no guess"
    results.list.step(1)
    assert results.list.currentIndex().row() == 1


def test_a_text_that_is_cut_ends_with_a_word(dressed: Theme) -> None:
    font = QFont()
    text = "Feeling apart, from the body or the world, for a while"
    shown = [Face(font).laid_out(text, width, 1).text() for width in range(90, 300, 7)]
    assert all(line == text or line.removesuffix("…") in cuts_of(text) for line in shown), shown


def cuts_of(text: str) -> set[str]:
    """The text up to each of its words, without the comma that follows."""
    words = text.split()
    return {" ".join(words[:end]).rstrip(",") for end in range(1, len(words) + 1)}


def test_a_name_is_shown_where_the_title_does_not_hold_what_was_typed(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("trd"))
    row = next(row for row in results.list.rows if row.entry_id == "treatment-resistant-depression")

    assert row.title == "Treatment-resistant depression", "another name is no part of the title"
    assert row.detail.startswith("Condition · found by “")
    assert "found by “" in row.spoken


def test_so_many_results_as_are_looked_for_are_the_best_and_not_all(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("dissociation"))
    assert results.said == "The best 40 results."
    results.show_results(Search(library).find("dissociation", limit=2))
    assert results.said == "2 results."


def test_hostile_text_is_shown_as_it_was_typed(results: ResultList, library: Library) -> None:
    results.show_results(Search(library).find("<b>zzqqxx</b>"))
    assert "<b>zzqqxx</b>" in results.said


def test_stepping_leaves_headings_out_and_stays_within_the_list(results: ResultList) -> None:
    results.list.show_rows([Row("A"), Row("one", "1"), Row("B"), Row("two", "2")])
    results.list.choose_first()
    results.list.step(1)
    assert results.list.currentIndex().data() == "two"
    results.list.step(5)
    assert results.list.currentIndex().data() == "two"
    results.list.step(-9)
    assert results.list.currentIndex().data() == "one"


def test_a_click_opens_an_entry_and_a_heading_opens_nothing(results: ResultList, qtbot: QtBot) -> None:
    results.list.show_rows([Row("A"), Row("one", "1")])
    opened: list[str] = []
    results.entry_chosen.connect(opened.append)
    for row in (0, 1):
        place = results.list.visualRect(results.list.model().index(row, 0)).center()
        QTest.mouseClick(results.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["1"]


def test_long_titles_are_never_clipped(results: ResultList, qtbot: QtBot) -> None:
    words = "A very long title that cannot stand on one line of a narrow list"
    results.list.show_rows([Row("short", "1"), Row(words, "2")])
    qtbot.waitExposed(results)
    short, long = (results.list.visualRect(results.list.model().index(row, 0)) for row in (0, 1))
    assert long.height() > short.height() >= 24


def test_only_another_width_lays_rows_out_anew(
    entries: EntryList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    measure = RowPainter.sizeHint

    def noted(painter: RowPainter, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        asked.append(index.row())
        return measure(painter, option, index)

    monkeypatch.setattr(entries.list.itemDelegate(), "sizeHint", MethodType(noted, entries.list.itemDelegate()))
    for width, height, anew in ((320, 500, False), (280, 500, True)):
        asked.clear()
        entries.resize(width, height)
        qtbot.wait(50)
        assert (len(asked) >= len(entries.list.rows)) is anew


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_title_has_room_for_every_line_it_takes(entries: EntryList, library: Library, language: Language) -> None:
    font = entries.font()
    font.setPointSizeF(font.pointSizeF() * beside_page(300) / 100)
    face = Face(font)
    titles = [entry.title for entry in library.entries(language=language)]
    assert len(titles) > 300
    for width in (160, 200, 240, 300):
        small = [title for title in titles if face.height_of(title, width, 4) < height_painted(title, font, width) - 1]
        assert small == []


def test_the_filter_keeps_entries_that_hold_every_word(entries: EntryList, qtbot: QtBot) -> None:
    whole = len(entries.list.rows)
    entries._filter.setFocus()
    QTest.keyClicks(focus(), "NAUSEA vomit")
    assert [row.title for row in entries.list.rows if not row.is_heading] == ["Nausea and vomiting"]
    press(qtbot, Key.Key_Escape)
    assert len(entries.list.rows) == whole


def test_down_goes_from_the_filter_to_the_list_and_enter_opens(entries: EntryList, qtbot: QtBot) -> None:
    entries._filter.setFocus()
    QTest.keyClicks(focus(), "nausea")
    press(qtbot, Key.Key_Down)
    assert entries.list.hasFocus()
    with qtbot.waitSignal(entries.entry_chosen) as opened:
        press(qtbot, Key.Key_Return)
    assert opened.args == ["nausea-vomiting"]


def test_headings_cannot_be_chosen_with_the_keyboard(entries: EntryList, qtbot: QtBot) -> None:
    entries.take_focus()
    for _row in range(len(entries.list.rows) + 2):
        assert not entries.list.rows[entries.list.currentIndex().row()].is_heading
        press(qtbot, Key.Key_Down)


def test_groups_stand_together_in_the_order_a_reader_needs(library: Library) -> None:
    groups = [entry.group for entry in in_groups(library.entries("side-effects"))]
    assert groups == sorted(groups, reverse=True)  # short term before long term
    levels = list(dict.fromkeys(entry.group for entry in in_groups(library.entries("patient-groups"))))
    assert levels == [name.en for name in CAUTION_LEVELS.values() if name.en in levels]


def test_a_heading_too_long_for_its_list_takes_a_second_line(entries: EntryList) -> None:
    long = "Evitar, salvo decisión de un especialista que conozca a la persona"
    entries.list.show_rows([Row("Contraindicado"), Row(long), Row("Salt", "salt")])
    one, two = (entries.list.visualRect(entries.list.model().index(at, 0)).height() for at in (0, 1))
    entries.resize(240, 400)
    entries.list.doItemsLayout()
    narrow = entries.list.visualRect(entries.list.model().index(1, 0)).height()

    assert narrow >= one + entries.list.fontMetrics().height() * 0.8
    assert two <= narrow


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_list_that_opens_below_a_box_shows_every_choice(window: MainWindow, qtbot: QtBot, zoom: int) -> None:
    window.show_tab(0)
    zoom_to(window, qtbot, zoom)
    box = window.browse.left.entry_list.group_by.box
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    rows = [view.visualRect(view.model().index(at, 0)) for at in range(box.count())]
    assert box.count() == 3
    assert all(view.viewport().rect().contains(row) for row in rows)
    assert all(row.height() >= metrics.LEAST_TARGET for row in rows)
    box.hidePopup()


def test_the_keyboard_stands_on_a_row_and_leaves_none_marked(entries: EntryList) -> None:
    entries.take_filter()
    assert not entries.list.chosen
    entries.list.setFocus(Qt.FocusReason.TabFocusReason)
    first = next(row for row in entries.list.rows if not row.is_heading)
    assert entries.list.chosen == first.entry_id
    entries.take_filter()
    assert not entries.list.chosen, "it would be taken for the page beside the list"


def test_a_row_that_was_gone_to_or_opened_stays(entries: EntryList, qtbot: QtBot) -> None:
    entries.take_focus()
    QTest.keyClick(entries.list, Key.Key_Down)
    second = entries.list.chosen
    entries.take_filter()
    assert entries.list.chosen == second

    entries.list.choose("")
    entries.take_focus()
    QTest.keyClick(entries.list, Key.Key_Return)
    opened = entries.list.chosen
    entries.take_filter()
    assert entries.list.chosen == opened


def test_the_keyboard_comes_to_what_is_in_view_and_stays_there_while_a_menu_is_open(entries: EntryList) -> None:
    entries.take_filter()
    entries.list.verticalScrollBar().setValue(400)
    entries.list.setFocus(Qt.FocusReason.TabFocusReason)
    came_to = entries.list.chosen
    assert entries.list.verticalScrollBar().value() > 300
    entries.list.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert entries.list.chosen == came_to


def test_another_list_takes_the_keyboard_to_one_of_its_rows(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(2)
    window.browse.left.entry_list.take_focus()
    window.show_tab(0)
    assert window.browse.left.entry_list.list.hasFocus()
    assert window.browse.left.entry_list.list.chosen == "anxiety-disorders"


def test_the_chosen_row_stays_in_view_where_the_list_becomes_lower(entries: EntryList) -> None:
    """The chosen sheet was cut in half where the handout had parts to choose from below the list."""
    view = entries.list
    at = view.indexAt(QPoint(5, view.viewport().height() - 60))
    view.setCurrentIndex(at)
    assert view.verticalScrollBar().value() == 0
    entries.resize(320, 600 - view.viewport().height() + view.visualRect(at).center().y())
    QApplication.processEvents()
    assert view.viewport().rect().contains(view.visualRect(at))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    entries.resize(320, 300)
    QApplication.processEvents()
    assert not view.viewport().rect().intersects(view.visualRect(at)), "one that was scrolled away stays away"


def test_rows_are_as_wide_as_the_list_whose_bar_comes_while_it_takes_its_size(window: MainWindow, qtbot: QtBot) -> None:
    """Text ran to the very edge of the first results: the bar came while the list was told of its size without it."""
    search_for(qtbot, "dissociation")
    view = window.browse.left.results.list
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    assert view.room == view.viewport().width()


def test_words_that_are_filtered_mark_what_enter_opens_and_then_what_is_read(entries: EntryList) -> None:
    entries.choose("dissociation")
    marked = []
    for text in ("naus", "nausx", "", "naus"):
        entries.filter(text)
        marked.append(entries.list.chosen)
    assert marked == ["nausea-vomiting", "", "dissociation", "nausea-vomiting"]
    entries.choose("nausea-vomiting")  # it was opened
    entries.filter("")
    assert entries.list.chosen == "nausea-vomiting"


def test_what_enter_picks_is_marked(window: MainWindow) -> None:
    """Of what was read lately, Enter opened the first, and nothing said so."""
    for entry in ("dissociation", "nausea-vomiting", "headache"):
        window.browse.open_entry(entry)
    window.actions_by_id["recent"].trigger()
    (dialog,) = dialogs()
    assert isinstance(dialog, EntryPicker)
    assert dialog.entries.list.chosen == "nausea-vomiting"
    dialog.entries.filter("diss")
    assert dialog.entries.list.chosen == "dissociation"
    dialog.entries.filter("")
    assert dialog.entries.list.chosen == "nausea-vomiting"
    dialog.close()
