"""Compare: treatments and findings side by side, each number with its source."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab(
    "compare",
    noted("Compare"),
    noted("Treatments and findings side by side."),
    ("comparisons",),
    page="treatments",
)
