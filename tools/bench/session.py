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
"""Between two changes of a handout."""
SETTLES_MS = 7000
"""After which nothing is being made any more, and freed memory was given back."""


def deeds(window: MainWindow) -> Iterator[int]:
    """Do one thing after the other; yields after each how many milliseconds the window has to itself."""
    field = window.top_bar.search
    for word in WORDS * 4:
        field.clear()
        for letter in word:
            QTest.keyClicks(field, letter)
            yield LETTERS_MS
    for entry in window.desk.library.entries():
        window.browse.open_entry(entry.id)
        yield 0
    for steps in (1, 1, 1, -1, -1, -1):
        window.step_zoom(steps)
        yield 0
    yield from _handouts(window)


def _handouts(window: MainWindow) -> Iterator[int]:
    page = window.handouts
    window.show_tab(len(window.tabs) - 1)
    for turn in range(60):
        size, language = SIZES[turn % len(SIZES)], LANGUAGES[turn % len(LANGUAGES)]
        page.choose(page.choices._replace(size=size, language=language))
        yield PREVIEW_MS
    yield SETTLES_MS
