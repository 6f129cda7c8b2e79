"""Writing the clinic's note on an entry."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from ketaref.clinic.limits import NOTE_LONGEST
from ketaref.gui.clinic.keep_dialog import REMOVE, SAVE, KeepDialog, save_text
from ketaref.i18n import _, plural


class NoteDialog(KeepDialog):
    """Takes a note in Markdown. `keep` gets the text to save, empty for removing the note; it may raise ClinicError."""

    def __init__(self, title: str, text: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(_("Clinic note"), parent)  # a task bar tells nobody what is being read
        self.add_text(_("Note on “{title}”").format(title=title), "heading")
        self.field = QPlainTextEdit(text, self)
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._count)
        self._left = QLabel(self)
        self._left.setProperty("role", "muted")
        self.add_field(_("Clinic note"), self.field)
        self.add_text(_("**bold**, *italic*, - a list, # a heading"), "muted")
        self._column.addWidget(self._left)
        self._save = self.add_button(save_text(), lambda: keep(self.field.toPlainText().strip()), SAVE)
        self._save.setDefault(True)
        if text:
            self.add_button(_("Remove the note"), lambda: keep(""), REMOVE)
        self._count()
        self.add_end(560, 120)

    def _count(self) -> None:
        left = NOTE_LONGEST - len(self.field.toPlainText())
        self._left.setText(
            plural("{count:,} character left", "{count:,} characters left", left)
            if left >= 0
            else plural("{count:,} character too many", "{count:,} characters too many", -left)
        )
        self._save.setEnabled(left >= 0 and bool(self.field.toPlainText().strip()))
