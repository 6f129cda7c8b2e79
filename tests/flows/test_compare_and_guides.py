"""The tabs of comparisons and of guides: what is listed, what is drawn, and how one gets there."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, press, search_for
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.model.names import CLAIM_GROUPS, ROW_GROUPS, TOPICS
from ketaref.model.text import Language

IMAGE = QTextDocument.ResourceType.ImageResource.value
COUNSELOR, CLIENT, SPANISH = Key.Key_1, Key.Key_2, Key.Key_3


def shown(window: MainWindow) -> str:
    return window.browse.pane.view.toPlainText()


def open_tab(window: MainWindow, qtbot: QtBot, title: str) -> list[str]:
    """Open a tab by its number key, and return the headings of its list."""
    titles = [window.tab_bar.tabText(at) for at in range(window.tab_bar.count())]
    press(qtbot, Key(Key.Key_1 + titles.index(title)), Ctrl)
    assert window.browse.pane.view.headings()[0].text == title
    return [row.title for row in window.browse.left.entry_list.list.rows if row.is_heading]


def pictures(window: MainWindow) -> list[QImage]:
    """Return the drawings of the page that is shown, as they are painted."""
    view = window.browse.pane.view
    addresses = re.findall(r'<img src="(drawing:[^"]+)"', view.document().toHtml())
    painted = [view.loadResource(IMAGE, QUrl(address)) for address in addresses]
    return [picture for picture in painted if isinstance(picture, QImage)]


def ink(picture: QImage) -> set[str]:
    """Return the colours of the fully painted points of a picture."""
    points = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {QColor(point).name() for point in points if point.alpha() == 255}


def test_comparisons_have_a_tab_and_the_list_names_all_of_them(window: MainWindow, qtbot: QtBot) -> None:
    assert open_tab(window, qtbot, "Compare") == []  # one kind of thing needs no groups
    listed = {row.entry_id for row in window.browse.left.entry_list.list.rows}

    assert listed == {entry.id for entry in window.desk.library.entries("comparisons")}
    assert len(listed) >= 11


def test_guides_stand_in_groups_in_the_order_a_reader_needs(window: MainWindow, qtbot: QtBot) -> None:
    groups = open_tab(window, qtbot, "Guides")
    order = [*TOPICS.values(), *CLAIM_GROUPS.values(), *ROW_GROUPS.values()]

    assert groups == [name.en for name in order if name.en in groups]
    assert {"Before, during and after a visit", "Rules and approval", "Safety", "Glossary", "Help lines",
            "Questionnaires"} <= set(groups)  # fmt: skip
    assert any(name.startswith("Claims: ") for name in groups)


def test_the_tab_of_guides_lists_six_kinds_of_entries_each_once(window: MainWindow, qtbot: QtBot) -> None:
    open_tab(window, qtbot, "Guides")
    listed = [row.entry_id for row in window.browse.left.entry_list.list.rows if not row.is_heading]
    library = window.desk.library
    kinds = ("guides", "faq", "benefits", "questionnaires", "help-lines", "glossary")

    assert sorted(listed) == sorted(entry.id for kind in kinds for entry in library.entries(kind))


def test_interactions_stand_with_the_cautions(window: MainWindow, qtbot: QtBot) -> None:
    groups = open_tab(window, qtbot, "Cautions")

    assert "Contraindicated" in groups
    assert groups.index("Contraindicated") < groups.index("Interactions: avoid together")


@pytest.mark.parametrize("entry_id", ["plot-sustain1", "plot-madrs-gap", "plot-onset-timeline"])
@pytest.mark.parametrize(("reader", "language"), [(CLIENT, "en"), (SPANISH, "es")])
def test_a_chart_is_drawn_beside_its_words(
    window: MainWindow, theme: Theme, qtbot: QtBot, entry_id: str, reader: Qt.Key, language: Language
) -> None:
    window.browse.open_entry(entry_id)
    press(qtbot, reader, Alt)
    sections = window.desk.library.entry(entry_id).edition(language).sections
    text = next(section for section in sections if section.key == "picture")
    drawn = pictures(window)

    assert text.heading in shown(window)
    assert len(drawn) == sum(section.html.count("<img ") for section in sections if section.audience == "client")
    for line in re.findall(r'<td width="\d+%">([^<]+)</td>', text.html):
        assert line in shown(window)
    for picture in drawn:
        assert picture.width() > 60
        assert theme.colours.accent in ink(picture)


def test_charts_are_painted_on_the_page_itself(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    """Not only offered: the solid bars of the chart are seen in the window."""
    window.resize(1280, 900)
    window.browse.open_entry("plot-sustain1")
    press(qtbot, CLIENT, Alt)
    window.browse.pane.view.go_to_section("section-picture")
    seen = window.browse.pane.view.viewport().grab().toImage()
    accent = QColor(theme.colours.accent).rgb()
    rows = [y for y in range(seen.height()) if sum(seen.pixel(x, y) == accent for x in range(seen.width())) > 40]

    assert len(rows) > 10


@pytest.mark.parametrize(("reader", "said"), [(CLIENT, "established"), (SPANISH, "establecido")])
def test_the_pathway_takes_the_width_of_the_page_and_says_each_step(
    window: MainWindow, qtbot: QtBot, reader: Qt.Key, said: str
) -> None:
    window.resize(1280, 900)
    window.browse.open_entry("mechanism-pathway")
    press(qtbot, reader, Alt)
    (picture,) = pictures(window)

    assert picture.width() / picture.devicePixelRatio() > window.browse.pane.view.viewport().width() / 2
    assert shown(window).count(said) > 3
    assert window.browse.pane.view.horizontalScrollBar().maximum() == 0


def test_the_evidence_map_leads_to_its_conditions(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("evidence-map")
    press(qtbot, COUNSELOR, Alt)

    assert "Treatment-resistant depression" in shown(window)
    assert "moderate certainty" in shown(window)
    window.browse.pane.view.link_chosen.emit("entry:ptsd")
    assert window.browse.pane.view.headings()[0].text.startswith("Post-traumatic stress")


def test_a_form_is_shown_with_its_boxes_empty(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("bladder-self-check")
    press(qtbot, CLIENT, Alt)

    assert "[ ]" in shown(window)
    assert "Most days" in shown(window)
    window.browse.open_entry("c-ssrs")
    assert "[ ]" not in shown(window)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("superbill", "Superbill"),
        ("will it hurt my bladder", "Will it hurt"),
        ("telehealth", "Ketamine by video visit"),
        ("poison help", "Poison"),
    ],
)
def test_a_word_a_question_a_guide_and_a_line_are_found_and_opened(
    window: MainWindow, qtbot: QtBot, typed: str, title: str
) -> None:
    search_for(qtbot, typed)
    press(qtbot, Key.Key_Return)

    assert window.browse.pane.view.headings()[0].text.startswith(title)
    assert window.tab_bar.tabText(window.tab_bar.currentIndex()) == "Guides"


def test_a_line_that_is_held_says_why_and_gives_no_number(window: MainWindow) -> None:
    held = [entry for entry in window.desk.library.entries("help-lines") if entry.status == "held"]
    assert held
    for entry in held:
        window.browse.open_entry(entry.id)
        assert window.desk.library.entry(entry.id).status_reason in shown(window)
        assert "Number:" not in shown(window)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_done_before_a_visit_stands_before_what_is_done_after(window: MainWindow, language: str) -> None:
    window.actions_by_id[f"language-{language}"].trigger()
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "guides"))
    listed = [row.entry_id for row in window.browse.left.entry_list.list.rows if row.entry_id]
    assert listed[:3] == ["before-session", "during-session", "after-session"]
    window.actions_by_id["language-en"].trigger()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_counselor_is_shown_the_chart_that_the_text_speaks_of(window: MainWindow, language: Language) -> None:
    """It was shown to clients only: the counselor's page of each plot told of bars that it did not have."""
    window.actions_by_id[f"language-{language}"].trigger()
    charts = [entry.id for entry in window.desk.library.entries("comparisons") if entry.id.startswith("plot-")]
    without = []
    for chart in charts:
        window.browse.open_entry(chart)
        window.browse.pane.switch.choose("counselor")
        headings = [heading.text for heading in window.browse.pane.view.headings()]
        if not pictures(window) or headings[1] not in ("Picture", "Dibujo"):
            without.append(chart)
    window.actions_by_id["language-en"].trigger()
    assert len(charts) > 5
    assert without == []
