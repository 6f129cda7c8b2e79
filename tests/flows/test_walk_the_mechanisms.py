"""The diagram of mechanisms, walked by key and by mouse in the real window."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, Shift, focus, press, zoom_to
from ketaref import i18n
from ketaref.gui import metrics
from ketaref.gui.colours import DARK, LIGHT, contrast
from ketaref.gui.main_window import MainWindow
from ketaref.gui.pathway.arrow_painter import paint_arrow
from ketaref.gui.pathway.box_button import BoxButton
from ketaref.gui.pathway.page import PathwayPage
from ketaref.library.library import Library
from ketaref.model.diagram import Arrow, Diagram
from ketaref.model.text import Bilingual

MECHANISMS = Key.Key_4


@pytest.fixture
def diagram(library: Library) -> Diagram:
    found = library.diagram()
    assert found is not None
    return found


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> PathwayPage:
    """The diagram, opened by the key of its tab, with the keyboard brought there by F6."""
    press(qtbot, MECHANISMS, Ctrl)
    for _turn in range(8):
        if isinstance(focus(), BoxButton):
            break
        press(qtbot, Key.Key_F6)
    assert window.browse.right.diagram is not None
    assert window.browse.right.diagram.isVisible()
    return window.browse.right.diagram


def here() -> str:
    button = focus()
    assert isinstance(button, BoxButton)
    return button.box.id


def chosen_step(shown: PathwayPage) -> str:
    index = shown.steps.currentIndex()
    return shown.steps.rows[index.row()].entry_id if index.isValid() else ""


def test_it_begins_at_the_medicine(shown: PathwayPage) -> None:
    assert here() == "ketamine"
    assert shown.canvas.visibleRegion().contains(shown.canvas.standing().geometry().center())


def test_arrow_keys_follow_the_arrows_and_mark_the_step(shown: PathwayPage, diagram: Diagram, qtbot: QtBot) -> None:
    first, second = diagram.arrows_from("ketamine")[:2]
    press(qtbot, Key.Key_Down)
    assert (here(), chosen_step(shown)) == (first.target, first.id)
    press(qtbot, Key.Key_Right)
    assert (here(), chosen_step(shown)) == (second.target, second.id)
    press(qtbot, Key.Key_Up)
    assert (here(), chosen_step(shown)) == ("ketamine", second.id)


def test_every_arrow_can_be_walked_by_key(shown: PathwayPage, diagram: Diagram, qtbot: QtBot) -> None:
    walked = set()
    for box in diagram.boxes:
        for at, arrow in enumerate(diagram.arrows_from(box.id)):
            shown.canvas.boxes[box.id].setFocus()
            press(qtbot, Key.Key_Down)
            for _turn in range(at):
                press(qtbot, Key.Key_Right)
            assert here() == arrow.target
            walked.add(chosen_step(shown))
    assert walked == {arrow.id for arrow in diagram.arrows}


def test_tab_goes_in_reading_order_and_on_to_the_steps(shown: PathwayPage, diagram: Diagram, qtbot: QtBot) -> None:
    passed = []
    while isinstance(focus(), BoxButton):
        passed.append(here())
        assert not shown.canvas.standing().visibleRegion().isEmpty()  # scrolled into view
        press(qtbot, Key.Key_Tab)
    assert passed == [box.id for box in diagram.boxes]
    assert focus() is shown.steps
    press(qtbot, Key.Key_Tab, Shift)
    assert here() == diagram.boxes[-1].id


def test_the_steps_that_lead_on_from_a_box_stand_first_beside_it(shown: PathwayPage, diagram: Diagram) -> None:
    box = next(box for box in diagram.boxes[5:] if len(diagram.arrows_from(box.id)) > 1)
    shown.canvas.boxes[box.id].setFocus()
    first = shown.steps.indexAt(shown.steps.viewport().rect().topLeft() + QPoint(8, 8))
    assert shown.steps.rows[first.row()].title == box.label.en


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_enter_opens_the_entry_and_back_returns(
    window: MainWindow, shown: PathwayPage, qtbot: QtBot, key: Qt.Key
) -> None:
    shown.canvas.boxes["nmda-receptor-antagonism"].setFocus()
    press(qtbot, key)
    assert window.browse.entry is not None
    assert window.browse.entry.id == "nmda-receptor-antagonism"
    assert not shown.isVisible()
    assert focus() is window.browse.pane.view

    press(qtbot, Key.Key_Left, Alt)
    assert shown.isVisible()
    assert not window.browse.pane.isVisible()


def test_a_click_opens_the_entry(window: MainWindow, shown: PathwayPage) -> None:
    QTest.mouseClick(shown.canvas.boxes["bdnf-trkb"], Qt.MouseButton.LeftButton)
    assert window.browse.entry is not None
    assert window.browse.entry.id == "bdnf-trkb"


def test_every_box_opens_its_entry_or_says_it_has_none(
    window: MainWindow, shown: PathwayPage, diagram: Diagram, qtbot: QtBot
) -> None:
    for box in diagram.boxes:
        press(qtbot, MECHANISMS, Ctrl)
        if window.browse.entry:
            press(qtbot, Key.Key_Left, Alt)
        window.browse.visit("tab:mechanisms")
        shown.canvas.boxes[box.id].setFocus()
        press(qtbot, Key.Key_Return)
        assert (window.browse.entry.id if window.browse.entry else "") == box.entry


def test_a_screen_reader_hears_each_box_with_its_arrows(shown: PathwayPage, diagram: Diagram) -> None:
    for box in diagram.boxes:
        node = QAccessible.queryAccessibleInterface(shown.canvas.boxes[box.id])
        said = node.text(QAccessible.Text.Description)
        assert node.role() == QAccessible.Role.Button
        assert node.text(QAccessible.Text.Name) == box.label.en
        for arrow in [*diagram.arrows_from(box.id), *diagram.arrows_to(box.id)]:
            assert arrow.says.en in said
        assert ("Enter opens its entry." in said) == bool(box.entry)


def test_each_arrow_has_a_name_in_the_list_of_steps(shown: PathwayPage, diagram: Diagram) -> None:
    node = QAccessible.queryAccessibleInterface(shown.steps)
    names = {node.child(at).text(QAccessible.Text.Name) for at in range(node.childCount())}
    assert {arrow.says.en for arrow in diagram.arrows} <= names


def test_a_step_shows_its_arrow(shown: PathwayPage, qtbot: QtBot) -> None:
    shown.steps.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    chosen = shown.canvas._chosen
    assert chosen is not None
    assert chosen.id == chosen_step(shown)


def test_all_steps_with_their_sources_are_a_button_away(window: MainWindow, shown: PathwayPage, qtbot: QtBot) -> None:
    shown.steps.setFocus()
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Space)
    assert window.browse.entry is not None
    assert window.browse.entry.id == "mechanism-pathway"


@pytest.mark.parametrize("zoom", metrics.ZOOM_STEPS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_label_is_cut_off_at_any_size(window: MainWindow, qtbot: QtBot, zoom: int, language: i18n.Spoken) -> None:
    i18n.use_language(language)
    try:
        press(qtbot, MECHANISMS, Ctrl)
        window.set_zoom(zoom)
        assert window.browse.right.diagram is not None
        for button in window.browse.right.diagram.canvas.boxes.values():
            room = button.text_place()
            needed = button.fontMetrics().boundingRect(room, button.WRAPPED, button.text())
            assert room.contains(needed), f"{button.text()} at {zoom}"
            free = (button.width() - needed.width()) / 2
            assert free >= 0.5 * button.fontInfo().pixelSize(), f"{button.text()} is close to its frame at {zoom}"
    finally:
        i18n.use_language("en")


@pytest.mark.parametrize("zoom", [200, 300])
def test_in_large_text_diagram_and_steps_scroll_as_one(
    window: MainWindow, shown: PathwayPage, qtbot: QtBot, zoom: int
) -> None:
    """Each in a few lines of its own was three bars beside each other, and nothing to be read."""
    window.resize(1280, 720)
    zoom_to(window, qtbot, zoom)
    scrolled = [area for area in shown.findChildren(QAbstractScrollArea) if area.verticalScrollBar().isVisible()]
    assert len(scrolled) == 1
    bars = [bar for bar in shown.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Horizontal]
    across = [bar for bar in bars if bar.isVisible()]
    assert len(across) == 1, "the diagram is wider than the page"
    assert not across[0].visibleRegion().isEmpty(), "and its bar is in sight"
    across[0].setValue(across[0].maximum())
    assert shown.canvas.visibleRegion().boundingRect().right() == shown.canvas.rect().right()


def test_a_step_is_brought_into_view_where_all_of_the_page_scrolls(
    window: MainWindow, shown: PathwayPage, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    zoom_to(window, qtbot, 200)
    shown.steps.setFocus()
    for _step in range(12):
        press(qtbot, Key.Key_Down)
        place = shown.steps.visualRect(shown.steps.currentIndex())
        assert shown.steps.viewport().visibleRegion().contains(place.center())
    press(qtbot, Key.Key_F6)
    press(qtbot, Key.Key_F6, Shift)
    assert focus() is shown.steps
    place = shown.steps.visualRect(shown.steps.currentIndex())
    assert shown.steps.viewport().visibleRegion().contains(place.center())


def test_the_diagram_is_shown_again_where_it_was_left(window: MainWindow, shown: PathwayPage, qtbot: QtBot) -> None:
    """Whoever had scrolled by wheel and looked up something came back to its top."""
    bar = next(area for area in shown.findChildren(QScrollArea) if area.widget() is shown.canvas).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert (place := bar.value()) > 0
    press(qtbot, Key.Key_K, Ctrl)  # whoever has the keyboard on a box is brought to that box
    press(qtbot, Key.Key_5, Ctrl)
    press(qtbot, MECHANISMS, Ctrl)
    QTest.qWait(20)
    assert bar.value() == place
    window.actions_by_id["finish"].trigger()
    press(qtbot, MECHANISMS, Ctrl)
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_strength_is_told_by_the_line_and_animals_by_the_head() -> None:
    """Painted in one colour, the three lines and the two heads are still five different pictures."""

    def painted(arrow: Arrow) -> QImage:
        picture = QImage(60, 200, QImage.Format.Format_RGB32)
        picture.fill(QColor(LIGHT.paper))
        painter = QPainter(picture)
        paint_arrow(painter, arrow, LIGHT, 14, chosen=False)
        painter.end()
        return picture

    words = Bilingual("x", "x")
    made = [
        painted(Arrow("a", "a", "b", words, strength, animals, [(2, 1), (2, 13)]))
        for strength in ("established", "supported", "contested")
        for animals in (False, True)
    ]
    assert all(one != other for at, one in enumerate(made) for other in made[at + 1 :])


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_lines_and_edges_of_boxes_can_be_seen(colours: type) -> None:
    assert contrast(colours.muted, colours.paper) >= 3  # type: ignore[attr-defined]
    assert contrast(colours.edge, colours.paper) >= 3  # type: ignore[attr-defined]


def test_finishing_with_the_client_goes_back_to_the_first_box(
    window: MainWindow, shown: PathwayPage, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Delete, Ctrl | Shift)
    assert not shown.isVisible()
    assert shown.canvas.standing().box.id == "ketamine"
    assert shown.canvas._chosen is None


def test_the_words_of_the_diagram_follow_the_language(window: MainWindow, qtbot: QtBot, diagram: Diagram) -> None:
    i18n.use_language("es")
    try:
        press(qtbot, MECHANISMS, Ctrl)
        assert window.browse.right.diagram is not None
        for box in diagram.boxes:
            assert window.browse.right.diagram.canvas.boxes[box.id].text() == box.label.es
    finally:
        i18n.use_language("en")


def test_the_order_of_tab_is_rows_from_left_to_right(diagram: Diagram) -> None:
    assert all((one.row, one.x) < (other.row, other.x) for one, other in pairwise(diagram.boxes))


def test_finding_beside_the_diagram_filters_the_list_of_what_it_shows(
    shown: PathwayPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_F, Ctrl)
    QTest.keyClicks(focus(), "bdnf")
    titles = [row.title for row in window.browse.left.entry_list.list.rows if not row.is_heading]
    assert titles
    assert len(titles) < 5
    assert shown.isVisible()
