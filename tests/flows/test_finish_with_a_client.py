"""Finishing with a client: nothing of the visit stays, neither in the window nor on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_support import Ctrl, Key, Shift, clear, press, search_for
from ketaref.gui import copies
from ketaref.gui.main_window import MainWindow
from ketaref.gui.reading_place import ReadingPlace
from ketaref.gui.tables import with_tables
from ketaref.gui.widgets.page_documents import PageDocument

SESSION = """
from ketaref.app import open_window, start_qt
from ketaref.gui.look import dress
application = start_qt()
window = open_window(dress(application))
window.show()
window.furnish()
window.browse.pane.view.link_chosen.emit("seen:first-start")
window.top_bar.search.setText("dissociation")
window.top_bar.search.ask_now()
window.browse.left.open_result()
window.set_zoom(150)
window.actions_by_id["theme-dark"].trigger()
window.add_to_handout("dissociation")
window.show_tab(len(window.tabs) - 1)
while window.desk.background.busy:
    application.processEvents()
window.handouts.outputs.save()
application.processEvents()
window.close()
print("read", window.browse.history.current.address)
"""


def test_search_pages_handout_and_copies_are_cleared(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "dissociation")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_3, type(Ctrl).AltModifier)
    window.browse.pane.view.selectAll()
    window.browse.pane.view.copy()
    window.add_to_handout("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    QTest.keyClicks(window.browse.pane.find_bar._field, "private")

    press(qtbot, Key.Key_Delete, Ctrl | Shift)

    assert window.top_bar.search.text() == ""
    assert not window.browse.history.can_go_back
    assert window.browse.pane.view.headings()[0].text == "KetaRef"
    assert window.browse.pane.switch.wanted == "counselor"
    assert window.browse.pane.find_bar._field.text() == ""
    assert window.handouts.choices.entries == ()
    assert window.handouts.preview is None
    assert QGuiApplication.clipboard().text() == ""
    assert "cleared" in window.message_bar.said


def test_what_was_copied_elsewhere_since_is_left_alone(window: MainWindow) -> None:
    copies.copy("from the page")
    QGuiApplication.clipboard().setText("from elsewhere")  # offscreen, nobody owns the clipboard
    window.actions_by_id["finish"].trigger()
    assert QGuiApplication.clipboard().text() == "from elsewhere"


def test_tabs_forget_what_was_read_in_them(window: MainWindow) -> None:
    window.browse.open_entry("dissociation")
    window.actions_by_id["finish"].trigger()
    assert window.browse.left.entry_list.list.rows[0].entry_id in {
        entry.id for entry in window.desk.library.entries("conditions")
    }
    window.show_tab(2)
    assert window.browse.pane.view.headings()[0].text == "Side effects"


def test_no_page_that_was_read_is_kept_for_its_tables(window: MainWindow) -> None:
    for entry in ("dissociation", "iv-ketamine", "sedation"):
        window.browse.open_entry(entry)
    window.actions_by_id["finish"].trigger()
    assert with_tables.cache_info().currsize <= 1  # the start page is shown


def test_neither_the_page_that_was_read_last_nor_its_place_is_kept(window: MainWindow, qapp: QApplication) -> None:
    """It stayed in memory, since it was the one being shown when the others were forgotten."""
    view = window.browse.pane.view
    window.browse.open_entry("sedation")
    view.go_to_position(0.5)
    window.browse.open_entry("dissociation")
    view.go_to_position(0.5)
    window.actions_by_id["finish"].trigger()
    clear(qapp)
    assert [document.toPlainText()[:7] for document in view.findChildren(PageDocument)] == ["KetaRef"]
    place = view.findChild(ReadingPlace)
    assert place
    assert not any("Sedation" in str(kept) or "Dissociation" in str(kept) for kept in vars(place).values())


def test_how_the_window_looks_is_not_cleared(window: MainWindow) -> None:
    window.set_zoom(150)
    window.actions_by_id["theme-dark"].trigger()
    window.actions_by_id["finish"].trigger()
    assert window.browse.zoom == 150
    assert window.desk.theme.choice == "dark"


def test_a_session_writes_its_settings_and_nothing_else_to_the_disk(tmp_path: Path, database: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folders = (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
        "TMPDIR",
    )
    environment = os.environ | dict.fromkeys(folders, str(home)) | {"QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    before = {path: path.stat().st_mtime_ns for path in database.parent.glob("ketaref.db*")}
    run = subprocess.run(
        [sys.executable, "-c", SESSION], env=environment, capture_output=True, text=True, check=False, cwd=home
    )
    assert "read entry:dissociation" in run.stdout, run.stderr
    fonts = {path for path in home.rglob("*") if "fontconfig" in path.parts}  # the system's own list of fonts
    folder = home / "KetaRef"
    assert set(home.rglob("*")) - fonts == {folder, folder / "settings.json"}
    kept = json.loads((folder / "settings.json").read_text())
    assert kept == {"first_start_seen": True, "appearance": "dark", "zoom": 150, "caret": False, "language": "system"}
    assert {path: path.stat().st_mtime_ns for path in database.parent.glob("ketaref.db*")} == before
