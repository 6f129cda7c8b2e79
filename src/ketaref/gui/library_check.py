"""Proof, after the start, that the library is what the build wrote."""

from ketaref.gui.desk import Desk
from ketaref.library.library import Library


def check_library(desk: Desk) -> None:
    """Hash the whole library in the background, and say so where it is not whole."""
    path = desk.library.path
    desk.background.run(
        lambda: Library.open(path).verify(), lambda _nothing: None, lambda sentence: desk.tell(sentence, "danger")
    )
