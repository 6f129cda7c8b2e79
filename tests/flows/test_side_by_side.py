"""Treatments side by side: chosen by key, read with their sources, forgotten with the client."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gui_support import Ctrl, Key, Shift, broken_words, focus, press, zoom_to
from ketaref import i18n
from ketaref.gui import metrics
from ketaref.gui.main_window import MainWindow
from ketaref.library.comparing import MOST
from ketaref.model.names import COMPARED

COMPARE = Key.Key_6


@pytest.fixture
def compare(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the tab Compare opened by its key."""
    press(qtbot, COMPARE, Ctrl)
    return window


def page(window: MainWindow) -> str:
    return window.browse.pane.view.toPlainText()


def go_to(qtbot: QtBot, window: MainWindow, treatment: str) -> QCheckBox:
    """Go to the check box of a treatment with F6, Space and Tab alone."""
    for _turn in range(12):
        if focus() is window.browse.right.comparing.chooser.button:
            break
        press(qtbot, Key.Key_F6)
    if not window.browse.right.comparing.chooser.button.isChecked():
        press(qtbot, Key.Key_Space)
    wanted = window.browse.right.comparing.chooser.boxes[treatment]
    for _turn in range(40):
        if focus() is wanted:
            return wanted
        press(qtbot, Key.Key_Tab)
    raise AssertionError(f"{treatment} cannot be reached with Tab")


def test_the_tab_sets_treatments_side_by_side_in_every_row(compare: MainWindow) -> None:
    headings = [heading.text for heading in compare.browse.pane.view.headings()]

    assert headings == ["Compare", *(name.en for name in COMPARED.values()), "Comparisons and charts", "Sources"]
    text = page(compare)
    for treatment in compare.browse.right.comparing.chosen:
        title = compare.desk.library.entry(treatment).edition("en").title
        assert text.count(title) >= len(COMPARED)
    assert "2 to 4 weeks; full effect after 4 to 6 weeks or longer" in text
    assert "FDA-approved." in text


def test_the_page_says_that_nobody_has_reviewed_what_stands_in_it(compare: MainWindow) -> None:
    assert page(compare).count("Drafted from the cited sources, not yet reviewed by a clinician.") == 1


def test_a_fact_that_is_missing_is_said_to_be(compare: MainWindow) -> None:
    assert compare.desk.library.entry("ssri").facts["insurance"] is None
    insurance = page(compare).split("\nInsurance\n")[1].split("Comparisons and charts")[0]
    assert "No figure we could confirm" in insurance


def test_a_treatment_is_put_in_and_taken_out_by_key(compare: MainWindow, qtbot: QtBot) -> None:
    go_to(qtbot, compare, "cbt")
    press(qtbot, Key.Key_Space)
    assert compare.browse.right.comparing.chosen[-1] == "cbt"
    assert "Measured at about 2 months" in page(compare)

    go_to(qtbot, compare, "ssri")
    press(qtbot, Key.Key_Space)
    assert "ssri" not in compare.browse.right.comparing.chosen
    assert "2 to 4 weeks; full effect" not in page(compare)


def test_four_are_the_most_and_two_the_least(compare: MainWindow, qtbot: QtBot) -> None:
    boxes = compare.browse.right.comparing.chooser.boxes
    go_to(qtbot, compare, "cbt")
    press(qtbot, Key.Key_Space)
    assert len(compare.browse.right.comparing.chosen) == MOST
    assert not boxes["tms"].isEnabled()

    for treatment in ("cbt", "ssri", "iv-ketamine"):
        go_to(qtbot, compare, treatment)
        press(qtbot, Key.Key_Space)
    assert boxes["tms"].isEnabled()
    assert "Choose at least two treatments above." in page(compare)
    assert "Onset" not in page(compare)


def test_escape_puts_the_boxes_away(compare: MainWindow, qtbot: QtBot) -> None:
    box = go_to(qtbot, compare, "cbt")
    press(qtbot, Key.Key_Escape)
    assert not box.isVisible()
    assert focus() is compare.browse.right.comparing.chooser.button


