"""Mechanisms: how it may work, and how well that is established."""

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

TAB = Tab(
    "mechanisms",
    noted("Mechanisms"),
    noted("How it may work, and how well that is established."),
    ("mechanisms",),
    page="pathway",
)
