"""The clinic's letterhead: its name and telephone, for the head of a sheet."""

from PySide6.QtWidgets import QWidget

from ketaref.clinic import policy
from ketaref.clinic.letterhead import letterhead_of
from ketaref.clinic.records import Letterhead
from ketaref.gui.clinic.keep_dialog import SAVE, KeepDialog, save_text
from ketaref.gui.desk import Desk
from ketaref.handouts import permission
from ketaref.i18n import _

_LONGEST = 120


class LetterheadDialog(KeepDialog):
    """Takes name and telephone; both empty means no letterhead. Raises ClinicError where the file cannot be read.

    What the policy names is shown, and cannot be changed.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(_("Letterhead"), parent)
        now = letterhead_of(desk.clinic) or Letterhead()
        self.add_text(_("Stands beside the help lines of a sheet, where the sheet is to have a letterhead."), "muted")
        self.name = self.add_line(_("Name of the clinic"), now.name, _LONGEST)
        self.phone = self.add_line(_("Telephone of the clinic"), now.phone, _LONGEST)
        save = self.add_button(save_text(), lambda: desk.clinic.keep(self.typed()), SAVE)
        save.setDefault(True)
        if policy.fixes("letterhead"):
            self.add_text(_(permission.BY_ADMINISTRATOR))
            for control in (self.name, self.phone, save):
                control.setEnabled(False)
        self.add_end(480)

    def typed(self) -> Letterhead:
        """Return what was typed."""
        return Letterhead(self.name.text().strip(), self.phone.text().strip())
