"""What a clinic keeps for itself: notes, favorites, sign-offs, its letterhead; and what becomes of its file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clinic_support import NOTE, filled
from gui_support import TODAY, Ctrl, Key, Shift, dialogs, on_screen, press, type_text, zoom_to
from ketaref.clinic.records import Favourite, Letterhead, Note, SignOff, sign_off_key
from ketaref.clinic.sign_offs import sign_off_of
from ketaref.clinic.store import ClinicFile
from ketaref.gui.clinic.client_warning import warning
from ketaref.gui.clinic.deeds import look_at_clinic
from ketaref.gui.main_window import MainWindow
from ketaref.gui.text_size import room_on_screen
from ketaref.gui.theme import Theme
from ketaref.library.library import Library

ENTRY = "dissociation"
Open = Callable[[], MainWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, library: Library, folder: Path) -> Iterator[Open]:
    """Opens the window over the clinic's file in the folder, as the program does, with the file looked at."""
    with ExitStack() as opened:

        def open_window() -> MainWindow:
            made = opened.enter_context(on_screen(qtbot, theme, library, folder))
            look_at_clinic(made)
            qtbot.waitUntil(lambda: not made.desk.background.busy and made.isActiveWindow())
            return made

        yield open_window


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    made = open_window()
    made.browse.open_entry(ENTRY)
    return made


def kept(window: MainWindow) -> ClinicFile:
    """The file as another program finds it."""
    path = window.desk.clinic.path
    assert path is not None
    return ClinicFile(path.parent)


def dialog(qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: len(dialogs()) == 1 and dialogs()[0].isActiveWindow())
    return dialogs()[0]


def push(over: QWidget, text: str) -> None:
    next(button for button in over.findChildren(QPushButton) if button.text().replace("&", "") == text).click()


def page(window: MainWindow) -> str:
    return window.browse.pane.view.toPlainText()


# Notes ------------------------------------------------------------------------------------------------


def write_note(window: MainWindow, qtbot: QtBot, text: str) -> None:
    press(qtbot, Key.Key_N, Ctrl | Shift)
    over = dialog(qtbot)
    field = over.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("")
    type_text(qtbot, text)
    push(over, "Save")
    qtbot.waitUntil(lambda: not dialogs())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_note_is_written_by_key_and_stands_below_the_entry(
    window: MainWindow, qtbot: QtBot, open_window: Open
) -> None:
    write_note(window, qtbot, "Ask **twice** about water.")
    note = window.browse.pane.note
    assert note is not None
    assert note.view.toPlainText() == "Ask twice about water."
    assert kept(window).all(Note) == [Note(ENTRY, "Ask **twice** about water.", TODAY)]
    window.browse.open_entry("nausea-vomiting")
    assert window.browse.pane.note is None
    again = open_window()
    again.browse.open_entry(ENTRY)
    assert again.browse.pane.note is not None


def test_a_removed_note_can_be_put_back(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "Ask twice.")
    press(qtbot, Key.Key_N, Ctrl | Shift)
    push(dialog(qtbot), "Remove the note")
    assert window.browse.pane.note is None
    assert kept(window).all(Note) == []
    assert window.message_bar.said == "The note was removed; older backups still hold it."
    push(window.message_bar, "Undo")
    assert kept(window).all(Note) == [Note(ENTRY, "Ask twice.", TODAY)]
    assert window.browse.pane.note is not None


def test_a_note_that_another_window_changed_is_not_overwritten(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "First.")
    press(qtbot, Key.Key_N, Ctrl | Shift)
    over = dialog(qtbot)
    kept(window).keep(Note(ENTRY, "From the other window.", TODAY))
    type_text(qtbot, "Second.")
    push(over, "Save")
    assert any("Somebody else changed this" in label.text() for label in over.findChildren(QLabel))
    assert over.isVisible(), "what was typed stays"
    assert kept(window).all(Note) == [Note(ENTRY, "From the other window.", TODAY)]
    over.close()


HOSTILE = """<img src="file:///etc/hostname"> <script>alert(1)</script> <a href="javascript:x">a</a>

![picture](file:///etc/hostname) ![share](//server/share/x.png) ![web](http://example.org/x.png)

[a link](http://example.org/x) [a file](file:///etc/passwd)
"""


def test_a_note_loads_nothing_and_opens_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QDesktopServices

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: pytest.fail("opened a program"))
    window.desk.clinic.keep(Note(ENTRY, HOSTILE, TODAY))
    window.browse.open_entry(ENTRY)
    note = window.browse.pane.note
    assert note is not None
    shown = note.view.toPlainText()
    assert "<script>" in shown, "HTML is shown as it was typed"
    for address in ("file:///etc/hostname", "http://example.org/x.png", "//server/share/x.png"):
        picture = note.view.loadResource(2, QUrl(address))
        assert (picture.width(), picture.height()) == (1, 1)
    note.view.anchorClicked.emit(QUrl("http://example.org/x"))
    assert "leads to http://example.org/x" in window.message_bar.said
    push(window.message_bar, "Copy the address")
    assert QGuiApplication.clipboard().text() == "http://example.org/x"
    assert note.view.toPlainText() == shown, "and the note still stands there"
    assert "text-decoration: underline" in note.view.toHtml(), "a link is not told by its colour alone"


