"""The size of text: pages have it at once, and all that stands around them follows as far as it has room."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, dialogs, on_screen, press, search_for, zoom_to
from ketaref.gui import metrics, text_size
from ketaref.gui.growing import grow
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.page_documents import PageDocument, PageDocuments
from ketaref.gui.widgets.scrolled import Scrolled
from ketaref.gui.widgets.tick import Tick
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.library.library import Library


def controls(window: MainWindow) -> dict[str, QWidget]:
    """Everything a person uses that is no page."""
    pane = window.browse.pane
    return {
        "menus": window.menuBar(),
        "tabs": window.tab_bar,
        "search": window.top_bar.search,
        "help lines": window.strip.findChildren(QLabel)[0],
        "list": window.browse.left.entry_list.list,
        "filter": window.browse.left.entry_list.findChildren(QLineEdit)[0],
        "headings": window.browse.right.reading.contents.list,
        "buttons": pane.switch.findChildren(QPushButton)[0],
        "handout's choices": window.handouts.options_panel.chooser.list,
        "handout's buttons": window.handouts.bar.findChildren(QPushButton)[0],
    }


def sizes(window: MainWindow) -> dict[str, float]:
    return {name: widget.fontInfo().pointSizeF() for name, widget in controls(window).items()}


@pytest.mark.parametrize(("zoom", "follows"), [(80, 100), (150, 150), (200, 200), (300, 200)])
def test_all_that_stands_around_the_page_follows_its_size(
    window: MainWindow, qtbot: QtBot, zoom: int, follows: int
) -> None:
    usual, body = sizes(window), window.browse.pane.view.body()
    zoom_to(window, qtbot, zoom)
    assert window.browse.pane.view.body() == pytest.approx(body * zoom / 100)
    assert sizes(window) == pytest.approx({name: size * follows / 100 for name, size in usual.items()}, rel=0.05)
    zoom_to(window, qtbot, 100)
    assert sizes(window) == usual


def test_each_size_makes_the_page_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings that come and go beside it give it another width: once they have, it is made."""
    made, make, beside = [], PageDocuments._make, window.browse.right.reading.contents

    def note(documents: PageDocuments, html: str, css: str, font: QFont) -> PageDocument:
        made.append(beside.isVisible())
        return make(documents, html, css, font)

    window.browse.open_entry("dissociation")
    monkeypatch.setattr(PageDocuments, "_make", note)
    for steps in (1, 1, 1, 1, -1, -1, -1, -1):
        window.step_zoom(steps)
        QApplication.processEvents()
    assert len(made) == 8
    assert len(set(made)) == 2


def test_a_size_is_kept_once_no_other_follows(window: MainWindow, qtbot: QtBot) -> None:
    """Each step would wait for the disk."""
    kept = window.desk.settings
    for _step in range(2):
        window.step_zoom(1)
    assert kept.now.zoom == 100
    qtbot.waitUntil(lambda: kept.now.zoom == window.browse.zoom)


def test_a_size_is_kept_where_the_window_is_closed_at_once(window: MainWindow) -> None:
    kept = window.desk.settings
    window.step_zoom(1)
    window.close()
    assert kept.now.zoom == window.browse.zoom > 100


def test_the_page_grows_before_what_stands_around_it(window: MainWindow, qtbot: QtBot) -> None:
    body = window.browse.pane.view.body()
    for _step in range(4):
        press(qtbot, Key.Key_Plus, Ctrl)
    assert window.browse.pane.view.body() == pytest.approx(body * 1.75)
    assert text_size.percent() == 100, "whoever goes on waits for none"
    qtbot.waitUntil(lambda: text_size.percent() == 175)


def test_a_page_is_not_written_in_the_size_of_the_buttons(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    view = window.browse.pane.view
    zoom_to(window, qtbot, 300)
    assert view.document().defaultFont().pixelSize() == round(view.body())
    assert view.body() > QFontInfo(window.tab_bar.font()).pixelSize()


def test_what_has_a_size_of_its_own_keeps_it(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "mechanisms"))
    diagram = window.browse.right.diagram
    assert diagram is not None
    own = [window.handouts.text, *diagram.canvas.boxes.values()]
    window.set_zoom(200)
    given = [widget.fontInfo().pixelSize() for widget in own]
    zoom_to(window, qtbot, 200)
    window.actions_by_id["theme-dark"].trigger()
    assert [widget.fontInfo().pixelSize() for widget in own] == given


