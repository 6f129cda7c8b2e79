"""Tables of a page: no word is broken in a cell, and no row is lost, whatever room there is."""

import re

import pytest
from pytestqt.qtbot import QtBot

from gui_support import broken_words, ends_of_lines, on_screen, zoom_to
from ketaref.gui import languages
from ketaref.gui.browse_page import HOME
from ketaref.gui.dialogs.keys_sheet import keys_page
from ketaref.gui.dialogs.text_dialog import TextDialog
from ketaref.gui.heading_sizes import heading_sizes
from ketaref.gui.main_window import MainWindow
from ketaref.gui.tables import with_tables
from ketaref.gui.theme import Theme
from ketaref.library.library import Library
from ketaref.model.text import Language

WHY = "One trial of 60 people; less pain for weeks, no clear difference by week 12, no better function"
HEADS = "".join(f"<th>{name}</th>" for name in ("Drug", "Outcome", "Certainty", "Why"))
ROW = (
    f'<tr><td class="cell">Esketamine</td><td class="cell">pain over 12 weeks</td>'
    f'<td class="cell"><b>Low certainty</b></td><td class="cell">{WHY}</td></tr>'
)
ENTRIES = ("treatment-resistant-depression", "dissociation", "esketamine-spravato", "drug-codes", "phq-9")
CHARTS = ("plot-head-to-head", "plot-sud")
TABLE = f'<table width="100%" cellspacing="0"><tr>{HEADS}</tr>{ROW}</table>'


def test_columns_are_as_wide_as_what_they_say(qapp: object) -> None:
    shown = with_tables(TABLE, 40)
    drug, outcome, certainty, why = map(int, re.findall(r'<th width="(\d+)%">', shown))
    assert why > 2 * drug
    assert outcome > drug
    assert drug + outcome + certainty + why == 99
    assert re.sub(r'<th width="\d+%">', "<th>", shown) == TABLE, "and nothing else changes"


def test_where_words_have_no_room_side_by_side_each_row_is_told_line_by_line(qapp: object) -> None:
    shown = with_tables(f"<p>Before.</p>{TABLE}<p>After.</p>", 12)
    assert shown.startswith("<p>Before.</p><table")
    assert shown.endswith("</table><p>After.</p>")
    assert "<th" not in shown
    for said in ("Drug:", "Outcome:", "Certainty:", "Why:", "<b>Esketamine</b>", "<b>Low certainty</b>", WHY):
        assert said in shown


def test_pictures_of_a_figure_go_below_each_other_where_their_words_have_no_room(qapp: object) -> None:
    panels = "".join(f'<td class="panel"><img src="drawing:x"/><br/>{say}</td>' for say in ("tranquilizante", "ambos"))
    figure = f'<table class="figure"><tr>{panels}</tr></table>'
    assert with_tables(figure, 40) == figure
    assert with_tables(figure, 12) == figure.replace("</td><td", "</td></tr><tr><td")


def test_a_drawing_of_a_chart_goes_below_words_that_have_no_room_beside_it(library: Library) -> None:
    said = library.entry("plot-head-to-head").edition("es").sections
    chart = next(text.html for text in said if 'class="chart"' in text.html)
    assert with_tables(chart, 40) == chart
    narrow = with_tables(chart, 10)
    assert 'width="56%"' not in narrow
    assert narrow.count("<img") == chart.count("<img")
    assert narrow.count("<tr>") == chart.count("<tr>") + chart.count("<img")


def test_a_heading_is_as_large_as_its_longest_word_has_room_for(theme: Theme) -> None:
    page = "<h1>Benzodiazepines</h1><h2>What it is</h2><h3>Why</h3>"
    assert heading_sizes(page, 40) == heading_sizes(page, 20) == ("xx-large", "x-large", "large")
    assert heading_sizes(page, 11) == ("large", "large", "large"), "none is larger than the one above it"
    assert heading_sizes(page, 8) == ("medium", "medium", "medium"), "and none smaller than running text"