# Favorites --------------------------------------------------------------------------------------------


def test_a_favorite_is_turned_on_by_key_starred_listed_and_turned_off(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_B, Ctrl)
    assert window.browse.pane.star.isChecked()
    assert kept(window).all(Favourite) == [Favourite(ENTRY)]
    row = next(row for row in window.browse.left.entry_list.list.rows if row.entry_id == ENTRY)
    assert row.aside == "★"
    assert "favorite" in row.spoken
    press(qtbot, Key.Key_B, Ctrl | Shift)
    assert "Dissociation" in page(window)
    assert page(window).startswith("Favorites")
    window.browse.open_entry(ENTRY)
    window.browse.pane.star.click()
    assert not window.browse.pane.star.isChecked()
    assert kept(window).all(Favourite) == []
    push(window.message_bar, "Undo")
    assert kept(window).all(Favourite) == [Favourite(ENTRY)]


def test_without_favorites_the_page_says_how_to_get_one(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_B, Ctrl | Shift)
    assert "press the star above it, or Ctrl+B" in page(window)


def test_beside_the_favorites_and_the_start_page_no_tab_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(2)
    assert window.tab_bar.marked == "Side effects"
    press(qtbot, Key.Key_B, Ctrl | Shift)
    assert window.tab_bar.marked == ""
    window.browse.open_entry("treatment-resistant-depression")
    assert window.tab_bar.marked == "Conditions"
    window.actions_by_id["start-page"].trigger()
    assert window.tab_bar.marked == ""
    window.show_tab(len(window.tabs) - 1)
    assert window.tab_bar.marked == "Handouts"


# Sign-offs --------------------------------------------------------------------------------------------


