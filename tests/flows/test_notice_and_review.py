"""What a clinic adds to its sheets in the window: its notice, who read the texts, a second thought before old ones."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_support import TODAY, dialogs, on_screen
from ketaref.clinic import policy
from ketaref.clinic.records import Letterhead, Notice, SignOff
from ketaref.clinic.store import ClinicFile
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.handouts.document import Sheet
from ketaref.library.library import Library

NOTICE = Notice("Help in your language is free.", "La ayuda en su idioma es gratis.")
LATE = datetime.date(2031, 1, 1)
Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, library: Library, tmp_path: Path) -> Iterator[Open]:
    """Opens the window over a clinic's file, on the Handouts tab, with its handout made."""
    with ExitStack() as opened:

        def open_window(day: datetime.date = TODAY) -> MainWindow:
            made = opened.enter_context(on_screen(qtbot, theme, library, tmp_path / "clinic", day))
            made.show_tab(len(made.tabs) - 1)
            settled(made, qtbot)
            return made

        yield open_window


def settled(window: MainWindow, qtbot: QtBot) -> Sheet:
    """Wait until the handout is whole, and return its first sheet."""
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20000)
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)
    assert window.handouts.preview is not None
    return window.handouts.preview.document.sheets[0]


def dialog(qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def push(over: QWidget, text: str) -> None:
    next(button for button in over.findChildren(QPushButton) if button.text().replace("&", "") == text).click()


def said(over: QWidget) -> str:
    return " ".join(label.text() for label in over.findChildren(QLabel))


def test_a_notice_is_typed_once_and_stands_on_the_sheet_in_view(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    assert settled(window, qtbot).parts[-1].key == "sources"
    window.actions_by_id["letterhead"].trigger()
    over = dialog(qtbot)
    english, spanish = over.findChildren(QPlainTextEdit)
    english.setPlainText("x" * 601)
    push(over, "Save")
    assert "it has 601 letters, at most 600 fit" in said(over)
    english.setPlainText(NOTICE.en)
    spanish.setPlainText("\u0639\u064a\u0627")
    push(over, "Save")
    assert "letters that cannot be printed here" in said(over)
    assert not (tmp_path / "clinic").exists()
    spanish.setPlainText(NOTICE.es)
    push(over, "Save")
    qtbot.waitUntil(lambda: not dialogs())
    assert settled(window, qtbot).parts[-1].key == "notice"
    assert NOTICE.en in window.handouts.text.toPlainText()
    assert ClinicFile(tmp_path / "clinic").get(Notice) == NOTICE


def test_what_the_policy_fixes_is_shown_and_the_rest_can_be_typed(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read = policy.understand(b'notice = { en = "Free help from the administrator." }')
    monkeypatch.setattr(policy, "reading", lambda: read)
    window = open_window()
    assert "Free help from the administrator." in window.handouts.text.toPlainText()
    window.actions_by_id["letterhead"].trigger()
    over = dialog(qtbot)
    assert [field.isEnabled() for field in over.findChildren(QPlainTextEdit)] == [False, False]
    assert over.findChildren(QPlainTextEdit)[0].toPlainText() == "Free help from the administrator."
    over.findChildren(QLineEdit)[0].setText("Riverside Clinic")
    push(over, "Save")
    qtbot.waitUntil(lambda: not dialogs())
    clinic = ClinicFile(tmp_path / "clinic")
    assert clinic.get(Letterhead) == Letterhead("Riverside Clinic")
    assert clinic.get(Notice) is None


def test_who_signed_off_a_text_is_said_on_its_sheet(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    drafts = settled(window, qtbot).drafts
    assert drafts
    window.desk.clinic.keep(*(SignOff(it.entry, "en", it.revision, it.hash, "R. Ahn, RPh", TODAY) for it in drafts[1:]))
    window.browse.open_entry(drafts[0].entry)
    window.actions_by_id["sign-off"].trigger()
    over = dialog(qtbot)
    over.findChildren(QLineEdit)[0].setText("R. Ahn, RPh")
    push(over, "Sign off")
    qtbot.waitUntil(lambda: not dialogs())
    window.show_tab(len(window.tabs) - 1)  # it shows what has become of the file
    sheet = settled(window, qtbot)
    assert "read and approved by R. Ahn, RPh on December 1, 2026" in " ".join(sheet.statements)
    assert "read and approved by R. Ahn, RPh" in window.handouts.head.said
    assert sheet.drafts == []


@pytest.mark.parametrize("command", ["print", "save", "copy-text"])
def test_an_expired_sheet_leaves_the_program_only_when_a_person_says_so(
    open_window: Open, qtbot: QtBot, command: str
) -> None:
    window = open_window(LATE)
    QGuiApplication.clipboard().setText("before")
    window.actions_by_id[command].trigger()
    over = dialog(qtbot)
    assert over.windowTitle() == "Out of date"
    assert "This handout is out of date" in said(over)
    push(over, "Cancel")
    qtbot.waitUntil(lambda: not dialogs())
    assert QGuiApplication.clipboard().text() == "before"
    window.actions_by_id[command].trigger()
    push(dialog(qtbot), "Hand it out")
    if command == "copy-text":
        assert "was due for review on" in QGuiApplication.clipboard().text()
    else:
        qtbot.waitUntil(lambda: any(it.windowTitle() not in ("", "Out of date") for it in dialogs()))
    for shown in dialogs():
        shown.close()


def test_a_sheet_in_time_asks_nothing(open_window: Open) -> None:
    window = open_window()
    window.actions_by_id["copy-text"].trigger()
    assert dialogs() == []
