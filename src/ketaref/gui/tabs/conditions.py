"""Conditions: what ketamine and esketamine are given for, and how sure we are."""

from ketaref.gui.tab import Tab
from ketaref.gui.way import Way
from ketaref.i18n import noted

TAB = Tab(
    "conditions",
    noted("Conditions"),
    noted("What it is given for, and how sure we are."),
    ("conditions",),
    (
        Way("", noted("A to Z")),
        Way("esketamine-evidence", noted("evidence for esketamine")),
        Way("ketamine-evidence", noted("evidence for ketamine")),
    ),
)
