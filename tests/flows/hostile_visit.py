"""A visit to a library whose every text is hostile: what `test_hostile_content` watches from outside.

Run as a program of its own: opens the window over the database given, reads, follows every link, makes a handout.
"""

import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ketaref.app import start_qt
from ketaref.clinic.records import Note
from ketaref.gui.clinic.note_view import NoteView
from ketaref.gui.furnishing import furnish
from ketaref.gui.look import dress
from ketaref.gui.main_window import MainWindow
from ketaref.library.library import Library

ENTRIES = ("dissociation", "esketamine-spravato", "mechanism-pathway")
NOTE = """![a]({bait}/n.png) ![b](file://{bait}/o.png) <img src="{bait}/p.png"> [link](file://{bait}) <{bait}>
<style>@import url({bait}/q.css)</style> <iframe src="{bait}"></iframe> [x](javascript:alert(1))
| ![c]({bait}/r.png) |
|---|
| ![d](\\\\127.0.0.1\\share\\s.png) |
"""
PATIENCE = 200.0  # seconds


def read(window: MainWindow, entry_id: str, bait: str) -> None:
    """Open an entry, read all its texts and the clinic's note on it, follow all its links and open its sources."""
    browse = window.browse
    window.desk.clinic.keep(Note(entry_id, NOTE.format(bait=bait), datetime.date(2026, 12, 1)))
    browse.open_entry(entry_id)
    for section in ("counselor", "client", "spanish"):
        window.actions_by_id[section].trigger()
        window.grab()
        if section == "counselor":
            follow_links(window, entry_id)
        for note in window.findChildren(NoteView):
            note.grab()
            note.anchorClicked.emit(QUrl(f"file://{bait}"))
        view = browse.pane.view
        view.setFocus()
        for _press in range(4):  # the keyboard goes from link to link
            QTest.keyClick(view, Qt.Key.Key_Tab)
            QTest.keyClick(view, Qt.Key.Key_Return)
        view.selectAll()
        view.copy()


def follow_links(window: MainWindow, entry_id: str) -> None:
    """Choose each link of the page, and come back."""
    for link in links(window):
        window.browse.pane.view.anchorClicked.emit(QUrl(link))
        QApplication.processEvents()
        window.browse.open_entry(entry_id)


def links(window: MainWindow) -> list[str]:
    """Return the addresses of the page being shown."""
    found = []
    block = window.browse.pane.view.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            found.append(part.fragment().charFormat().anchorHref())
            part += 1
        block = block.next()
    return list(dict.fromkeys(filter(None, found)))[:40]


def use(window: MainWindow, bait: str) -> None:
    """Do everything a counselor does."""
    for at in range(len(window.tabs)):
        window.show_tab(at)
        settle(window)
    for query in ("ketamine", "<img src=x>", "blod presure", "¿duele?"):
        window.top_bar.search.setText(query)
        window.top_bar.search.ask_now()
        window.grab()
        window.browse.left.open_result()
    for entry_id in ENTRIES:
        read(window, entry_id, bait)
    look_into_dialogs(window)
    window.add_to_handout("dissociation")
    window.show_tab(len(window.tabs) - 1)
    settle(window)
    window.grab()
    for label in window.findChildren(QLabel):  # what might be taken for rich text would be
        if "ketaref-bait" in label.text() and label.textFormat() != Qt.TextFormat.PlainText:
            assert "&lt;" in label.text(), label.text()


def look_into_dialogs(window: MainWindow) -> None:
    """Open what stands over the window, and close it."""
    for command in ("start-page", "about", "keys", "palette"):
        window.actions_by_id[command].trigger()
        QApplication.processEvents()
        while over := QApplication.activeModalWidget():
            over.grab()
            over.close()


def settle(window: MainWindow) -> None:
    """Let the window work until nothing is left to do."""
    wait(lambda: not window.desk.background.busy)


def wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    QTest.qWait(50)
    while not done():
        assert time.monotonic() < deadline, "the window is still not done"
        QTest.qWait(20)


def main(database: Path, bait: str) -> int:
    """Open the window and use it; whatever goes wrong inside a slot is a traceback on standard error."""
    theme = dress(start_qt())
    window = MainWindow(Library.open(database), theme, datetime.date(2026, 12, 1), furnish)
    window.show()
    window.furnish()
    use(window, bait)
    window.close()
    print("used")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
