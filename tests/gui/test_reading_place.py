"""The words at the top of a page stay there, however the page is laid out anew."""

import re
from functools import partial
from itertools import count

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_support import zoom_to
from ketaref.gui.main_window import MainWindow
from ketaref.gui.page import Page
from ketaref.gui.top_line import whole
from ketaref.gui.widgets.entry_view import EntryView

_numbers = count(1000)


def words(many: int) -> str:
    """Return so many words, of which no two are alike."""
    return " ".join(f"word{next(_numbers)}" for _word in range(many))


PARAGRAPHS = "".join(f"<h2>{words(3)}</h2><p>{words(90)}</p><ul><li>{words(40)}</li></ul>" for _part in range(8))
ROW = "<tr><td class='cell'>{}</td><td class='cell'>{}</td><td class='cell'>{}</td></tr>"
ROWS = "".join(ROW.format(words(2), words(60), words(9)) for _row in range(9)).replace("'", '"')
TABLE = f'<table width="100%" cellspacing="0"><tr><th>Study</th><th>Result</th><th>People</th></tr>{ROWS}</table>'
PAGES = {"paragraphs": PARAGRAPHS, "table": f"<p>{words(90)}</p>{TABLE}{PARAGRAPHS}"}


def place_of(view: EntryView, word: str) -> QRect:
    """Return where a word stands in the view."""
    QApplication.processEvents()
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.document().toPlainText().index(word))
    return view.cursorRect(cursor)


def below_top(view: EntryView, word: str) -> float:
    """Return how far below the top of the view a word stands, in sizes of the text."""
    return place_of(view, word).top() / view.body()


def first_word(view: EntryView) -> str:
    """Return the first word of the first line of which half is in view, or more."""
    whole(view)
    said = [found[0] for found in re.finditer(r"word\d+", view.document().toPlainText())]
    return min(said, key=lambda word: (place_of(view, word).center().y() < 0, place_of(view, word).top()))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("place", [0.07, 0.2, 0.33, 0.5, 0.71, 0.9])
@pytest.mark.parametrize("changed", ["width", "size"])
def test_the_words_at_the_top_stay_there(view: EntryView, page: str, place: float, changed: str) -> None:
    """They moved up by a line with each step of a window that was dragged, and by pages where a table changed."""
    view.show_page(Page("Page", PAGES[page]))
    view.go_to_position(place)
    word = first_word(view)
    before = below_top(view, word)
    widths = [partial(view.resize, width, 500) for width in (880, 700, 520, 400, 300, 520, 1100, 640, 900)]
    sizes = [
        partial(view.set_zoom, zoom, partial(view.resize, 900 - zoom, 500))
        for zoom in (110, 125, 200, 300, 250, 150, 80, 100)
    ]
    for step in widths if changed == "width" else sizes:
        step()
        assert below_top(view, word) == pytest.approx(before, abs=0.3), step.args


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_come_back_to_at_the_same_words_in_another_width_and_size(view: EntryView, page: str) -> None:
    view.show_page(Page("Page", PAGES[page]))
    for place in (0.2, 0.5, 0.71):
        view.go_to_position(place)
        word = first_word(view)
        before, left = below_top(view, word), view.position()
        view.show_page(Page("Other", "<p>x</p>"))
        view.resize(500, 400)
        view.set_zoom(150)
        view.show_page(Page("Page", PAGES[page]), left)
        assert below_top(view, word) == pytest.approx(before, abs=0.3)
        view.set_zoom(100)
        view.resize(900, 500)


def test_what_was_scrolled_to_since_stays_instead(view: EntryView) -> None:
    view.show_page(Page("Page", PARAGRAPHS))
    view.go_to_position(0.3)
    view.resize(700, 500)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 300)
    word = first_word(view)
    before = below_top(view, word)
    view.resize(520, 500)
    assert below_top(view, word) == pytest.approx(before, abs=0.3)


def test_a_place_that_another_text_of_the_page_has_not_is_the_part_of_its_height(view: EntryView) -> None:
    view.show_page(Page("Page", PARAGRAPHS))
    view.go_to_position(0.5)
    left = view.position()
    view.show_page(Page("Page", "<p>Other words than before.</p>" * 80), left)
    assert view.position() == pytest.approx(left, abs=0.01)


@pytest.mark.parametrize("entry", ["treatment-resistant-depression", "mechanism-pathway"])
def test_what_is_read_stays_while_the_window_is_dragged_and_its_text_grows(
    window: MainWindow, qtbot: QtBot, entry: str
) -> None:
    window.browse.open_entry(entry)
    view = window.browse.pane.view
    view.go_to_position(0.62)
    cited = r"\n\[\d+\*?\] (\w+ \w+)" if entry == "mechanism-pathway" else r"\n(\w+ \w+ \w+ \w+)"
    every = {said: below_top(view, said) for said in re.findall(cited, view.document().toPlainText())}
    said = min(every, key=lambda said: abs(every[said] - 0.5))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + round((every[said] - 0.25) * view.body()))
    before = below_top(view, said)
    for width in (1240, 1180, 1100, 960, 820, 1000, 1280):
        window.resize(width, 720)
        assert below_top(view, said) == pytest.approx(before, abs=0.3), width
    for zoom in (125, 200, 300, 100):
        zoom_to(window, qtbot, zoom)
        qtbot.wait(30)
        assert below_top(view, said) == pytest.approx(before, abs=0.3), zoom


def test_the_page_in_another_language_keeps_its_words_once_it_was_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    window.browse.pane.view.go_to_position(0.4)
    try:
        window.actions_by_id["language-es"].trigger()
        view = window.browse.pane.view
        qtbot.waitUntil(lambda: view.isVisible())
        qtbot.wait(100)
        starts = {said: below_top(view, said) for said in re.findall(r"\n(\w+ \w+ \w+)", view.toPlainText())}
        said = next(said for said, top in sorted(starts.items(), key=lambda item: item[1]) if top >= -0.4)
        for width in (1200, 1000, 900, 1280):
            window.resize(width, 720)
            assert below_top(view, said) == pytest.approx(starts[said], abs=2.5)
    finally:
        window.actions_by_id["language-en"].trigger()
