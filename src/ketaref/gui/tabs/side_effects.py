"""Side effects: of one visit, and of long use."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab("side-effects", noted("Side effects"), noted("Of one visit, and of long use."), ("side-effects",))
