"""The bar of the subjects: one tab for each page of the window."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from ketaref.gui import metrics, text_size
from ketaref.gui.tab import Tab
from ketaref.i18n import _

_STEP = 0.5
"""In points: by so much tabs become smaller at a time."""
_LEAST = 0.92
"""Of the usual size at 100 %: so the longest titles have room in the least window."""


class SubjectBar(QTabBar):
    """Shows the titles of the tabs; a click or, on the bar, an arrow key asks for one.

    All of them are seen as far as about the size of 100 % allows: large text without room stands closer, then smaller.

    Signals: wanted -- the place of the tab that was asked for.
    """

    wanted = Signal(int)

    def __init__(self, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = [tab.id for tab in tabs]
        self._fitting = False
        self.setAccessibleName(_("Subjects"))
        self.setExpanding(False)
        self.setDrawBase(False)
        for tab in tabs:
            self.addTab(_(tab.title))
        self.tabBarClicked.connect(self.wanted)
        self.currentChanged.connect(self._changed)

    def mark(self, tab_id: str) -> None:
        """Mark the tab of that id as the one being shown, without asking for it; none for a page of no tab."""
        self._set("none", not tab_id)
        if tab_id:
            blocked = self.blockSignals(True)
            self.setCurrentIndex(self._ids.index(tab_id))
            self.blockSignals(blocked)

    @property
    def marked(self) -> str:
        """The title of the tab that is marked; empty where none is."""
        return "" if self.property("none") else self.tabText(self.currentIndex())

    def _changed(self, at: int) -> None:
        if self.hasFocus():
            self.wanted.emit(at)

    # Fitting ------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Take as much room as there is."""
        fitting, usual = QApplication.font(), QApplication.font()
        least = _LEAST * usual.pointSizeF() * metrics.ZOOM_NORMAL / text_size.percent()
        close = self._wide(usual, metrics.TAB_GAP) > self.width()
        while self._wide(fitting, metrics.TAB_GAP_LEAST) > self.width() and fitting.pointSizeF() > least:
            fitting.setPointSizeF(max(least, fitting.pointSizeF() - _STEP))
        self._set("close", close)
        if fitting != usual:
            text_size.write_in_own(self, fitting)
        elif text_size.has_own(self) or self.font().pointSizeF() != usual.pointSizeF():
            text_size.write_as_all(self)

    def _wide(self, font: QFont, gap: int) -> int:
        """How wide all tabs are together in a font."""
        return sum(_bold_width(font, self.tabText(at)) + gap for at in range(self.count()))

    def _set(self, name: str, value: bool) -> None:
        """Give the style sheet a property to look at."""
        if bool(self.property(name)) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # or tabs keep the places that they have

    def _fit_once(self) -> None:
        if not self._fitting and self.isVisible():
            self._fitting = True
            self._fit()
            self._fitting = False

    # Qt -----------------------------------------------------------------------------------------------

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab with its title in bold, as it is when it is marked: none moves when another is."""
        gap = metrics.TAB_GAP_LEAST if self.property("close") else metrics.TAB_GAP
        return QSize(_bold_width(self.font(), self.tabText(index)) + gap, super().tabSizeHint(index).height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for nothing more with the second click: it would be another step, from what is read up to its list."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the width in which it is first seen."""
        super().showEvent(event)
        self._fit_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit another width."""
        super().resizeEvent(event)
        self._fit_once()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_once()


def _bold_width(font: QFont, text: str) -> int:
    bold = QFont(font)
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(text)
