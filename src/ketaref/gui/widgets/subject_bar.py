"""The bar of the subjects: one tab for each page of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from ketaref.gui.tab import Tab
from ketaref.i18n import _


class SubjectBar(QTabBar):
    """Shows the titles of the tabs; a click or, on the bar, an arrow key asks for one.

    Signals: wanted -- the place of the tab that was asked for.
    """

    wanted = Signal(int)

    def __init__(self, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = [tab.id for tab in tabs]
        self.setAccessibleName(_("Subjects"))
        self.setExpanding(False)
        self.setDrawBase(False)
        for tab in tabs:
            self.addTab(_(tab.title))
        self.tabBarClicked.connect(self.wanted)
        self.currentChanged.connect(self._changed)

    def mark(self, tab_id: str) -> None:
        """Mark the tab of that id as the one being shown, without asking for it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._ids.index(tab_id))
        self.blockSignals(blocked)

    def _changed(self, at: int) -> None:
        if self.hasFocus():
            self.wanted.emit(at)