def test_every_citation_opens_its_own_source_in_place(compare: MainWindow) -> None:
    comparing, library, pane = compare.browse.right.comparing, compare.desk.library, compare.browse.pane
    citations = compare.browse.citations
    own = {citation.reference for entry in comparing.chosen for citation in library.citations(entry)}

    assert len(citations) > 20
    for citation in citations:
        pane.view.link_chosen.emit(f"cite:{citation.number}")
        assert citation.reference in pane.source.said
        assert citation.reference in own
        assert f"[{citation.number}" in page(compare)


def test_a_number_leads_to_the_source_that_the_entry_cites_there(compare: MainWindow) -> None:
    """Numbers are given anew over all columns: the cell still names the source its writer named."""
    library, shown = compare.desk.library, compare.browse.right.comparing._shown
    for at, treatment in enumerate(compare.browse.right.comparing.chosen):
        entry = {citation.number: citation.source_id for citation in library.citations(treatment)}
        for field, row in zip(COMPARED, shown.rows, strict=True):
            before = [entry[run.cite] for run in library.cells(treatment)[field] if run.cite]
            numbers = {citation.number: citation.source_id for citation in shown.citations}
            assert [numbers[run.cite] for run in row.cells[at] if run.cite] == before


def test_a_citation_is_reached_and_opened_by_key(compare: MainWindow, qtbot: QtBot) -> None:
    compare.browse.pane.take_focus()
    for _turn in range(12):
        press(qtbot, Key.Key_Tab)
        if compare.browse.pane.view.textCursor().charFormat().anchorHref() == "cite:1":
            break
    press(qtbot, Key.Key_Return)

    assert compare.browse.pane.source.said.startswith("Source 1: ")
    press(qtbot, Key.Key_Escape)
    assert focus() is compare.browse.pane.view


def test_the_drawn_comparisons_stay_in_the_tab(compare: MainWindow, qtbot: QtBot) -> None:
    compare.browse.pane.view.link_chosen.emit("entry:plot-sustain1")
    assert compare.browse.entry is not None
    assert not compare.browse.right.comparing.chooser.isVisible()

    press(qtbot, Key.Key_Left, type(Ctrl).AltModifier)
    assert compare.browse.right.comparing.chooser.isVisible()
    assert compare.browse.pane.view.headings()[0].text == "Compare"


@pytest.mark.parametrize("zoom", metrics.ZOOM_STEPS)
def test_cells_go_below_each_other_where_text_is_large(compare: MainWindow, qtbot: QtBot, zoom: int) -> None:
    go_to(qtbot, compare, "cbt")
    press(qtbot, Key.Key_Space)
    compare.set_zoom(zoom)

    assert compare.browse.pane.view.horizontalScrollBar().maximum() == 0
    lines = compare.browse.pane.view.toHtml().count("<tr>") // len(COMPARED)
    assert lines >= (2 if zoom >= 200 else 1)
    assert "Measured at about 2 months" in page(compare)


@pytest.mark.parametrize("zoom", [100, 300])
@pytest.mark.parametrize("size", [metrics.WINDOW_LEAST_SIZE, (1280, 720)])
def test_no_treatment_is_cut_off_among_the_check_boxes(
    compare: MainWindow, qtbot: QtBot, zoom: int, size: tuple[int, int]
) -> None:
    compare.resize(*size)
    zoom_to(compare, qtbot, zoom)
    go_to(qtbot, compare, "cbt")
    chooser = compare.browse.right.comparing.chooser
    qtbot.waitUntil(lambda: chooser.boxes["cbt"].width() > 0)
    for box in chooser.boxes.values():
        assert box.width() >= box.minimumSizeHint().width(), box.text()
        assert box.height() >= box.heightForWidth(box.width()), box.text()
        assert box.x() + box.width() <= chooser.width(), box.text()


def test_a_narrow_window_holds_fewer_cells_in_a_line(compare: MainWindow, qtbot: QtBot) -> None:
    before = compare.browse.right.comparing._across
    compare.resize(*metrics.WINDOW_LEAST_SIZE)
    qtbot.waitUntil(lambda: compare.browse.right.comparing._across < before)
    assert compare.browse.pane.view.horizontalScrollBar().maximum() == 0


