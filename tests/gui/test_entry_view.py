"""The reading view: shows a page, reads nothing from outside, keeps its place."""

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui_support import press
from ketaref.errors import UnknownEntry
from ketaref.gui.main_window import MainWindow
from ketaref.gui.page import Page
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.library.library import Library
from ketaref.library.shapes import size_of

IMAGE = QTextDocument.ResourceType.ImageResource.value
LONG = "".join(f'<h2><a name="section-{n}"></a>Part {n}</h2>' + "<p>Some words to read.</p>" * 12 for n in range(8))
SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120pt" height="120pt">'
    b'<rect width="120" height="120" fill="#0b4f6c"/></svg>'
)


def a_picture(folder: Path) -> Path:
    path = folder / "private.png"
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def test_no_file_and_no_address_is_ever_read(view: EntryView, tmp_path: Path) -> None:
    path = a_picture(tmp_path)
    for name in (str(path), path.as_uri(), "http://example.invalid/a.png", ":/qt-project.org/a.png", "a.png"):
        picture = view.loadResource(IMAGE, QUrl(name))
        assert isinstance(picture, QImage)
        assert (picture.width(), picture.height()) == (1, 1), name


def test_a_picture_of_the_disk_is_not_painted(view: EntryView, tmp_path: Path) -> None:
    view.show_page(Page("Hostile", f'<p><img src="{a_picture(tmp_path)}" width="200" height="200"/></p>'))
    shown = view.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(0, 900, 5) for y in range(0, 500, 5)}
    assert "#ff0000" not in colours


def test_a_style_sheet_of_the_disk_changes_nothing(view: EntryView, theme: Theme, tmp_path: Path) -> None:
    css = tmp_path / "evil.css"
    css.write_text("p { color: #ff0000; }")
    view.show_page(Page("Hostile", f'<link rel="stylesheet" href="{css.as_uri()}"/><p>Words</p>'))
    assert view.toPlainText().strip() == "Words"
    assert view.document().begin().begin().fragment().charFormat().foreground().color().name() == theme.colours.ink


@pytest.mark.parametrize("address", ["{path}", "{uri}"])
def test_a_style_sheet_of_the_disk_is_not_imported(view: EntryView, theme: Theme, tmp_path: Path, address: str) -> None:
    css = tmp_path / "evil.css"
    css.write_text("p { color: #ff0000; }")
    imported = address.format(path=css, uri=css.as_uri())
    view.show_page(Page("Hostile", f"<style>@import url({imported});</style><p>Words</p>"))
    assert view.document().begin().begin().fragment().charFormat().foreground().color().name() == theme.colours.ink


def test_figures_come_from_the_library_in_the_colours_of_the_theme(view: EntryView, theme: Theme) -> None:
    view.read_drawings(lambda _key: SQUARE, lambda _key: size_of(SQUARE))
    view.show_page(Page("Figure", '<p><img src="drawing:bars-1-of-100"/></p>'))
    picture = view.loadResource(IMAGE, QUrl("drawing:bars-1-of-100"))
    assert isinstance(picture, QImage)
    assert picture.width() / picture.devicePixelRatio() == 160
    assert picture.pixelColor(5, 5).name() == theme.colours.accent


def test_a_figure_is_drawn_when_it_comes_into_view(view: EntryView, qtbot: QtBot) -> None:
    read: list[str] = []

    def drawing(key: str) -> bytes:
        read.append(key)
        return SQUARE

    view.read_drawings(drawing, lambda _key: size_of(SQUARE))
    far = "<p>Some words to read.</p>" * 200
    view.show_page(Page("Figures", f'<p><img src="drawing:near"/></p>{far}<p><img src="drawing:far"/></p>'))
    view.grab()
    assert read == ["near"]
    view.go_to_position(1)
    view.grab()
    assert read == ["near", "far"]


def test_a_page_knows_the_size_of_every_drawing_of_the_library(library: Library) -> None:
    keys = [key for (key,) in library.connection.execute("SELECT key FROM drawings")]
    for key in keys:
        measured, drawn = library.drawing_size(key), QSvgRenderer(QByteArray(library.drawing(key))).defaultSize()
        assert measured is not None
        assert (int(measured[0]), int(measured[1])) == (drawn.width(), drawn.height()), key


