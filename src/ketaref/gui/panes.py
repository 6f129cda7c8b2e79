"""The parts of the window that F6 goes through."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_pane(panes: list[QWidget], steps: int) -> None:
    """Put the keyboard on the part `steps` after the one that has it; hidden parts are left out."""
    seen = [pane for pane in panes if pane.isVisible()]
    at = pane_here(seen)
    if seen:
        if at < 0 and steps < 0:
            at = 0
        seen[(at + steps) % len(seen)].setFocus(Qt.FocusReason.OtherFocusReason)


def pane_here(panes: list[QWidget]) -> int:
    """Return the place of the part that has the keyboard; -1 where it is on none of them."""
    here = QApplication.focusWidget()
    return next((at for at, pane in enumerate(panes) if pane is here or (here and pane.isAncestorOf(here))), -1)