def test_pictures_and_boxes_grow_with_their_words(window: MainWindow, qtbot: QtBot) -> None:
    bigger = next(button for button in window.top_bar.children() if button.objectName() == "bigger")
    assert isinstance(bigger, QWidget)
    usual = bigger.sizeHint()
    assert bigger.property("iconSize") == QSize(metrics.ICON, metrics.ICON)
    zoom_to(window, qtbot, 200)
    assert bigger.property("iconSize") == QSize(metrics.ICON, metrics.ICON) * 2
    assert bigger.sizeHint().width() > usual.width()


def test_a_window_opened_at_a_large_size_is_made_in_it(qtbot: QtBot, theme: Theme, library: Library) -> None:
    grow(theme, 200)
    with on_screen(qtbot, theme, library) as window:
        normal = QFontInfo(text_size.normal_font())
        assert window.tab_bar.fontInfo().pointSizeF() == pytest.approx(2 * normal.pointSizeF(), abs=1)
        body = metrics.BODY_PER_SYSTEM / metrics.UI_PER_SYSTEM * normal.pixelSize()
        assert window.browse.pane.view.body() == pytest.approx(body)


def test_another_colour_keeps_the_size(window: MainWindow, qtbot: QtBot) -> None:
    zoom_to(window, qtbot, 200)
    large = sizes(window)
    window.actions_by_id["theme-dark"].trigger()
    assert sizes(window) == large


def test_a_dialog_opens_in_the_size_and_no_larger_than_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    zoom_to(window, qtbot, 300)
    screen = window.screen().availableSize()
    for command in ("palette", "keys", "about", "check-copy"):
        window.actions_by_id[command].trigger()
        QApplication.processEvents()
        assert dialogs(), command
        (dialog,) = dialogs()
        assert dialog.width() <= screen.width(), command
        assert dialog.height() <= screen.height(), command
        dialog.close()


@pytest.mark.parametrize(("width", "height"), [(720, 480), (911, 512)])
def test_a_small_window_keeps_room_for_its_page(window: MainWindow, qtbot: QtBot, width: int, height: int) -> None:
    """Bars of twice the size left a page of one line."""
    window.browse.open_entry("dissociation")
    window.resize(width, height)
    zoom_to(window, qtbot, 200)
    view = window.browse.pane.view
    assert text_size.percent() < 200
    assert view.height() >= window.height() / 4
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: text_size.percent() == 200)
    assert view.zoom == 200
    window.resize(width, height)
    qtbot.waitUntil(lambda: text_size.percent() < 200)
    zoom_to(window, qtbot, 100)


