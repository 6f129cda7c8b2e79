"""A change of a handout's options: what is painted first stays as it is when the whole handout has come."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketaref.gui.handouts.page import HandoutPage
from ketaref.gui.handouts.page_view import PageView, Sheet
from ketaref.gui.main_window import MainWindow

SMALL, LARGE = (1280, 720), (1920, 1080)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "handouts"))
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20_000)
    return window.handouts


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QImage, QRect]]:
    """The first page and what of it is in sight, each time that it is shown from here on."""
    pictures: list[tuple[QImage, QRect]] = []
    show = PageView.show_page

    def note(view: PageView, at: int, image: QImage) -> None:
        show(view, at, image)
        if at == 0:
            QApplication.sendPostedEvents()
            sheet = min(view.findChildren(Sheet), key=lambda sheet: sheet.y())
            pictures.append((sheet.grab().toImage(), sheet.visibleRegion().boundingRect()))

    monkeypatch.setattr(PageView, "show_page", note)
    return pictures


@pytest.mark.parametrize(
    ("size", "down", "zoom"),
    [
        ((1280, 720), 0, 100),
        ((1280, 720), 300, 100),
        ((1920, 1080), 0, 100),
        ((1280, 720), 0, 200),
        ((1280, 720), 0, 80),
    ],
)
@pytest.mark.parametrize("template", ["overview", "what-to-expect", "benefits-and-risks"])
def test_nothing_in_sight_changes_once_it_is_painted(
    page: HandoutPage,
    window: MainWindow,
    seen: list[tuple[QImage, QRect]],
    qtbot: QtBot,
    size: tuple[int, int],
    down: int,
    zoom: int,
    template: str,
) -> None:
    window.resize(*size)
    window.set_zoom(zoom)
    page.choose(page.choices.with_template(template))
    qtbot.waitUntil(lambda: page.preview is not None and page.preview.document.template == template, timeout=20_000)
    page.pages.verticalScrollBar().setValue(down)
    qtbot.wait(300)  # after which pages are drawn in their new width
    qtbot.waitUntil(lambda: page.pages.wanted() is None, timeout=20_000)
    seen.clear()
    before = page.preview
    page.choose(page.choices._replace(language="es"))
    qtbot.waitUntil(lambda: page.preview not in (None, before) and page.pages.wanted() is None, timeout=20_000)
    (first, sight), (last, _sight) = seen[0], seen[-1]
    assert sight.height() > 100
    assert first.copy(sight) == last.copy(sight)
