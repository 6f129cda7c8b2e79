"""Prints a handout from the real window, by its keys, to the default queue: a process of its own for the queue's test.

Arguments: where to keep the pages as the preview shows them, and the paper of the handout.
"""

import datetime
import sys
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ketaref import paths
from ketaref.gui import look
from ketaref.gui.furnishing import furnish
from ketaref.gui.handouts.choices import Choices
from ketaref.gui.handouts.press import draw
from ketaref.gui.main_window import MainWindow
from ketaref.library.library import Library

WIDTH = 850
PATIENCE_MS = 20_000


def settle(window: MainWindow) -> None:
    """Wait until every page is drawn."""
    for _turn in range(PATIENCE_MS // 50):
        QTest.qWait(50)
        if not window.desk.background.busy:
            return
    raise TimeoutError


def main(folder: Path, paper: Any) -> int:
    """Show the handout, keep its pages, press Print."""
    application = QApplication(["ketaref", *look.ARGUMENTS])
    window = MainWindow(Library.open(paths.database()), look.dress(application), datetime.date(2026, 12, 1), furnish)
    window.show()
    window.furnish()
    window.show_tab(len(window.tabs) - 1)
    window.handouts.choose(Choices("side-effects", greyscale=True)._replace(paper=paper))
    settle(window)
    preview = window.handouts.preview
    assert preview is not None
    for at, page in enumerate(preview.pages):
        draw(page, WIDTH).save(str(folder / f"page-{at}.png"))
    window.actions_by_id["print"].trigger()
    QTest.qWait(500)
    dialog = next(found for found in QApplication.topLevelWidgets() if isinstance(found, QPrintDialog))
    dialog.accept()
    QTest.qWait(1000)
    said = [window.message_bar.said]
    for button in window.message_bar.findChildren(QPushButton):
        if button.text() == "Print it to fit":
            button.click()
            QTest.qWait(1000)
            said.append(window.message_bar.said)
    window.close()
    sys.stdout.write("\n".join(said))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