@pytest.mark.parametrize("address", ["drawing:a?", "drawing:a?1e9x4", "drawing:a?-3x4", "drawing:a?99999x1"])
def test_a_size_that_no_page_of_ours_says_is_not_heeded(view: EntryView, address: str) -> None:
    view.read_drawings(lambda _key: SQUARE, lambda _key: size_of(SQUARE))
    picture = view.loadResource(IMAGE, QUrl(address))
    assert isinstance(picture, QImage)
    assert picture.width() / picture.devicePixelRatio() == 160


def test_a_figure_that_is_missing_is_an_empty_picture(view: EntryView) -> None:
    def refuse(key: str) -> NoReturn:
        raise UnknownEntry(key)

    view.read_drawings(refuse, refuse)
    picture = view.loadResource(IMAGE, QUrl("drawing:none"))
    assert isinstance(picture, QImage)
    assert picture.width() == 1


def test_a_line_holds_60_to_75_letters(view: EntryView) -> None:
    view.resize(1600, 500)
    view.show_page(Page("Lines", "<p>" + "A sheet of common words that are read by all. " * 40 + "</p>"))
    lines = view.document().begin().layout()
    full = [lines.lineAt(number).textLength() for number in range(lines.lineCount() - 1)]
    assert 60 <= sum(full) / len(full) <= 75


def test_lines_end_where_they_did_when_a_bar_to_scroll_comes(view: EntryView) -> None:
    view.resize(700, 500)
    first = "<p>" + "Words to be read. " * 30 + "</p>"
    ends = []
    for html, bar in ((first, False), (first + LONG, True), (first, False)):
        view.show_page(Page("Page", html))
        assert view.verticalScrollBar().isVisible() is bar
        lines = view.document().begin().layout()
        ends.append([lines.lineAt(number).textLength() for number in range(lines.lineCount())])
    assert ends[0] == ends[1] == ends[2]
    assert view.horizontalScrollBar().maximum() == 0


def test_text_grows_by_flowing_anew(view: EntryView) -> None:
    view.show_page(Page("Lines", "<p>" + "Words to be read. " * 60 + "</p>"))
    before = view.document().begin().layout().lineCount()
    view.set_zoom(300)
    assert view.document().begin().layout().lineCount() > 1.5 * before
    assert view.horizontalScrollBar().maximum() == 0


def test_the_paragraph_at_the_top_stays_when_text_grows(view: EntryView) -> None:
    view.show_page(Page("Long", LONG))
    view.go_to_heading(4)
    view.set_zoom(200)
    assert view.headings()[view.heading_here()].text == "Part 4"


def test_headings_are_found_and_gone_to(view: EntryView) -> None:
    view.show_page(Page("Long", LONG))
    assert [heading.text for heading in view.headings()] == [f"Part {n}" for n in range(8)]
    view.go_to_heading(3)
    assert view.section_here() == "section-3"
    view.step_heading(1)
    assert view.section_here() == "section-4"
    view.step_heading(-100)
    assert view.heading_here() == 0
    assert view.textCursor().block().text() == "Part 0"


def test_a_page_is_shown_again_where_it_was_left(view: EntryView) -> None:
    view.show_page(Page("Long", LONG))
    view.go_to_position(0.5)
    left = view.position()
    view.show_page(Page("Other", "<p>x</p>"))
    view.show_page(Page("Long", LONG), left)
    assert view.position() == pytest.approx(left, abs=0.01)


def test_a_row_of_a_table_that_is_read_stays_where_it_is(view: EntryView) -> None:
    long = "It goes on for many words here. " * 40
    view.show_page(Page("Long", f"<table>{f'<tr><td>Short.</td><td>{long}</td></tr>' * 12}</table>"))
    bar = view.verticalScrollBar()
    for place in range(200, 2000, 150):
        bar.setValue(place)
        for step in (1, 2, 3, 2, 1, 0):
            view.resize(900 - step % 2, 500 - 10 * step)  # as when a bar comes above it, and goes
        assert bar.value() == place
        view.set_zoom(150)
        view.set_zoom(100)
        assert abs(bar.value() - place) < 20, "a line of text"


