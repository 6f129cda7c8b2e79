"""Side effects: of one visit, and of long use."""

from ketaref.gui.tab import Tab
from ketaref.gui.way import Way
from ketaref.i18n import noted

TAB = Tab(
    "side-effects",
    noted("Side effects"),
    noted("Of one visit, and of long use."),
    ("side-effects",),
    (
        Way("", noted("short or long term")),
        Way(
            "how-often",
            noted("how often"),
            noted(
                "These counts come from trials with a comparison group; each line says who was counted. Effects "
                "listed last had too few people counted, or no comparison group: that does not make them rare."
            ),
        ),
        Way("timing", noted("when it begins")),
        Way("body-system", noted("body system")),
    ),
)
