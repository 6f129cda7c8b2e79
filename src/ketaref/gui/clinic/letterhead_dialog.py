"""What the clinic adds to its sheets: its name and telephone, and a notice for the foot of each."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ketaref.clinic import policy
from ketaref.clinic.letterhead import letterhead_of, notice_of
from ketaref.clinic.limits import LINE_LONGEST
from ketaref.clinic.records import Letterhead, Notice
from ketaref.gui.clinic.keep_dialog import SAVE, KeepDialog, save_text
from ketaref.gui.desk import Desk
from ketaref.handouts import permission
from ketaref.handouts.typed import check_notice
from ketaref.i18n import _

_LINES = 3


class LetterheadDialog(KeepDialog):
    """Takes name, telephone and notice; what is empty is not printed. Raises ClinicError for an unreadable file.

    What the policy names is shown, and cannot be changed.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(_("Letterhead and notice"), parent)
        self._desk = desk
        head, notice = letterhead_of(desk.clinic) or Letterhead(), notice_of(desk.clinic)
        self.add_text(_("Printed beside the help lines, on sheets that have a letterhead."), "muted")
        self.name = self.add_line(_("Clinic name"), head.name, LINE_LONGEST)
        self.phone = self.add_line(_("Clinic phone"), head.phone, LINE_LONGEST)
        self._close("letterhead", self.name, self.phone)
        self.add_text(_("Printed at the foot of every sheet. Write it in both languages if you print both."), "muted")
        self.english = self._area(_("Notice in English"), notice.en)
        self.spanish = self._area(_("Notice in Spanish"), notice.es)
        self._close("notice", self.english, self.spanish)
        self.save = self.add_button(save_text(), self._keep, SAVE)
        self.save.setDefault(True)
        self.save.setEnabled(not (policy.fixes("letterhead") and policy.fixes("notice")))
        self.add_end(540)

    def _keep(self) -> None:
        """Keep what was typed, and is not the administrator's; raises HandoutError for what no sheet can hold."""
        head = Letterhead(self.name.text().strip(), self.phone.text().strip())
        notice = Notice(self.english.toPlainText().strip(), self.spanish.toPlainText().strip())
        check_notice(notice)
        made = {"letterhead": head, "notice": notice}
        self._desk.clinic.keep(*(record for key, record in made.items() if not policy.fixes(key)))

    def _area(self, name: str, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight((_LINES + 1) * field.fontMetrics().lineSpacing())
        self.add_field(name, field)
        return field

    def _close(self, key: str, *fields: QWidget) -> None:
        """Leave what the policy fixes as it is."""
        if policy.fixes(key):
            self.add_text(_(permission.BY_ADMINISTRATOR))
            for field in fields:
                field.setEnabled(False)