LINKS = "".join(
    f"<h2>Part {n}</h2>" + "<p>Some words to read.</p>" * 9 + f'<p>See <a href="cite:{n}">[{n}]</a>.</p>'
    for n in range(9)
)


def link_here(view: EntryView) -> str:
    return view.textCursor().selectedText()


def marked(view: EntryView) -> list[str]:
    return [made.cursor.selectedText() for made in view.extraSelections()]


def test_tab_goes_on_from_the_heading_that_was_gone_to(view: EntryView, qtbot: QtBot) -> None:
    view.show_page(Page("Links", LINKS))
    view.setFocus()
    view.go_to_heading(5)
    press(qtbot, Qt.Key.Key_Tab)
    assert link_here(view) == "[5]"
    assert marked(view) == ["[5]"]
    press(qtbot, Qt.Key.Key_Tab)
    assert link_here(view) == "[6]"
    assert marked(view) == ["[6]"]


def test_tab_goes_on_from_what_is_in_view(view: EntryView, qtbot: QtBot) -> None:
    view.show_page(Page("Links", LINKS))
    view.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    view.go_to_position(0.5)
    top = view.verticalScrollBar().value()
    press(qtbot, Qt.Key.Key_Tab)
    assert abs(view.verticalScrollBar().value() - top) < view.viewport().height()
    assert link_here(view) not in ("[0]", "[1]")
    assert view.viewport().rect().contains(view.cursorRect())


def test_tab_goes_on_from_the_link_whose_source_was_looked_at(view: EntryView, qtbot: QtBot) -> None:
    view.show_page(Page("Links", LINKS))
    other = QPushButton("Elsewhere", view)
    other.show()
    view.setFocus()
    for _link in range(4):
        press(qtbot, Qt.Key.Key_Tab)
    assert link_here(view) == "[3]"
    other.setFocus()
    assert marked(view) == []
    view.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert link_here(view) == "[4]"


def test_the_first_link_of_a_page_comes_first(view: EntryView, qtbot: QtBot) -> None:
    view.show_page(Page("Links", LINKS))
    view.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert link_here(view) == "[0]"


def test_copies_are_plain_text(view: EntryView) -> None:
    view.show_page(Page("Copy", '<p>Read <a href="entry:x">this</a> <img src="drawing:none"/> now.</p>'))
    view.selectAll()
    view.copy()
    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.formats() == ["text/plain"]
    assert clipboard.text() == "Read this  now."


def test_the_wheel_with_ctrl_changes_the_text_size(view: EntryView, qtbot: QtBot) -> None:
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
    place = QPointF(100, 100)
    event = QWheelEvent(place, place, QPoint(0, 0), QPoint(0, 120), none, ctrl, Qt.ScrollPhase.NoScrollPhase, False)
    with qtbot.waitSignal(view.zoom_wanted) as asked:
        view.wheelEvent(event)
    assert asked.args == [1]


def test_a_screen_reader_hears_the_name_of_the_page(view: EntryView) -> None:
    view.show_page(Page("Dissociation", "<h1>Dissociation</h1>"))
    assert view.accessibleName() == "Dissociation"


def test_a_page_without_headings_has_its_text_where_others_have_it_and_its_bar_at_the_end(window: MainWindow) -> None:
    """The bar of the start page stood in the middle of white."""
    reading, view = window.browse.right.reading, window.browse.pane.view
    places = set()
    for tab, leads in ((4, True), (0, False), (4, True)):
        window.show_tab(tab)
        QApplication.processEvents()
        assert reading.contents.isVisible() == leads
        assert view.width() == reading.width() - (reading.contents.width() if leads else 0)
        places.add((view.viewport().x(), view.lineWrapColumnOrWidth()))
    assert len(places) == 1


def test_alt_c_leads_nowhere_on_a_page_of_one_heading(window: MainWindow) -> None:
    window.show_tab(0)
    window.browse.pane.take_focus()
    window.actions_by_id["contents"].trigger()
    assert not window.browse.right.reading.contents.isVisible()
    assert window.browse.pane.view.hasFocus()
