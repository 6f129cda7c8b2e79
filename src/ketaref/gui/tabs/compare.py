"""Compare: treatments and findings side by side, each number with its source."""

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

TAB = Tab(
    "compare",
    noted("Compare"),
    noted("Treatments and findings side by side."),
    ("comparisons",),
    page="treatments",
)
