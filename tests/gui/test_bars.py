"""The strip of help lines, the message bar and the source panel."""

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Key, press
from ketaref.gui.growing import grow
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.help_strip import HelpStrip
from ketaref.gui.widgets.idle_bar import IdleBar
from ketaref.gui.widgets.message_bar import MessageBar
from ketaref.gui.widgets.source_panel import SourcePanel
from ketaref.library.library import Library


def button(parent: QWidget, text: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text)


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_the_strip_shows_911_and_988_from_the_library(qtbot: QtBot, library: Library) -> None:
    strip = HelpStrip()
    qtbot.addWidget(strip)
    strip.show_lines(library.help_lines())
    assert "<b>911</b>" in strip.said
    assert "<b>988</b>" in strip.said


def test_the_strip_shows_911_and_988_without_a_library(qtbot: QtBot) -> None:
    strip = HelpStrip()
    qtbot.addWidget(strip)
    assert "911" in strip.said
    assert "988" in strip.said


def test_the_next_message_takes_the_place_of_the_last(bar: MessageBar) -> None:
    bar.tell("First.")
    bar.tell("Second.", "danger")
    assert bar.said == "Second."


def test_a_message_can_be_closed(bar: MessageBar) -> None:
    bar.tell("Something.")
    button(bar, "Close").click()
    assert bar.said == ""


def test_what_can_be_done_about_it_is_a_button(bar: MessageBar) -> None:
    done: list[str] = []
    bar.tell("Saved.", "info", ("Delete it", lambda: done.append("deleted")))
    button(bar, "Delete it").click()
    assert done == ["deleted"]
    assert bar.said == ""


def test_a_message_without_a_deed_offers_none(bar: MessageBar) -> None:
    bar.tell("Saved.", "info", ("Delete it", lambda: None))
    bar.tell("Only this.")
    assert all(found.isHidden() for found in bar.findChildren(QPushButton) if found.text() != "Close")


def test_markup_in_a_message_stays_text(bar: MessageBar) -> None:
    bar.tell("<b>x</b>")
    assert bar.said == "<b>x</b>"
    assert bar._said.textFormat().name == "PlainText"


def test_a_source_can_be_read_copied_and_closed(qtbot: QtBot, library: Library) -> None:
    panel = SourcePanel()
    qtbot.addWidget(panel)
    citation = library.entry("dissociation").citations[0]
    panel.show_source(citation)
    panel.activateWindow()
    assert citation.reference in panel.said
    assert citation.link in panel.said
    button(panel, "Copy this source").click()
    assert citation.link in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject() is not None)
    with qtbot.waitSignal(panel.closed):
        press(qtbot, Key.Key_Escape)
    assert panel.said == ""


@pytest.mark.parametrize(
    ("kind", "design", "said"),
    [
        ("trial", "rct", "randomized trial"),
        ("trial", "cohort", "cohort study"),
        ("trial", "animal", "animal study"),
        ("trial", "", "study"),
        ("label", "", "product label"),
    ],
)
def test_a_source_is_called_what_it_is(qtbot: QtBot, library: Library, kind: str, design: str, said: str) -> None:
    panel = SourcePanel()
    qtbot.addWidget(panel)
    citation = library.entry("dissociation").citations[0]
    panel.show_source(msgspec.structs.replace(citation, kind=kind, design=design))
    assert panel.said.startswith(f"Source {citation.number}: {said}\n")


def test_warnings_messages_and_sources_grow_with_the_text(qtbot: QtBot, library: Library, theme: Theme) -> None:
    message, idle, source = MessageBar(), IdleBar(), SourcePanel()

    def sizes(zoom: int) -> list[float]:
        grow(theme, zoom)
        message.tell("Saved.")
        idle.warn()
        source.show_source(library.entry("dissociation").citations[0])
        labels = [label for bar in (message, idle, source) for label in bar.findChildren(QLabel)]
        return [label.fontInfo().pointSizeF() for label in labels if not label.isHidden()]

    for bar in (message, idle, source):
        qtbot.addWidget(bar)
    usual = sizes(100)
    assert len(usual) >= 5
    assert all(big > small for big, small in zip(sizes(200), usual, strict=True))
    assert sizes(100) == usual
    assert [label.font().bold() for label in source.findChildren(QLabel)] == [True, False, False, False]


def test_the_strip_grows_with_the_text_of_the_page(qtbot: QtBot, theme: Theme) -> None:
    strip = HelpStrip()
    qtbot.addWidget(strip)
    label = strip.findChildren(QLabel)[0]
    before = label.font().pointSizeF()
    grow(theme, 200)
    assert label.font().pointSizeF() > before
