"""A stick with newer content: dropped, chosen or double-clicked, looked at, installed, shown, and left again."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui_support import Key, dialogs, in_front, press, search_for
from ketaref import app, paths
from ketaref.gui.dialogs.about import about_page
from ketaref.gui.dialogs.choose_file import ChooseFile
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs import content
from ketaref.gui.packs.install_dialog import InstallDialog
from ketaref.gui.packs.question import Question
from ketaref.gui.theme import Theme
from ketaref.gui.trouble_window import TroubleWindow
from ketaref.packs.here import here
from ketaref.packs.installing import install
from packs.packing import key_name, pack, release


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    return {number: release(tmp_path_factory.mktemp(f"release-{number}"), number) for number in (1, 2, 3)}


@pytest.fixture(scope="session")
def packs(releases: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    stick = tmp_path_factory.mktemp("stick")
    return {number: pack(path, stick / f"content {number}.ketapack") for number, path in releases.items()}


@pytest.fixture(autouse=True)
def user(tmp_path: Path, releases: dict[int, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with nothing installed yet, of a program that came with release 1."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    bundled = Path(shutil.copyfile(releases[1], tmp_path / "bundled.db"))
    monkeypatch.setattr(paths, "database", lambda: bundled)
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    made = app.open_window(theme)
    assert isinstance(made, MainWindow)
    with in_front(qtbot, made):
        yield made


def shown(window: MainWindow) -> str:
    """The version of the content that the window shows."""
    return window.desk.library.release().content_version


def drop(window: MainWindow, target: QWidget, *files: Path) -> bool:
    """Drag files onto a widget and let go; say whether the drag was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPoint(5, 5).toPointF(), copy, data, buttons, keys))
    return True


def offered(qtbot: QtBot) -> InstallDialog:
    """The dialog that offers to install."""
    qtbot.waitUntil(lambda: any(isinstance(one, InstallDialog) for one in dialogs()))
    return next(one for one in dialogs() if isinstance(one, InstallDialog))


def read_aloud(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def installed(qtbot: QtBot, dialog: InstallDialog) -> None:
    """Press Install and wait until it is done."""
    dialog.install.click()
    qtbot.waitUntil(lambda: dialog.show_now.isVisible(), timeout=15000)


def test_a_dropped_pack_is_looked_at_installed_and_shown(
    qtbot: QtBot, window: MainWindow, packs: dict[int, Path]
) -> None:
    search_for(qtbot, "dry mouth")
    press(qtbot, Key.Key_Return)
    assert drop(window, window.top_bar.search, packs[2])
    dialog = offered(qtbot)
    said = read_aloud(dialog)
    for part in ("1.2, number 2", "January 31, 2026", "a key for tests", "1.1, number 1", key_name()):
        assert part in said

    installed(qtbot, dialog)
    assert shown(window) == "1.1"
    dialog.show_now.click()

    qtbot.waitUntil(lambda: shown(window) == "1.2")
    assert window.message_bar.said == "Content 1.2 is shown."
    assert window.browse.entry is not None
    assert window.browse.entry.id == "dry-mouth"
    assert f"came in a pack signed with the key {key_name()}" in about_page(window.desk).html
    assert "(test key)" in about_page(window.desk).html
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=15000)
    assert window.message_bar.said == "Content 1.2 is shown."


@pytest.mark.parametrize("number", [2, 3])
def test_all_that_is_said_of_a_pack_is_in_view(
    qtbot: QtBot, window: MainWindow, packs: dict[int, Path], number: int
) -> None:
    """Whose key it is signed with, and what is in use now, had to be scrolled to, in a dialog of three lines."""
    drop(window, window.top_bar.search, packs[number])
    dialog = offered(qtbot)
    QApplication.processEvents()
    assert not dialog._facts.verticalScrollBar().maximum()
    installed(qtbot, dialog)
    QApplication.processEvents()
    assert not dialog._facts.verticalScrollBar().maximum()
    dialog.close_button.click()


def test_new_content_can_wait_for_the_next_start(
    qtbot: QtBot, window: MainWindow, theme: Theme, packs: dict[int, Path]
) -> None:
    drop(window, window.centralWidget() or window, packs[2])
    dialog = offered(qtbot)
    installed(qtbot, dialog)
    dialog.close_button.click()
    assert shown(window) == "1.1"

    later = app.open_window(theme)

    assert isinstance(later, MainWindow)
    assert shown(later) == "1.2"
    later.close()


def test_what_is_no_pack_is_not_taken(qtbot: QtBot, window: MainWindow, tmp_path: Path, packs: dict[int, Path]) -> None:
    target = window.centralWidget()
    assert target
    assert not drop(window, target, tmp_path / "letter.docx")
    assert not drop(window, target, packs[2], packs[3])
    assert dialogs() == []


