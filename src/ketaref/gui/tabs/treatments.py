"""Treatments: esketamine, ketamine by its routes, and what else there is."""

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

TAB = Tab(
    "treatments",
    noted("Treatments"),
    noted("Esketamine, ketamine by its routes, and what else there is."),
    ("treatments",),
    first=("esketamine-spravato", "iv-ketamine"),
)
