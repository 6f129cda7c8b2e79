"""Choosing a sheet: the templates under headings by purpose, with a filter."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.rows import Row
from ketaref.gui.widgets.whole_list import WholeList
from ketaref.handouts.templates import PURPOSES, Template
from ketaref.i18n import _, spoken
from ketaref.library.folding import fold

_LEAST_ROWS = 6


class SheetChooser(QWidget):
    """Lists the templates; typing keeps those that hold every word, in either language.

    Signals: sheet_chosen -- the id of a template.
    """

    sheet_chosen = Signal(str)

    def __init__(self, templates: list[Template], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = templates
        self._chosen = ""
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Filter the sheets"))
        self.field.setAccessibleName(_("Filter the sheets"))
        self.field.textChanged.connect(self._fill)
        self.list = WholeList(theme, _("Sheets"), self, 0)
        self.list.entry_chosen.connect(self.sheet_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(metrics.TIGHT)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addStretch()  # what a list as high as its rows leaves stays below it
        self._fill()
        self._keep_room()

    def show_chosen(self, template_id: str) -> None:
        """Mark a template as the chosen one; a filter that hides it goes."""
        self._chosen = template_id
        if not self.list.choose(template_id) and self.field.text():
            self.field.clear()

    def _keep_room(self) -> None:
        """Show some rows, whatever stands below them."""
        self.list.least = _LEAST_ROWS * (self.fontMetrics().height() + 2 * metrics.CLOSE)
        self.list.be_whole(self.list.whole)

    def _fill(self) -> None:
        wanted = fold(self.field.text()).split()
        rows: list[Row] = []
        for purpose, name in PURPOSES.items():
            heading = name.in_language(spoken())
            held = [one for one in self._templates if one.purpose == purpose and _holds(one, heading, wanted)]
            rows += [Row(heading)] if held else []
            rows += [_row(template, heading) for template in held]
        self.list.show_rows(rows, self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for as many rows in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter in the field go to the list; Esc empties the field."""
        if event.key() == Qt.Key.Key_Down:
            self.list.choose_first()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.choose_first()
            self.list.open_current()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)


def _row(template: Template, heading: str) -> Row:
    title = template.title.in_language(spoken())
    return Row(title, template.id, "", f"{title}, {heading}")


def _holds(template: Template, heading: str, wanted: list[str]) -> bool:
    text = fold(f"{template.title.en} {template.title.es} {heading}")
    return all(word in text for word in wanted)
