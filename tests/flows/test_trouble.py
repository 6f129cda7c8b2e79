"""When something is wrong: the window opens all the same and says in a sentence what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_support import TODAY
from ketaref import app, paths
from ketaref.gui.furnishing import furnish
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs import content
from ketaref.gui.theme import Theme
from ketaref.gui.trouble_window import TroubleWindow
from ketaref.library.library import Library


@pytest.fixture
def copy(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library, in the place where the program looks for its own."""
    path = tmp_path / "ketaref.db"
    shutil.copyfile(database, path)
    monkeypatch.setattr(paths, "database", lambda: path)
    return path


def opened(qtbot: QtBot, theme: Theme) -> TroubleWindow:
    window = app.open_window(theme)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert isinstance(window, TroubleWindow)
    return window


def test_a_missing_library_opens_a_window_that_says_so(qtbot: QtBot, theme: Theme, copy: Path) -> None:
    copy.unlink()
    window = opened(qtbot, theme)
    assert "is missing" in window.view.toPlainText()
    assert "Install KetaRef again" in window.view.toPlainText()
    assert "988" in window.strip.said


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\0" * 4096])
def test_a_file_that_is_no_library_opens_a_window_that_says_so(
    qtbot: QtBot, theme: Theme, copy: Path, content: bytes
) -> None:
    copy.write_bytes(content)
    assert "ketaref.db" in opened(qtbot, theme).view.toPlainText()


def test_damage_inside_is_found_in_the_background_and_said(qtbot: QtBot, theme: Theme, copy: Path) -> None:
    damaged = bytearray(copy.read_bytes())
    place = damaged.rindex(b"Feeling apart")
    damaged[place : place + 7] = b"Weeping"
    copy.write_bytes(damaged)
    window = MainWindow(Library.open(copy), theme, TODAY, furnish)
    qtbot.addWidget(window)
    window.show()
    window.furnish()
    content.check(window)
    qtbot.waitUntil(lambda: "damaged" in window.message_bar.said, timeout=15000)
    window.close()


def test_a_whole_library_is_checked_without_a_word(qtbot: QtBot, window: MainWindow) -> None:
    content.check(window)
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=15000)
    assert window.message_bar.said == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a screen be missing")
@pytest.mark.parametrize("screens", [{}, {"DISPLAY": ":4711"}])
def test_without_a_screen_one_sentence_is_said(screens: dict[str, str]) -> None:
    away = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in away} | screens
    environment["QT_QPA_PLATFORM"] = "xcb"
    run = subprocess.run(
        [sys.executable, "-m", "ketaref"], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr == "ketaref: There is no screen to open the window on. Start KetaRef from a desktop session.\n"
