"""The parts of the window that have the keyboard in turn, and how it goes from one to another."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


def next_pane(panes: list[QWidget], steps: int) -> None:
    """Put the keyboard on the part `steps` after the one that has it; hidden parts are left out."""
    seen = [pane for pane in panes if pane.isVisible()]
    at = pane_here(seen)
    if seen:
        if at < 0 and steps < 0:
            at = 0
        seen[(at + steps) % len(seen)].setFocus(Qt.FocusReason.OtherFocusReason)


def bring(pages: QStackedWidget, page: QWidget, take_focus: Callable[[], None]) -> None:
    """Show a page, which takes the keyboard where the page before had it; it stops nowhere in between."""
    here = QApplication.focusWidget()
    leaves = here is not None and pages.currentWidget() is not page and pages.isAncestorOf(here)
    if leaves and here:
        here.clearFocus()
    pages.setCurrentWidget(page)
    if leaves:
        take_focus()


def pane_here(panes: list[QWidget]) -> int:
    """Return the place of the part that has the keyboard; -1 where it is on none of them."""
    here = QApplication.focusWidget()
    return next((at for at, pane in enumerate(panes) if pane is here or (here and pane.isAncestorOf(here))), -1)
