"""The language of the window: the system's at first, another at once, and the place one was at is kept."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, clear, focus, press, search_for
from ketaref.compiler.fact_labels import label
from ketaref.gui import languages
from ketaref.gui.main_window import MainWindow
from ketaref.gui.pathway.box_button import BoxButton
from ketaref.i18n import _, best_of, plural, spoken
from ketaref.library.folding import fold
from ketaref.model.names import BODY_SYSTEMS


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    languages.speak("en")


def switch(window: MainWindow, language: str, application: QApplication) -> None:
    """Choose a language in the menu View, and let what it replaces go."""
    window.actions_by_id[f"language-{language}"].trigger()
    clear(application)


def menu_titles(window: MainWindow) -> list[str]:
    return [action.text().replace("&", "") for action in window.menuBar().actions()]


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["es-US", "en-US"], "es"),
        (["es_MX"], "es"),
        (["ES"], "es"),
        (["fr-FR", "es-ES", "en"], "es"),
        (["en-US", "es-US"], "en"),
        (["est-EE"], "en"),
        (["fr-FR"], "en"),
        ([], "en"),
        ([""], "en"),
    ],
)
def test_the_first_language_asked_for_that_we_speak_is_taken(wanted: list[str], language: str) -> None:
    assert best_of(wanted) == language


@pytest.mark.parametrize(("system", "title"), [("es_US.UTF-8", "Página de inicio"), ("fr_FR.UTF-8", "Start page")])
def test_the_language_at_the_start_is_the_systems(system: str, title: str) -> None:
    """In a process of its own, since a process asks its system once."""
    started = "from ketaref import app, i18n; app.start_qt(); print(i18n._('Start page'))"
    environment = os.environ | {"LC_ALL": system, "LANGUAGE": "", "PYTHONUTF8": "1"}
    said = subprocess.run([sys.executable, "-c", started], env=environment, capture_output=True, check=True)
    assert said.stdout.decode().strip() == title


def started_with(config: Path, line: str) -> str:
    """Start the window in a process of its own, do what `line` says, and return the language it started in."""
    code = f"""
