"""Conditions: what ketamine and esketamine are given for, and how sure we are."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab("conditions", noted("Conditions"), noted("What it is given for, and how sure we are."), ("conditions",))
