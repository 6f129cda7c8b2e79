"""A content pack about to be installed: what it is and what it changes, then its progress, then when to show it."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketaref.errors import PackStopped
from ketaref.gui import metrics
from ketaref.gui.announce import announce
from ketaref.gui.background import Background
from ketaref.gui.text_size import grown, open_with
from ketaref.i18n import _, spoken
from ketaref.model.review import long_date
from ketaref.packs.installing import Offer, install
from ketaref.packs.place import Place
from ketaref.packs.state import Installed

_STEPS = 1000


class InstallDialog(QDialog):
    """Shows an offer and installs it where that is wanted. Closing it stops, and leaves everything as it was.

    Signals: content_wanted -- the new content is to be shown at once; progressed -- how far it is, in thousandths.
    """

    content_wanted = Signal()
    progressed = Signal(int)

    def __init__(self, place: Place, source: Path, offer: Offer, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Install content"))
        self._place, self._source, self._offer = place, source, offer
        self._background = background
        self._stopped = threading.Event()
        self._installing = False
        self.said = QLabel(self)
        self.reason = QLineEdit(self)
        self.bar = QProgressBar(self)
        self.install = QPushButton(_("&Install"), self)
        self.close_button = QPushButton(_("Cancel"), self)
        self.show_now = QPushButton(_("Show it &now"), self)
        self._build()
        self.progressed.connect(self.bar.setValue)
        self.install.clicked.connect(self.start)
        self.close_button.clicked.connect(self.reject)
        self.show_now.clicked.connect(self._show_now)
        self.reason.textChanged.connect(lambda text: self.install.setEnabled(bool(text.strip())))
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.GAP)
        self._facts = self._build_facts()
        layout.addWidget(self._facts, 1)
        self.reason.setVisible(self._offer.older)
        if self._offer.older:
            self._build_reason(layout)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        layout.addWidget(self.said)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(_("Progress"))
        self.bar.hide()
        layout.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.show_now, self.install, self.close_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        self.show_now.hide()
        self.install.setDefault(True)
        (self.reason if self._offer.older else self.install).setFocus()
        self.setMinimumWidth(min(grown(metrics.PALETTE_SIZE[0]), metrics.WINDOW_LEAST_SIZE[0]))
        self._fit()

    def _build_reason(self, layout: QVBoxLayout) -> None:
        warning = QLabel(
            _("This content is older than what is or was in use here. To install it all the same, say why.")
        )
        warning.setWordWrap(True)
        layout.addWidget(warning)
        self.reason.setAccessibleName(_("Why older content is wanted"))
        self.reason.setPlaceholderText(_("The reason; write nothing about a client"))
        self.reason.setMaxLength(200)
        layout.addWidget(self.reason)
        self.install.setEnabled(False)

    def _build_facts(self) -> QScrollArea:
        """What the pack is; it scrolls where the screen is low."""
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(metrics.WIDE)
        form.setVerticalSpacing(metrics.CLOSE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, value in facts(self._offer):
            label = QLabel(value, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAccessibleName(f"{name}: {value}")
            form.addRow(f"{name}:", label)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.windowTitle())
        inside.setAutoFillBackground(False)
        return area

    # What a person can do -----------------------------------------------------------------------------

    def start(self) -> None:
        """Install the pack in the background, and show how far it is."""
        self._installing = True
        self.install.setEnabled(False)
        self.reason.setEnabled(False)
        self.bar.show()
        self._say(_("Checking and installing. You can stop at any moment; what was in use stays."))
        reason = self.reason.text()
        self._background.run(
            lambda: install(self._place, self._source, reason=reason, watch=self._watch), self._done, self._failed
        )

    def _watch(self, done: int, whole: int) -> None:
        """Called in the other thread."""
        if self._stopped.is_set():
            raise PackStopped(_("The installation was stopped. What was in use stays."))
        self.progressed.emit(done * _STEPS // whole)

    def _done(self, pack: Installed) -> None:
        self._installing = False
        self.bar.hide()
        self.install.hide()
        self.show_now.show()
        self.show_now.setDefault(True)
        self.show_now.setFocus()
        self.close_button.setText(_("At the next start"))
        self._say(_("Content {version} is installed. When shall it be shown?").format(version=pack.version))

    def _failed(self, sentence: str) -> None:
        self._installing = False
        if self._stopped.is_set():
            self.reject()
            return
        self.bar.hide()
        self.install.setEnabled(True)
        self.reason.setEnabled(True)
        self._say(sentence)

    def _show_now(self) -> None:
        self.accept()
        self.content_wanted.emit()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
        self._fit()
        announce(self, text)

    def _fit(self) -> None:
        """Be as high as all lines need: a window does not see to what wraps."""
        layout, facts, wide = self.layout(), self._facts.widget(), self.minimumWidth()
        if layout and facts:
            layout.activate()
            whole = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            rest = whole - self._facts.sizeHint().height()
            open_with(self, wide, rest + facts.heightForWidth(wide - 2 * metrics.WIDE))

    def reject(self) -> None:
        """Close the dialog; an installation that is under way is stopped first, and leaves nothing."""
        if self._installing and not self._stopped.is_set():
            self._stopped.set()
            self._say(_("Stopping…"))
        elif not self._installing:
            super().reject()


def facts(offer: Offer) -> list[tuple[str, str]]:
    """Return what a pack is, as names and values."""
    manifest, key = offer.head.manifest, offer.head.key
    signed = _("{key} (a key for tests: for trying out only)") if key.test else "{key}"
    told = [
        (
            _("Content"),
            _("{version}, number {sequence}").format(version=manifest.content_version, sequence=manifest.sequence),
        ),
        (_("Released"), long_date(manifest.released, spoken())),
        (_("Entries"), str(manifest.rows.get("entries", 0))),
        (_("Signed with the key"), signed.format(key=key.name)),
        (_("In use now"), _in_use(offer)),
    ]
    if manifest.review_due:
        told.insert(2, (_("First review due"), long_date(manifest.review_due, spoken())))
    return told


def _in_use(offer: Offer) -> str:
    release = offer.in_use
    if release is None:
        return _("nothing that can be read")
    return _("{version}, number {sequence}, of {date}").format(
        version=release.content_version, sequence=release.sequence, date=long_date(release.released, spoken())
    )