from ketaref.app import open_window, start_qt
from ketaref.gui.look import dress
from ketaref.i18n import spoken
application = start_qt()
window = open_window(dress(application))
window.show()
window.furnish()
print(spoken(), flush=True)
{line}
window.close()
"""
    environment = os.environ | {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "", "PYTHONUTF8": "1"}
    environment |= {"XDG_CONFIG_HOME": str(config), "XDG_DATA_HOME": str(config), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    ).stdout.strip()


def test_the_language_to_start_in_is_set_once_and_another_chosen_for_a_client_does_not_stay(tmp_path: Path) -> None:
    chosen = "window.actions_by_id['{}'].trigger()"
    assert started_with(tmp_path, chosen.format("language-es")) == "en"
    assert started_with(tmp_path, chosen.format("start-es")) == "en", "the quick switch was for one client"
    assert started_with(tmp_path, chosen.format("language-en")) == "es"
    assert started_with(tmp_path, chosen.format("start-system")) == "es"
    assert started_with(tmp_path, "") == "en"


def test_what_was_set_to_start_in_is_said_and_ticked(window: MainWindow) -> None:
    assert window.actions_by_id["start-system"].isChecked()
    window.actions_by_id["start-es"].trigger()
    assert window.message_bar.said == "KetaRef starts in Spanish from now on."
    assert window.desk.settings.now.language == "es"
    assert window.actions_by_id["start-es"].isChecked()
    assert window.actions_by_id["language-en"].isChecked(), "the window itself stays as it is"


def test_texts_and_numbers_of_things_are_said_in_the_language_in_use() -> None:
    languages.speak("es")
    assert _("Keys") == "Teclas"
    assert plural("{count} page", "{count} pages", 1) == "1 página"
    assert plural("{count} page", "{count} pages", 3) == "3 páginas"
    languages.speak("en")
    assert _("Keys") == "Keys"


def test_qts_own_buttons_and_menus_speak_it_too(qtbot: QtBot) -> None:
    languages.speak("es")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(buttons)
    assert {button.text().replace("&", "") for button in buttons.buttons()} == {"Cancelar", "Cerrar"}
    field = QLineEdit("x")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert any("Pegar" in action.text().replace("&", "") for action in menu.actions())
    languages.speak("en")
    again = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(again)
    assert again.buttons()[0].text().replace("&", "") == "Close"


def test_spanish_is_spoken_at_once_and_english_again(window: MainWindow, qapp: QApplication) -> None:
    switch(window, "es", qapp)
    assert spoken() == "es"
    assert menu_titles(window) == ["Hoja", "Buscar", "Ir", "Clínica", "Ver", "Ayuda"]
    assert [window.tab_bar.tabText(at) for at in range(3)] == [
        "Problemas de salud",
        "Tratamientos",
        "Efectos secundarios",
    ]
    assert "una obra de consulta" in window.browse.pane.view.toPlainText()
    assert "Llame" in window.strip.said
    assert window.actions_by_id["language-es"].isChecked()

    switch(window, "en", qapp)
    assert menu_titles(window) == ["Handout", "Find", "Go", "Clinic", "View", "Help"]
    assert window.tab_bar.tabText(0) == "Conditions"
    assert window.actions_by_id["language-en"].isChecked()


def test_the_entry_being_read_stays_where_it_was_with_what_lies_behind_it(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.browse.open_entry("dissociation")
    window.browse.open_entry("treatment-resistant-depression")
    press(qtbot, Key.Key_3, Alt)
    window.set_zoom(150)
    window.browse.pane.view.go_to_position(0.4)
    before = window.browse.pane.view.position()

    switch(window, "es", qapp)

    view = window.browse.pane.view
    assert window.browse.entry is not None
    assert window.browse.entry.id == "treatment-resistant-depression"
    assert view.zoom == 150
    assert window.browse.pane.switch.wanted == "spanish"
    for _moment in range(20):  # at once, and whatever width and height the view comes to have
        assert view.position() == pytest.approx(before, abs=0.02)
        qtbot.wait(20)
    assert focus() is view
    press(qtbot, Key.Key_Left, Alt)
    assert "Disociación" in window.browse.pane.view.toPlainText()


def test_lists_and_results_have_spanish_titles_in_their_own_order(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    switch(window, "es", qapp)
    titles = [row.title for row in window.browse.left.entry_list.list.rows]
    spanish = [entry.title for entry in window.desk.library.entries("conditions", "es")]
    assert titles == spanish
    assert titles == sorted(titles, key=fold)

    window.show_tab(2)
    assert [row.title for row in window.browse.left.entry_list.list.rows if row.is_heading] == [
        "A corto plazo",
        "A largo plazo",
    ]
    search_for(qtbot, "disociacion")
    heading, best = window.browse.left.results.list.rows[:2]
    assert (heading.title, best.title) == ("Mejores resultados", "Disociación")
    assert best.detail.startswith("Efecto secundario · ")


def test_a_search_goes_on_in_the_other_language(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    search_for(qtbot, "dissociation")
    switch(window, "es", qapp)
    assert window.top_bar.search.text() == "dissociation"
    assert window.browse.left.searching
    assert any("Disociación" in row.title for row in window.browse.left.results.list.rows)
    assert focus() is window.top_bar.search


def test_a_handout_being_made_is_kept(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.add_to_handout("dissociation")
    window.on_handouts(lambda page: page.take_focus())
    window.handouts.choose(window.handouts.choices._replace(size=18))
    chosen = window.handouts.choices.with_choice("language", "both")
    window.handouts.choose(chosen)

    switch(window, "es", qapp)

    assert window.handouts.isVisible()
    assert window.handouts.choices == chosen
    assert window.tab_bar.tabText(window.tab_bar.currentIndex()) == "Hojas"
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20_000)
    assert "páginas" in window.handouts.bar.said or "página" in window.handouts.bar.said
    assert [row.title for row in window.handouts.options_panel.entries.list.rows] == ["Disociación"]


def test_the_parts_that_were_replaced_are_gone_and_colours_still_change(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    for language in ("es", "en", "es"):
        switch(window, language, qapp)
    assert len(window.findChildren(type(window.browse))) == 1
    assert len(window.findChildren(type(window.menuBar()))) == 1
    window.desk.theme.choose("dark")
    assert "#182026" in qapp.styleSheet()
    assert window.browse.pane.view.toPlainText()


def test_the_counselors_page_is_spanish_around_its_english_text(window: MainWindow, qapp: QApplication) -> None:
    switch(window, "es", qapp)
    window.browse.open_entry("treatment-resistant-depression")
    text = window.browse.pane.view.toPlainText()
    assert "Depresión resistente al tratamiento" in text
    assert "Esketamina: certeza moderada" in text
    assert "Qué tan seguros estamos" in text
    assert "El texto para el consejero está en inglés." in text
    assert "Temas relacionados" in text


def test_a_spanish_page_has_no_english_around_its_text_in_an_english_window(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("treatment-resistant-depression")
    press(qtbot, Key.Key_3, Alt)
    text = window.browse.pane.view.toPlainText().partition("\nFuentes\n")[0]
    dates = window.browse.pane.view.toPlainText().splitlines()[-1]
    assert "Esketamina: aprobado por la FDA" in text
    assert dates.startswith("Redactado el ")
    for english in ("certainty", "approved", "Drafted", "Related", "not yet reviewed"):
        assert english not in text
    related = window.desk.library.entry("treatment-resistant-depression").edition("es").related
    assert related
    assert all(entry.title in text for entry in related)


def test_a_list_stays_grouped_as_it_was_under_spanish_headings(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    press(qtbot, Key.Key_5, Ctrl)
    press(qtbot, Key.Key_R, Alt)
    press(qtbot, Key.Key_Down)
    english = [row.title for row in window.browse.left.entry_list.list.rows if row.is_heading]

    switch(window, "es", qapp)

    entries = window.browse.left.entry_list
    assert entries.group_by.box.currentText() == "sistema del cuerpo"
    found = [row.title for row in entries.list.rows if row.is_heading]
    assert found == [name.es for name in BODY_SYSTEMS.values() if name.en in english]
    assert found[0] in window.browse.pane.view.toPlainText()
    press(qtbot, Key.Key_R, Alt)
    assert focus() is entries.group_by.box
    press(qtbot, Key.Key_Up)
    assert next(row.title for row in entries.list.rows if row.is_heading) == "Contraindicado"


def test_treatments_stay_side_by_side_and_what_is_missing_is_said_in_spanish(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    press(qtbot, Key.Key_6, Ctrl)
    window.browse.right.comparing.chooser.boxes["cbt"].click()
    window.browse.right.comparing.chooser.boxes["ssri"].click()
    chosen = window.browse.right.comparing.chosen
    assert chosen[-1] == "cbt"
    assert "No figure we could confirm" in window.browse.pane.view.toPlainText()

    press(qtbot, Key.Key_F6)
    window.browse.right.comparing.chooser.button.setChecked(True)
    switch(window, "es", qapp)

    assert window.browse.right.comparing.chosen == chosen
    assert window.browse.right.comparing.chooser.boxes["cbt"].isVisible(), "open boxes stay open"
    text = window.browse.pane.view.toPlainText()
    assert "Lado a lado: " in window.browse.right.comparing.chooser.findChildren(QLabel)[0].text()
    assert window.desk.library.entry("cbt").edition("es").title in text
    assert "No figure we could confirm" not in text
    assert label("No figure we could confirm", "es") in text


def test_a_walker_of_the_diagram_stays_at_the_same_box(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    press(qtbot, Key.Key_4, Ctrl)
    assert window.browse.right.diagram is not None
    window.browse.right.diagram.take_focus()
    press(qtbot, Key.Key_Down)
    before = focus()
    assert isinstance(before, BoxButton)
    box = before.box

    switch(window, "es", qapp)

    after = focus()
    assert isinstance(after, BoxButton)
    assert after.box.id == box.id != "ketamine"
    assert after.text() == box.label.es


def test_a_diagram_that_was_left_does_not_move_the_keyboard(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    press(qtbot, Key.Key_4, Ctrl)
    window.browse.open_entry("dissociation")
    assert focus() is window.browse.pane.view
    switch(window, "es", qapp)
    assert focus() is window.browse.pane.view
    assert window.browse.right.diagram is not None
    assert not window.browse.right.diagram.isVisible()


def test_a_choice_of_treatments_carried_over_stays_out_of_other_pages(window: MainWindow, qtbot: QtBot) -> None:
    """Compare was shown, the language changed on another tab: nothing of it may show there, or ask for room."""
    window.show_tab(5)
    window.show_tab(4)
    window.actions_by_id["language-es"].trigger()
    qtbot.wait(300)
    window.show_tab(2)
    window.resize(window.width() + 40, window.height())
    qtbot.wait(100)

    assert not window.browse.right.comparing.chooser.isVisible()
    window.show_tab(5)
    assert window.browse.right.comparing.chooser.isVisible()
