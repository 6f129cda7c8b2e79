"""What tests of the window share: the dressed application, the real window, and keys pressed as a person would."""

import datetime
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.logging import _QtMessageCapture as QtLog
from pytestqt.qtbot import QtBot

from ketaref.clinic.settings import SettingsFile
from ketaref.gui import look, metrics, text_size
from ketaref.gui.desk import Kept, OpenClinic
from ketaref.gui.furnishing import furnish
from ketaref.gui.growing import grow
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.library.library import Library

TODAY = datetime.date(2026, 12, 1)
NOT_OURS = ("This plugin does not support",)
"""What Qt's offscreen platform says of itself."""

Key, Ctrl, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["ketaref", *look.ARGUMENTS]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    return _dressed_once(qapp)


@functools.cache
def _dressed_once(application: QApplication) -> Theme:
    """Dress it once, though each folder of tests has the fixture anew: text would grow with every time."""
    return look.dress(application)


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    yield dressed
    dressed.choose("light")
    grow(dressed, metrics.ZOOM_NORMAL)


@pytest.fixture(autouse=True)
def no_qt_complaints(qtlog: QtLog) -> Iterator[None]:
    """Fail a test during which Qt warned of anything."""
    yield
    said = [record.message for record in qtlog.records if not record.message.startswith(NOT_OURS)]
    assert not said, said


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window behind."""
    before = set(map(id, QApplication.topLevelWidgets()))
    yield
    clear(qapp)
    left = [str(widget) for widget in QApplication.topLevelWidgets() if id(widget) not in before and widget.isVisible()]
    assert not left, left


@contextmanager
def in_front(qtbot: QtBot, made: MainWindow) -> Iterator[None]:
    """Show a window, furnished and with the keyboard, and take it away at the end."""
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.furnish()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield
    made.close()
    made.deleteLater()


@contextmanager
def on_screen(
    qtbot: QtBot, theme: Theme, library: Library, clinic: Path | None = None, day: datetime.date = TODAY
) -> Iterator[MainWindow]:
    """Show the real window, in the language in use, and take it away at the end; `clinic` is its clinic's folder."""
    made = MainWindow(library, theme, day, furnish, Kept(SettingsFile(), OpenClinic(clinic)))
    made.resize(1280, 720)
    with in_front(qtbot, made):
        yield made


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, library: Library) -> Iterator[MainWindow]:
    """The real window over the real library, on the screen and furnished."""
    with on_screen(qtbot, theme, library) as made:
        yield made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say, from here on: the texts that reach Qt's announcement events."""
    said: list[str] = []
    made = QtGui.QAccessibleAnnouncementEvent

    def event(widget: QWidget, text: str) -> QtGui.QAccessibleAnnouncementEvent:
        said.append(text)
        return made(widget, text)

    monkeypatch.setattr(QtGui, "QAccessibleAnnouncementEvent", event)
    QtGui.QAccessible.setActive(True)
    return said


def clear(application: QApplication) -> None:
    """Let everything be deleted that is waiting for it."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()


def focus() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on whatever has the keyboard."""
    QTest.keyClick(focus(), key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    """Type on whatever has the keyboard."""
    QTest.keyClicks(focus(), text)
    QApplication.processEvents()


def search_for(qtbot: QtBot, text: str) -> None:
    """Type into the search field, as Ctrl+K and typing do."""
    press(qtbot, Key.Key_K, Ctrl)
    type_text(qtbot, text)


def zoom_to(window: MainWindow, qtbot: QtBot, zoom: int) -> None:
    """Show pages at `zoom` percent, and wait until all that stands around them has followed."""
    window.set_zoom(zoom)
    qtbot.waitUntil(lambda: text_size.percent() == text_size.beside_page(zoom, window.size()))
    QApplication.processEvents()


def ends_of_lines(view: QTextEdit, *, in_cells: bool = False) -> list[tuple[str, str]]:
    """Return a few letters before and after each place where a line goes on; `in_cells`, of tables only."""
    view.document().size()  # lays all of it out
    block, found = view.document().firstBlock(), []
    while block.isValid():
        if not in_cells or QTextCursor(block).currentTable() is not None:
            text, layout = block.text(), block.layout()
            ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
            found += [(text[max(0, at - 8) : at], text[at : at + 8]) for at in ends]
        block = block.next()
    return found


def broken_words(view: QTextEdit, *, in_cells: bool = False) -> list[str]:
    """Return what stands at both sides of each end of a line that goes through a word; `in_cells`, of tables only."""
    ends = ends_of_lines(view, in_cells=in_cells)
    return [before + after for before, after in ends if before[-1:].isalnum() and after[:1].isalnum()]


def dialogs() -> list[QWidget]:
    """Return the windows that stand over the main one."""
    return [
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and not isinstance(widget, MainWindow)
    ]