def test_a_damaged_pack_is_said_in_the_bar(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ketapack"
    bad.write_bytes(b"KETAPACK")
    app.offer(window, bad)
    assert "cut short" in window.message_bar.said
    assert dialogs() == []


def test_a_pack_is_chosen_from_the_menu_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, packs: dict[int, Path]
) -> None:
    window.actions_by_id["install-content"].trigger()
    (chooser,) = dialogs()
    assert isinstance(chooser, ChooseFile)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is chooser)
    chooser.go_to(packs[2].parent)
    chooser.list.setCurrentRow(1)
    press(qtbot, Key.Key_Return)
    dialog = offered(qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert "1.2, number 2" in read_aloud(dialog)
    press(qtbot, Key.Key_Escape)
    assert dialogs() == []
    assert not here().folder.exists()


def test_stopping_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, packs: dict[int, Path]) -> None:
    app.offer(window, packs[2])
    dialog = offered(qtbot)
    with here().locked():  # so that it has to wait, and there is time to press Cancel
        dialog.install.click()
        dialog.close_button.click()
        assert "Stopping…" in read_aloud(dialog)
    qtbot.waitUntil(lambda: dialogs() == [], timeout=15000)
    assert [path.name for path in here().folder.iterdir()] == ["lock"]
    assert shown(window) == "1.1"


def test_older_content_asks_for_a_reason(qtbot: QtBot, window: MainWindow, packs: dict[int, Path]) -> None:
    install(here(), packs[3])
    app.offer(window, packs[2])
    dialog = offered(qtbot)
    assert not dialog.install.isEnabled()
    assert "older than what is or was in use" in read_aloud(dialog)
    assert "nothing about a client" in dialog.reason.placeholderText()
    dialog.reason.setText("3 says a wrong number")

    installed(qtbot, dialog)
    dialog.show_now.click()

    qtbot.waitUntil(lambda: shown(window) == "1.2")
    assert "3 says a wrong number" in about_page(window.desk).html


def test_going_back_asks_and_shows_the_content_before(qtbot: QtBot, window: MainWindow, packs: dict[int, Path]) -> None:
    app.offer(window, packs[2])
    dialog = offered(qtbot)
    installed(qtbot, dialog)
    dialog.show_now.click()
    qtbot.waitUntil(lambda: shown(window) == "1.2")
    window.actions_by_id["content-before"].trigger()
    (question,) = dialogs()
    assert isinstance(question, Question)
    assert "from content 1.2 to content 1.1" in read_aloud(question)
    question.answer.click()

    assert shown(window) == "1.1"
    window.actions_by_id["content-before"].trigger()
    assert "none before it" in window.message_bar.said


# Starting always ----------------------------------------------------------------------------------


def test_a_pack_cut_short_gives_way_and_is_said(qtbot: QtBot, theme: Theme, packs: dict[int, Path]) -> None:
    install(here(), packs[2])
    os.truncate(here().database(install(here(), packs[3])), 5000)
    window = app.open_window(theme)
    qtbot.addWidget(window)
    assert isinstance(window, MainWindow)
    window.show()
    assert shown(window) == "1.2"
    said = "The installed content 1.3 is damaged. Install its pack again. Content 1.2 is shown."
    qtbot.waitUntil(lambda: window.message_bar.said == said)
    qtbot.waitUntil(lambda: here().read().state.damaged is not None)
    window.close()

    again = app.open_window(theme)

    assert isinstance(again, MainWindow)
    assert shown(again) == "1.2"
    QApplication.processEvents()
    assert again.message_bar.said == ""
    again.close()


def test_a_wrong_bit_is_found_after_the_start_and_other_content_is_shown_at_once(
    qtbot: QtBot, theme: Theme, packs: dict[int, Path]
) -> None:
    path = here().database(install(here(), packs[2]))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    window = app.open_window(theme)
    qtbot.addWidget(window)
    assert isinstance(window, MainWindow)
    window.show()
    window.furnish()
    assert shown(window) == "1.2"

    content.check(window)

    qtbot.waitUntil(lambda: shown(window) == "1.1", timeout=15000)
    assert "1.2 is damaged" in window.message_bar.said
    assert "version 1.1" in window.message_bar.said
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=15000)
    window.close()


def test_a_pack_helps_a_program_whose_own_content_is_gone(
    qtbot: QtBot, theme: Theme, packs: dict[int, Path], user: Path
) -> None:
    (user / "bundled.db").unlink()
    trouble = app.open_window(theme)
    qtbot.addWidget(trouble)
    assert isinstance(trouble, TroubleWindow)
    trouble.show()
    app.offer(trouble, user / "nowhere.ketapack")
    assert "cannot be read" in trouble.view.toPlainText()
    app.offer(trouble, packs[2])
    dialog = offered(qtbot)
    assert "nothing that can be read" in read_aloud(dialog)
    installed(qtbot, dialog)

    dialog.show_now.click()

    assert isinstance(trouble.successor, MainWindow)
    assert shown(trouble.successor) == "1.2"
    assert not trouble.isVisible()
    trouble.successor.close()
    trouble.successor.deleteLater()


def test_the_folder_of_packs_is_the_same_for_window_and_command_line() -> None:
    assert app._user_data() == paths.user_data()


def test_a_whole_library_says_nothing_at_the_start(qtbot: QtBot, window: MainWindow) -> None:
    content.check(window)
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=15000)
    assert window.message_bar.said == ""
    assert not here().folder.exists()
