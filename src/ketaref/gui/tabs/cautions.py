"""Cautions: people who need more care or another treatment, and medicines that meet ketamine."""

from ketaref.gui.tab import Tab
from ketaref.gui.way import Way
from ketaref.i18n import noted

TAB = Tab(
    "cautions",
    noted("Cautions"),
    noted("Who needs more care or another treatment, and what not to mix."),
    ("patient-groups", "interactions"),
    (Way("", noted("level of caution")), Way("body-system", noted("body system"))),
)
