"""Mechanisms: how it may work, and how well that is established."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab(
    "mechanisms",
    noted("Mechanisms"),
    noted("How it may work, and how well that is established."),
    ("mechanisms",),
    page="pathway",
)
