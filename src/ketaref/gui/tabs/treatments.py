"""Treatments: esketamine, ketamine by its routes, and what else there is."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab(
    "treatments",
    noted("Treatments"),
    noted("Esketamine, ketamine by its routes, and what else there is."),
    ("treatments",),
)