def test_the_choice_is_forgotten_with_the_client(compare: MainWindow, qtbot: QtBot) -> None:
    first = compare.browse.right.comparing.chosen
    go_to(qtbot, compare, "cbt")
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Delete, Ctrl | Shift)

    assert compare.browse.right.comparing.chosen == first
    press(qtbot, COMPARE, Ctrl)
    assert "Cognitive" not in page(compare).split("Comparisons and charts")[0]


def test_rows_and_titles_follow_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    i18n.use_language("es")
    try:
        press(qtbot, COMPARE, Ctrl)
        headings = [heading.text for heading in window.browse.pane.view.headings()]
        assert [name.es for name in COMPARED.values()] == headings[1:11]
        assert "Antidepresivos ISRS" in page(window)
        assert page(window).count("todavía no lo ha revisado un profesional clínico") == 1
        assert "no revisado por un traductor calificado" in page(window)
        assert "Se distingue del placebo a las 24 horas" in page(window)
        assert "inglés" not in page(window)
    finally:
        i18n.use_language("en")


@pytest.mark.parametrize(("width", "height", "zoom"), [(720, 480, 200), (720, 480, 300), (911, 512, 200)])
def test_a_low_window_keeps_room_for_the_cells(
    compare: MainWindow, qtbot: QtBot, width: int, height: int, zoom: int
) -> None:
    """The names of what is side by side took all of the page, which names them anyway."""
    view, chooser = compare.browse.pane.view, compare.browse.right.comparing.chooser
    named = chooser.findChildren(QLabel)[0]
    assert named.isVisible()
    compare.resize(width, height)
    zoom_to(compare, qtbot, zoom)
    assert view.height() >= 3 * view.body()
    assert not chooser.button.visibleRegion().isEmpty()
    zoom_to(compare, qtbot, 100)
    compare.resize(1280, 720)
    QApplication.processEvents()
    assert named.isVisible()


def test_the_button_says_how_the_check_boxes_are_put_away(compare: MainWindow) -> None:
    chooser = compare.browse.right.comparing.chooser
    assert chooser.button.text() == "Choose treatments"
    chooser.button.click()
    assert chooser.button.text() == "Done"
    chooser.button.click()
    assert chooser.button.text() == "Choose treatments"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("zoom", [100, 150, 175, 200, 250])
def test_no_word_is_broken_in_a_cell(window: MainWindow, qtbot: QtBot, zoom: int, language: str) -> None:
    """ "Electroconvulsive" needs more room than the narrowest cell: fewer then stand in a line."""
    i18n.use_language(language)  # type: ignore[arg-type]
    try:
        window.browse.right.comparing.choose(("esketamine-spravato", "iv-ketamine", "ect", "cbt"))
        press(qtbot, COMPARE, Ctrl)
        zoom_to(window, qtbot, zoom)
        for width in range(800, 1921, 140):
            window.resize(width, 720)
            qtbot.wait(1)
            assert not broken_words(window.browse.pane.view, in_cells=True), width
    finally:
        i18n.use_language("en")


def test_a_wide_window_gives_its_room_to_the_cells(compare: MainWindow, qtbot: QtBot) -> None:
    comparing, view = compare.browse.right.comparing, compare.browse.pane.view
    for treatment in ("ect", "cbt"):
        comparing.offer(treatment)
    compare.resize(1920, 1080)
    qtbot.waitUntil(lambda: view.width() > 1300)

    assert len(comparing.chosen) == MOST
    assert view.lineWrapColumnOrWidth() > 0.9 * view.width()
    compare.browse.open_entry("dissociation")
    assert view.lineWrapColumnOrWidth() <= metrics.PAGE_EM * view.body() + 2 * metrics.WIDE + 1


def test_running_text_of_a_wide_comparison_keeps_its_measure(compare: MainWindow, qtbot: QtBot) -> None:
    compare.browse.right.comparing.offer("cbt")
    compare.resize(1920, 1080)
    qtbot.waitUntil(lambda: compare.browse.pane.view.width() > 1300)

    block, widest = compare.browse.pane.view.document().firstBlock(), 0.0
    while block.isValid():
        if QTextCursor(block).currentTable() is None:
            layout = block.layout()
            lines = (layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount()))
            widest = max([widest, *lines])
        block = block.next()
    assert widest <= metrics.MEASURE_EM * compare.browse.pane.view.body() + 1
