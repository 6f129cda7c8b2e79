"""The tabs from left to right. A new tab is one file here and one name in this tuple."""

from ketaref.gui.tab import Tab
from ketaref.gui.tabs import cautions, conditions, handouts, mechanisms, side_effects, treatments

TABS: tuple[Tab, ...] = (
    conditions.TAB,
    treatments.TAB,
    side_effects.TAB,
    mechanisms.TAB,
    cautions.TAB,
    handouts.TAB,
)
