"""Work away from the window's thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketaref.errors import HandoutError
from ketaref.gui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    owner = QObject()
    made = Background(owner)
    yield made
    made.stop()


def test_work_is_done_elsewhere_and_comes_back_here(background: Background, qtbot: QtBot) -> None:
    came: list[object] = []
    background.run(threading.get_ident, lambda where: came.extend([where, threading.get_ident()]), came.append)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came[0] != came[1] == threading.get_ident()


def test_expected_trouble_comes_back_as_its_sentence(background: Background, qtbot: QtBot) -> None:
    def fail() -> None:
        raise HandoutError("No page today.")

    came: list[object] = []
    background.run(fail, came.append, came.append)
    qtbot.waitUntil(lambda: came == ["No page today."])


def test_only_the_newest_of_a_lane_answers(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    came: list[str] = []
    background.run(lambda: gate.wait(5) and "old", came.append, came.append, "preview")
    background.run(lambda: "new", came.append, came.append, "preview")
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert came == ["new"]


def test_other_lanes_are_left_alone(background: Background, qtbot: QtBot) -> None:
    came: list[str] = []
    background.run(lambda: "check", came.append, came.append)
    background.run(lambda: "page", came.append, came.append, "preview")
    qtbot.waitUntil(lambda: came == ["check", "page"])


def test_a_bug_in_the_work_reaches_the_last_resort(background: Background, qtbot: QtBot) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(bug, print, print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_after_stopping_nothing_answers(background: Background, qtbot: QtBot) -> None:
    came: list[str] = []
    background.run(lambda: "late", came.append, came.append)
    background.stop()
    qtbot.wait(20)
    assert came == []


def test_after_the_window_has_closed_no_job_begins(background: Background, qtbot: QtBot) -> None:
    came: list[str] = []
    background.close()
    background.run(lambda: came.append("worked"), came.append, came.append)
    qtbot.wait(50)
    assert not background.busy
    assert came == []
