"""The clinic's file: where it is, its backups, and moving it to another computer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketaref.clinic.backups import Backup
from ketaref.clinic.store import State
from ketaref.errors import ClinicError
from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.desk import Desk
from ketaref.gui.dialogs.choose_file import ChooseFile
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.text_size import open_at
from ketaref.i18n import _, plural, spoken
from ketaref.model.review import long_date

SUFFIX = ".ketaclinic"
"""What an exported file ends with."""


class ClinicFileDialog(QDialog):
    """Shows the file, lists its backups, and does what can be done with them. `changed` is told of other contents.

    Raises ClinicError where the file cannot be read.
    """

    def __init__(self, desk: Desk, changed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Clinic file"))
        self._desk = desk
        self._changed = changed
        self._backups: list[Backup] = []
        self._where, self._holds, self._said = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._where, self._holds, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Backups"))
        self._build()
        self._show(desk.clinic.state())
        open_at(self, 600, 480)
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.CLOSE)
        self._label = QLabel(_("Backups"), self)
        self._label.setBuddy(self.list)
        for widget in (self._where, self._holds, self._label, self.list):
            column.addWidget(widget)
        column.addLayout(self._row((_("Back up now"), self.back_up), (_("Restore the chosen backup"), self.restore)))
        column.addLayout(self._row((_("Export…"), self.ask_to_export), (_("Import…"), self.ask_to_import)))
        column.addWidget(self._said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _row(self, *buttons: tuple[str, Callable[[], object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.CLOSE)
        for text, deed in buttons:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def said(self) -> str:
        """What was done last, or why it was not."""
        return self._said.text()

    # What a person can do -----------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup now."""
        done, nothing = _("A backup was made."), _("Nothing was saved yet, so there is nothing to back up.")
        self._attempt(lambda: done if self._desk.clinic.back_up() else nothing)

    def restore(self) -> None:
        """Go back to the chosen backup; what is there now can be had back."""
        if not 0 <= self.list.currentRow() < len(self._backups):
            none = _("There is no backup yet: “Back up now” makes one.")
            self._say(_("Choose a backup first.") if self._backups else none)
            return
        chosen = self._backups[self.list.currentRow()]
        done = _("The backup of {day} was restored. What was there before is the newest backup now.")
        self._attempt(lambda: self._desk.clinic.restore(chosen), done.format(day=long_date(chosen.day, spoken())))
        self._changed()

    def ask_to_export(self) -> None:
        """Ask where to, then write everything into one file."""
        dialog = SaveDialog(f"clinic{SUFFIX}", self, title=_("Export the clinic file"), suffix=SUFFIX)
        dialog.accepted.connect(lambda: self.export(dialog.target))
        dialog.open()

    def export(self, target: Path) -> None:
        """Write everything into one file."""
        self._attempt(
            lambda: self._desk.clinic.export(target), _("Everything was written to {path}.").format(path=target)
        )

    def ask_to_import(self) -> None:
        """Ask for an exported file, then take it in."""
        dialog = ChooseFile(_("Import a clinic file"), (SUFFIX, ".db"), self)
        dialog.accepted.connect(lambda: self.take_in(dialog.chosen))
        dialog.open()

    def take_in(self, source: Path) -> None:
        """Take in what an exported file holds."""
        self._attempt(
            lambda: plural("{count} record was taken in.", "{count} records were taken in.",
                           self._desk.clinic.take_in(source))
        )  # fmt: skip
        self._changed()

    # Inside -------------------------------------------------------------------------------------------

    def _attempt(self, deed: Callable[[], str | None], done: str = "") -> None:
        try:
            said = deed() or done
            self._show(self._desk.clinic.state())
        except ClinicError as error:
            said = str(error)
        self._say(said)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        announce(self, text)

    def _show(self, state: State) -> None:
        self._backups = state.backups
        self._where.setText(_("File: {path}").format(path=state.path))
        self._holds.setText("\n".join(_holds(state)))
        self.list.clear()
        self.list.addItems([_line(backup) for backup in state.backups])
        self._label.setText(_("Backups") if state.backups else _("No backups yet"))


def _holds(state: State) -> list[str]:
    counted = (
        plural("{count} note", "{count} notes", state.counts["note"]),
        plural("{count} favorite", "{count} favorites", state.counts["favourite"]),
        plural("{count} sign-off", "{count} sign-offs", state.counts["sign-off"]),
        plural("{count} handout set", "{count} handout sets", state.counts["handout-set"]),
    )
    lines = [", ".join(counted) if state.size else _("Nothing saved yet.")]
    if state.set_aside:
        names = ", ".join(path.name for path in state.set_aside)
        lines.append(_("Damaged files that were kept: {names}").format(names=names))
    return lines


def _line(backup: Backup) -> str:
    occasions = {
        "restore": _("before a restore"),
        "import": _("before an import"),
        "update": _("before an update of KetaRef"),
    }
    day = long_date(backup.day, spoken())
    return f"{day}, {occasions.get(backup.before, backup.before)}" if backup.before else day
