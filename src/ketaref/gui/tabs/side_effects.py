"""Side effects: of one visit, and of long use."""

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

TAB = Tab("side-effects", noted("Side effects"), noted("Of one visit, and of long use."), ("side-effects",))
