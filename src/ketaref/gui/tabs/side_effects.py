"""Side effects: of one visit, and of long use."""

from ketaref.gui.tab import Tab, Way
from ketaref.i18n import noted

TAB = Tab(
    "side-effects",
    noted("Side effects"),
    noted("Of one visit, and of long use."),
    ("side-effects",),
    (
        Way("", noted("short or long term")),
        Way("how-often", noted("how often")),
        Way("timing", noted("when it begins")),
        Way("body-system", noted("body system")),
    ),
)
