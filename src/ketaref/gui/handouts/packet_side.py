"""Which sheets go together: the packet being made, and the sets that the clinic saved."""

from PySide6.QtWidgets import QWidget

from ketaref.gui.handouts.packet_list import PacketList
from ketaref.gui.handouts.saved_sets import SavedSets
from ketaref.gui.handouts.side import Side
from ketaref.gui.theme import Theme
from ketaref.i18n import _


class PacketSide(Side):
    """The sheets of the packet above the saved sets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Choices of the packet"), parent)
        self.packet = self.below(_("Packet"), PacketList(theme, self.inside))
        self.sets = self.below(_("Saved sets"), SavedSets(theme, self.inside))
        self.column.addStretch(1)
