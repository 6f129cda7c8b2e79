"""A choice from a list that opens below it."""

from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A box whose list has the name of the box: Qt gives it none, and a screen reader would enter a nameless list."""

    def showPopup(self) -> None:
        """Name the list and what scrolls it, which Qt makes when they are first shown."""
        super().showPopup()
        self.view().setAccessibleName(self.accessibleName())