def test_what_is_no_table_of_facts_stays(qapp: object) -> None:
    frame = '<table width="100%" cellspacing="0"><tr><td class="notice">Drafted from sources.</td></tr></table>'
    assert with_tables(frame, 12) == frame


PAIR = '<tr><td class="cell" width="30%"><b>Ctrl+Alt</b></td><td class="cell">Forget all of it</td>{}</tr>'
PAIRS = f'<table class="pairs" width="100%" cellspacing="0">{PAIR}</table>'


def test_names_of_pairs_are_as_wide_as_the_widest_of_the_page(qapp: object) -> None:
    page = PAIRS.format("") + PAIRS.format("").replace("Ctrl+Alt", "Ctrl+Alt+Delete")
    assert with_tables(page, 40) == page
    (width,) = set(re.findall(r'width="(\d+)%"><b>', with_tables(page, 20)))
    assert 30 < int(width) <= 50


def test_names_of_pairs_stand_above_what_they_name_where_there_is_little_room(qapp: object) -> None:
    cells = with_tables(PAIRS.format('<td class="cell" align="right">12</td>'), 8)
    assert '<td class="cell"><b>Ctrl+Alt</b>&nbsp; 12<br/>Forget all of it</td>' in cells


def test_what_stands_beside_a_button_goes_below_it_where_there_is_little_room(qapp: object) -> None:
    row = '<table><tr><td class="button"><a href="x:y">Start now</a></td><td class="beside">Only once</td></tr></table>'
    assert with_tables(row, 40) == row
    assert with_tables(row, 8) == row.replace("</td><td", "</td></tr><tr><td")


ROOMS = [
    (800, 100),
    (720, 200),
    (720, 250),
    (911, 300),
    (1024, 250),
    (1024, 300),
    (1280, 100),
    (1280, 150),
    (1280, 200),
    (1280, 300),
]


@pytest.mark.parametrize(("width", "zoom"), ROOMS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_word_of_a_page_is_broken(window: MainWindow, qtbot: QtBot, zoom: int, width: int, language: str) -> None:
    window.resize(width, 720)
    zoom_to(window, qtbot, zoom)
    view = window.browse.pane.view
    window.browse.pane.switch.want("spanish" if language == "es" else "counselor")
    for entry in (
        *ENTRIES,
        "complex-regional-pain-syndrome",
        "bipolar-depression",
        "antidepressant-discontinuation",
        *CHARTS,
    ):
        window.browse.open_entry(entry)
        assert not broken_words(view), entry
        assert view.horizontalScrollBar().maximum() == 0, entry
    window.browse.pane.switch.want("counselor")


@pytest.mark.parametrize(("width", "zoom"), [*ROOMS, (1280, 250)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_word_of_the_first_pages_is_broken(
    qtbot: QtBot, theme: Theme, library: Library, zoom: int, width: int, language: Language
) -> None:
    languages.speak(language)
    try:
        with on_screen(qtbot, theme, library) as window:
            window.resize(width, 720)
            zoom_to(window, qtbot, zoom)
            for seen in (True, False):
                window.desk.settings.keep(first_start_seen=seen)
                window.browse.visit("favourites")
                window.browse.visit(HOME)
                assert not broken_words(window.browse.pane.view)
                assert window.browse.pane.view.horizontalScrollBar().maximum() == 0
    finally:
        languages.speak("en")


@pytest.mark.parametrize("zoom", [100, 175, 200, 250, 300])
@pytest.mark.parametrize("width", [676, 752])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_key_of_the_sheet_of_keys_is_broken(window: MainWindow, zoom: int, width: int, language: Language) -> None:
    """A key stands whole on its line: "Ctrl+Mayús+Supr" is one thing to press."""
    languages.speak(language)
    try:
        sheet = TextDialog(keys_page([tab.title for tab in window.tabs]), window.desk.theme, window, zoom)
        sheet.resize(width, 720)
        sheet.show()
        assert not broken_words(sheet.view)
        assert not [before for before, _after in ends_of_lines(sheet.view) if before.endswith("+")]
        sheet.close()
    finally:
        languages.speak("en")