def sign(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.actions_by_id["sign-off"].trigger()
    over = dialog(qtbot)
    over.findChildren(QLineEdit)[0].setText(name)
    push(over, "Sign off")
    qtbot.waitUntil(lambda: not dialogs())


def test_an_entry_is_signed_off_in_the_language_that_was_read(window: MainWindow, qtbot: QtBot) -> None:
    sign(window, qtbot, "Dr. María Peña")
    assert "Read and approved by Dr. María Peña on December 1, 2026, this version." in page(window)
    assert "not yet reviewed by a clinician" in page(window), "what is typed replaces no review"
    window.browse.pane.switch.choose("spanish")
    assert "leyó y aprobó" not in page(window)
    sign(window, qtbot, "Lic. Ana Ruiz")
    assert "Esta versión la leyó y aprobó Lic. Ana Ruiz el 1 de diciembre de 2026." in page(window)
    assert {signed.language: signed.by for signed in kept(window).all(SignOff)} == {
        "en": "Dr. María Peña", "es": "Lic. Ana Ruiz",
    }  # fmt: skip


def test_a_changed_entry_loses_its_sign_off(window: MainWindow, qtbot: QtBot, library: Library) -> None:
    sign(window, qtbot, "Dr. María Peña")
    clinic, entry = kept(window), library.entry(ENTRY)
    signed = sign_off_of(clinic, entry, "en")
    assert signed is not None
    for revision, digest in ((signed.revision + 1, signed.hash), (signed.revision, "0" * 64)):
        clinic.keep(SignOff(ENTRY, "en", revision, digest, signed.by, signed.on))
        assert sign_off_of(clinic, entry, "en") is None
        window.browse.open_entry("nausea-vomiting")
        window.browse.open_entry(ENTRY)
        assert "Read and approved" not in page(window)


def test_a_sign_off_is_withdrawn_and_put_back(window: MainWindow, qtbot: QtBot) -> None:
    sign(window, qtbot, "Dr. María Peña")
    window.actions_by_id["sign-off"].trigger()
    push(dialog(qtbot), "Withdraw the sign-off")
    assert kept(window).get(SignOff, sign_off_key(ENTRY, "en")) is None
    assert "Read and approved" not in page(window)
    push(window.message_bar, "Undo")
    assert "Read and approved" in page(window)


# Letterhead, and the file -----------------------------------------------------------------------------


def test_the_letterhead_is_typed_once(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["letterhead"].trigger()
    over = dialog(qtbot)
    name, phone = over.findChildren(QLineEdit)
    name.setText("Clínica del Río")
    phone.setText("(555) 010-0100")
    push(over, "Save")
    assert kept(window).get(Letterhead) == Letterhead("Clínica del Río", "(555) 010-0100")


@pytest.mark.parametrize("command", ["note", "sign-off", "letterhead"])
def test_beside_every_free_text_stands_not_to_write_about_clients(
    window: MainWindow, qtbot: QtBot, command: str
) -> None:
    window.actions_by_id[command].trigger()
    over = dialog(qtbot)
    assert any(label.text() == warning() and label.isVisible() for label in over.findChildren(QLabel))
    fields = [*over.findChildren(QLineEdit), *over.findChildren(QPlainTextEdit)]
    assert fields
    for field in fields:
        assert field.accessibleName()
        assert field.accessibleDescription() == warning(), "who cannot see the warning hears it"
    over.close()


@pytest.mark.parametrize("command", ["note", "sign-off"])
def test_in_large_text_all_of_it_is_seen_where_the_screen_has_room(
    window: MainWindow, qtbot: QtBot, command: str
) -> None:
    """It opened as low as its text would be on a wider screen, and the warning about clients was cut."""
    window.browse.open_entry(ENTRY)
    zoom_to(window, qtbot, 200)
    window.actions_by_id[command].trigger()
    over = dialog(qtbot)
    assert over.width() == room_on_screen(over).width(), "less than it would like"
    fields = next(area for area in over.findChildren(QScrollArea) if area.isVisible())
    assert fields.verticalScrollBar().maximum() == 0 or over.height() == room_on_screen(over).height()
    over.close()


def test_what_cannot_be_saved_is_said_and_stays_in_the_field(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file stands where the folder belongs")
    window.actions_by_id["letterhead"].trigger()
    over = dialog(qtbot)
    over.findChildren(QLineEdit)[0].setText("Clínica del Río")
    push(over, "Save")
    assert any("cannot be read or written" in label.text() for label in over.findChildren(QLabel))
    assert over.findChildren(QLineEdit)[0].text() == "Clínica del Río"
    over.close()


def test_where_there_is_no_backup_the_dialog_says_how_to_make_one(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["clinic-file"].trigger()
    over = dialog(qtbot)
    push(over, "Restore the chosen backup")
    assert any("There is no backup yet" in label.text() for label in over.findChildren(QLabel))
    over.close()


def test_a_backup_is_restored_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "The first.")
    window.actions_by_id["clinic-file"].trigger()
    over = dialog(qtbot)
    push(over, "Back up now")
    window.desk.clinic.keep(Note(ENTRY, "Spoilt.", TODAY))
    listed = over.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    listed.setCurrentRow(0)
    push(over, "Restore the chosen backup")
    assert any("was restored" in label.text() for label in over.findChildren(QLabel))
    assert kept(window).all(Note) == [Note(ENTRY, "The first.", TODAY)]
    note = window.browse.pane.note
    assert note is not None
    assert note.view.toPlainText() == "The first."
    over.close()


def test_a_damaged_file_is_mended_and_said_once(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    filled(folder)
    (folder / "clinic.db").write_bytes(b"no database")
    window = open_window()
    assert "The clinic’s file was damaged, and is kept as clinic-damaged-" in window.message_bar.said
    window.browse.open_entry(NOTE.entry)
    assert window.browse.pane.note is not None
    push(window.message_bar, "Clinic file…")
    over = dialog(qtbot)
    assert any("Damaged files that were kept" in label.text() for label in over.findChildren(QLabel))
    over.close()
    window.close()
    assert open_window().message_bar.said == ""


def test_a_file_of_a_newer_program_is_left_alone_and_the_rest_works(open_window: Open, folder: Path) -> None:
    import sqlite3

    filled(folder)
    db = sqlite3.connect(folder / "clinic.db")
    db.execute("PRAGMA user_version = 99")
    db.execute("UPDATE seal SET schema = 99")
    db.commit()
    db.close()
    before = (folder / "clinic.db").read_bytes()
    window = open_window()
    assert "written by a newer KetaRef" in window.message_bar.said
    window.browse.open_entry(NOTE.entry)
    assert "Dissociation" in page(window)
    window.actions_by_id["favourite"].trigger()
    assert "written by a newer KetaRef" in window.message_bar.said
    assert (folder / "clinic.db").read_bytes() == before


def test_finishing_with_a_client_leaves_what_is_the_clinics(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "Ask twice.")
    window.actions_by_id["finish"].trigger()
    assert kept(window).all(Note) == [Note(ENTRY, "Ask twice.", TODAY)]
    assert window.browse.pane.note is None, "no entry is in front"


def test_another_language_keeps_note_and_star(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "Ask twice.")
    press(qtbot, Key.Key_B, Ctrl)
    window.actions_by_id["language-es"].trigger()
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    try:
        assert window.browse.pane.note is not None
        assert window.browse.pane.star.isChecked()
        row = next(row for row in window.browse.left.entry_list.list.rows if row.entry_id == ENTRY)
        assert row.aside == "★"
    finally:
        window.actions_by_id["language-en"].trigger()
