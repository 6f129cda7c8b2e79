"""Handouts: choose a sheet and what is on it, see its pages, print it, save it or copy its text."""

from typing import TYPE_CHECKING

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

if TYPE_CHECKING:
    from ketaref.gui.desk import Desk
    from ketaref.gui.handouts.page import HandoutPage


def build(desk: "Desk") -> "HandoutPage":
    """Make the page; it and all it needs load when the tab is first shown."""
    from ketaref.gui.handouts.page import HandoutPage

    return HandoutPage(desk)


TAB = Tab("handouts", noted("Handouts"), noted("Sheets in plain words to print for a client."), build=build)
