"""Signing an entry off: a name typed under the statement that its text was read and approved."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ketaref.clinic.limits import LINE_LONGEST
from ketaref.clinic.records import SignOff
from ketaref.gui.clinic.keep_dialog import REMOVE, SAVE, KeepDialog
from ketaref.i18n import _, spoken
from ketaref.model.review import long_date
from ketaref.model.text import Language


class SignOffDialog(KeepDialog):
    """Takes a name. `keep` gets it, empty for withdrawing the sign-off; it may raise ClinicError."""

    def __init__(
        self, title: str, language: Language, now: SignOff | None, keep: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(_("Sign off"), parent)  # a task bar tells nobody what is being read
        self.add_text(_("Sign off “{title}”").format(title=title), "heading")
        name = _("Spanish") if language == "es" else _("English")
        if now:
            said = _("{name} read and approved this text ({language}) on {date}.")
            self.add_text(said.format(name=now.by, language=name, date=long_date(now.on, spoken())), "heading")
        statement = _("I have read the whole text of “{title}” ({language}) and approve it.")
        self.add_text(statement.format(title=title, language=name))
        self.add_text(
            _("The name is typed and not verified. If the text changes, the sign-off no longer shows."), "muted"
        )
        self.name = self.add_line(_("Your name and profession"), now.by if now else "", LINE_LONGEST)
        self._save = self.add_button(_("Sign off"), lambda: keep(self.name.text().strip()), SAVE)
        self._save.setDefault(True)
        if now:
            self.add_button(_("Withdraw the sign-off"), lambda: keep(""), REMOVE)
        self.add_end(540)
        self.name.textChanged.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))
