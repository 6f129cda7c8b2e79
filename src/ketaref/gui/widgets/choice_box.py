"""A choice from a list that opens below it."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate


class ChoiceBox(QComboBox):
    """A box whose list has the name of the box: Qt gives it none, and a screen reader would enter a nameless list."""

    def name_list(self) -> None:
        """Name the list, as far as somebody listens: to make it costs time at the start."""
        if QAccessible.isActive():
            self.view().setAccessibleName(self.accessibleName())

    def showPopup(self) -> None:
        """Show the list under its name, in rows to aim at: Qt's own way of drawing them heeds no style."""
        self.view().setAccessibleName(self.accessibleName())
        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()