def test_headings_beside_the_page_have_the_width_of_their_size(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    window.browse.open_entry("treatment-resistant-depression")
    area = window.browse.right.reading
    zoom_to(window, qtbot, 200)
    assert area.contents.isVisible()
    assert area.contents.width() == 2 * metrics.CONTENTS_WIDTH
    assert area.pane.view.width() >= 34 * area.pane.view.body()
    zoom_to(window, qtbot, 100)
    assert area.contents.width() == metrics.CONTENTS_WIDTH


def test_headings_that_came_for_a_moment_leave_the_page_its_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.browse.open_entry("dissociation")
    zoom_to(window, qtbot, 200)
    area = window.browse.right.reading
    before = area.pane.view.width()
    assert not area.contents.isVisible()
    press(qtbot, Key.Key_C, Alt)
    QApplication.processEvents()
    assert area.contents.list.hasFocus()
    assert area.contents.width() <= area.width() / 2
    press(qtbot, Key.Key_Escape)
    QApplication.processEvents()
    assert not area.contents.isVisible()
    assert area.pane.view.width() == before


# Rows and boxes that wrap ---------------------------------------------------------------------------------


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> QWidget:
    """Three buttons, the last of them at the right end."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = WrappingRow(made)
    for text in ("One", "Two and some more", "Three"):
        if text == "Three":
            layout.add_stretch()
        layout.addWidget(QPushButton(text, made))
    made.resize(layout.sizeHint().width() + 100, 50)
    made.show()
    return made


def places(row: QWidget) -> list[tuple[int, int]]:
    QApplication.processEvents()
    return [(button.x(), button.y()) for button in row.findChildren(QPushButton)]


def test_a_row_that_has_room_is_one_line(row: QWidget) -> None:
    (one, two, three) = row.findChildren(QPushButton)
    assert len({top for _left, top in places(row)}) == 1
    assert three.geometry().right() == row.rect().right()
    assert one.x() == 0
    assert two.x() > one.geometry().right()


def test_a_row_goes_on_below_and_asks_for_the_height(row: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    width = layout.minimumSize().width()
    row.resize(width, layout.heightForWidth(width))
    assert [top for _left, top in places(row)] == sorted({top for _left, top in places(row)})
    for button in row.findChildren(QPushButton):
        assert row.rect().contains(button.geometry()), button.text()
        assert button.width() >= button.sizeHint().width(), button.text()


def test_what_is_hidden_takes_no_room(row: QWidget) -> None:
    (_one, two, three) = row.findChildren(QPushButton)
    two.hide()
    QApplication.processEvents()
    row.resize(row.width() - two.width(), 50)
    assert places(row)[0][1] == places(row)[2][1]
    assert three.geometry().right() == row.rect().right()


def test_another_text_is_shown_as_high_as_it_is_up_to_its_share(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    label = QLabel("One line")
    label.setWordWrap(True)
    scrolled = Scrolled(label, 0.5, page, page)
    column.addWidget(scrolled)
    column.addStretch(1)
    page.resize(300, 400)
    page.show()
    qtbot.waitExposed(page)
    one = scrolled.height()
    label.setText("word " * 60)
    qtbot.waitUntil(lambda: 3 * one < scrolled.height() <= 200)
    label.setText("word " * 900)
    qtbot.waitUntil(lambda: scrolled.height() == 200)
    assert scrolled.focusPolicy() != Qt.FocusPolicy.NoFocus
    label.setText("One line")
    qtbot.waitUntil(lambda: scrolled.height() == one)


def test_a_tick_says_all_of_its_text_in_a_narrow_column(qtbot: QtBot, theme: Theme) -> None:
    tick = Tick("A title that names no medicine, on every sheet of the packet")
    qtbot.addWidget(tick)
    whole = tick.sizeHint()
    tick.resize(whole.width() // 3, tick.heightForWidth(whole.width() // 3))
    tick.show()
    assert tick.height() > 2 * whole.height()
    assert tick.heightForWidth(whole.width() + 10) == whole.height()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().bottomRight())
    assert tick.isChecked()


@pytest.mark.parametrize("width", [1280, 1024])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_tab_is_out_of_sight_in_large_text(window: MainWindow, qtbot: QtBot, language: str, width: int) -> None:
    window.actions_by_id[f"language-{language}"].trigger()
    window.resize(width, 720)
    zoom_to(window, qtbot, 200)
    bar = window.tab_bar
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    usual = QFontInfo(text_size.normal_font()).pointSizeF()
    assert bar.fontInfo().pointSizeF() >= 1.3 * usual, "smaller only as far as it must be"

    zoom_to(window, qtbot, 100)
    assert bar.fontInfo().pointSizeF() == pytest.approx(usual, rel=0.05)
    window.actions_by_id["language-en"].trigger()


@pytest.mark.parametrize("zoom", [100, 200, 300])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_tab_is_out_of_sight_in_the_least_window(window: MainWindow, qtbot: QtBot, language: str, zoom: int) -> None:
    """In Spanish "Hojas" stood behind two arrows."""
    window.actions_by_id[f"language-{language}"].trigger()
    window.resize(window.minimumSize())
    zoom_to(window, qtbot, zoom)
    bar = window.tab_bar
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    usual = QFontInfo(text_size.normal_font()).pointSizeF()
    assert bar.fontInfo().pointSizeF() >= 0.9 * usual
    window.actions_by_id["language-en"].trigger()


def test_tabs_stay_where_they_are_when_another_is_shown(window: MainWindow) -> None:
    bar = window.tab_bar
    places = set()
    for at in range(bar.count() - 1):
        window.show_tab(at)
        QTest.qWait(1)
        places.add(tuple(bar.tabRect(other).left() for other in range(bar.count())))
    assert len(places) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_done_with_an_entry_stands_side_by_side(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.actions_by_id[f"language-{language}"].trigger()
    window.resize(1280, 720)
    window.browse.open_entry("dissociation")
    zoom_to(window, qtbot, 200)
    pane = window.browse.pane
    name = "Add to handout" if language == "en" else "Agregar a la hoja"
    add = next(button for button in pane.findChildren(QPushButton) if button.text() == name)
    assert add.mapTo(pane, add.rect().center()).y() == pane.star.mapTo(pane, pane.star.rect().center()).y()
    window.actions_by_id["language-en"].trigger()


def test_a_text_that_fits_without_a_bar_has_none(window: MainWindow, qtbot: QtBot) -> None:
    """In large text the bar that came while results were laid out stayed, and hid the end of what it had made wrap."""
    window.actions_by_id["language-es"].trigger()
    zoom_to(window, qtbot, 200)
    search_for(qtbot, "dissoc")
    results = window.browse.left.results
    QApplication.processEvents()
    above = results.findChild(Scrolled)
    assert above
    assert results._said.heightForWidth(above.width()) <= above.height()
    bar, high = above.verticalScrollBar().isVisible(), results._said.height()
    window.actions_by_id["language-en"].trigger()
    assert not bar
    assert high <= above.height()
