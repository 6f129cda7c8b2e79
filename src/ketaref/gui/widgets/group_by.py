"""The choice by what a list groups its entries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from ketaref.gui import metrics
from ketaref.gui.way import Way
from ketaref.gui.widgets.choice_box import ChoiceBox
from ketaref.gui.widgets.wrapping_row import WrappingRow
from ketaref.i18n import _

_LETTERS = 12
"""A way of which so much is read stands beside its label, else below it."""


class GroupBy(QWidget):
    """Offers the ways of grouping of a tab; where there is no choice, it is not there.

    Signals: chosen -- the key of the way that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox(self)
        self.box.setAccessibleName(_("Group by"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda at: self.chosen.emit(self.box.itemData(at)))
        label = QLabel(_("G&roup by"), self)
        label.setProperty("role", "muted")
        label.setBuddy(self.box)
        layout = WrappingRow(self, metrics.CLOSE)
        layout.addWidget(label)
        layout.addWidget(self.box)
        self.hide()

    def offer(self, ways: tuple[Way, ...], chosen: str) -> None:
        """Offer these ways, with one of them chosen."""
        self.box.clear()
        for way in ways:
            self.box.addItem(_(way.name), way.key)
        self.box.name_list()
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.setVisible(len(ways) > 1)
