"""The tour of the window: each picture shows its scene, finished, whatever was photographed before it."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from tools import screenshots

from ketaref.gui.main_window import MainWindow


def test_a_picture_waits_for_what_was_put_off_and_for_what_that_makes(window: MainWindow) -> None:
    made: list[str] = []
    late = QTimer(window)
    late.setSingleShot(True)
    late.timeout.connect(lambda: window.desk.background.run(lambda: "made", made.append, made.append))
    late.start(400)
    screenshots.settle(window)
    assert made == ["made"]


def test_a_scene_shows_the_same_whatever_came_before_it(window: MainWindow, tmp_path: Path) -> None:
    """The first handout of the tour stood alone, all others beside the text that a later scene had asked for."""
    for name in ("handout", "handout-text", "handout"):
        screenshots.photograph(window, screenshots.SCENES[name], tmp_path / f"{name}.png")
        shown = window.handouts.text.isVisible()
        assert shown == (name == "handout-text")
        assert window.handouts.preview
        assert window.handouts.pages.wanted() is None
    assert QImage(str(tmp_path / "handout.png")).size() == window.size() * window.devicePixelRatioF()
