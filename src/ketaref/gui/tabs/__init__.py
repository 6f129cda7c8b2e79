"""The tabs from left to right. A new tab is one file here and one name in this tuple."""

from ketaref.gui.tab import Tab
from ketaref.gui.tabs import cautions, compare, conditions, guides, handouts, mechanisms, side_effects, treatments
from ketaref.library.library import Library

TABS: tuple[Tab, ...] = (
    conditions.TAB,
    treatments.TAB,
    side_effects.TAB,
    mechanisms.TAB,
    cautions.TAB,
    compare.TAB,
    guides.TAB,
    handouts.TAB,
)


def shown(library: Library) -> tuple[Tab, ...]:
    """Return the tabs that have something to show in `library`."""
    held = library.types()
    return tuple(tab for tab in TABS if tab.build or held.intersection(tab.types))
