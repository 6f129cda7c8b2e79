"""Conditions: what ketamine and esketamine are given for, and how sure we are."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab, Way

TAB = Tab(
    "conditions",
    noted("Conditions"),
    noted("What it is given for, and how sure we are."),
    ("conditions",),
    (
        Way("", noted("nothing")),
        Way("esketamine-evidence", noted("evidence for esketamine")),
        Way("ketamine-evidence", noted("evidence for ketamine")),
    ),
)
