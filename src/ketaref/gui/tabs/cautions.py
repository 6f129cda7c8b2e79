"""Cautions: groups of people who need more care, or another treatment."""

from ketaref.gui.actions import noted
from ketaref.gui.tab import Tab

TAB = Tab("cautions", noted("Cautions"), noted("Who needs more care, or another treatment."), ("patient-groups",))
