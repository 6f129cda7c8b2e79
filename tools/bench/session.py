"""What a counselor does in ten minutes, done in a row: search, read, zoom, and change a handout again and again."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtTest import QTest

from ketaref.gui.main_window import MainWindow

WORDS = ("dissociation", "presion alta", "high blood presure", "bladder", "k hole", "ketamine infusion", "spravado")
SIZES = (13, 18, 20, 24)
LANGUAGES: tuple[Literal["en", "es", "both"], ...] = ("en", "es", "both")
LETTERS_MS = 1
PREVIEW_MS = 60


def deeds(window: MainWindow) -> Iterator[bool]:
    """Do one thing after the other; yields after each, so that the window paints in between."""
    field = window.top_bar.search
    for word in WORDS * 4:
        field.clear()
        for letter in word:
            QTest.keyClicks(field, letter, delay=LETTERS_MS)
            yield True
    for entry in window.desk.library.entries():
        window.browse.open_entry(entry.id)
        yield True
    for steps in (1, 1, 1, -1, -1, -1):
        window.step_zoom(steps)
        yield True
    yield from _handouts(window)


def _handouts(window: MainWindow) -> Iterator[bool]:
    page = window.handouts
    window.show_tab(len(window.tabs) - 1)
    for turn in range(60):
        size, language = SIZES[turn % len(SIZES)], LANGUAGES[turn % len(LANGUAGES)]
        page.choose(page.choices._replace(size=size, language=language))
        QTest.qWait(PREVIEW_MS)
        yield True
