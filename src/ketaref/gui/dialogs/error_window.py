"""The last resort: an error nobody expected becomes a sentence and details to copy, and the program goes on."""

import platform
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

from PySide6.QtCore import QThread, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketaref import __version__
from ketaref.gui import metrics
from ketaref.gui.text_size import open_at
from ketaref.i18n import _


class ErrorWindow(QDialog):
    """Shows that something went wrong in KetaRef itself, with details that hold nothing anybody typed."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("KetaRef")
        self.details = details
        sentence = QLabel(
            _("Something went wrong in KetaRef itself. You can go on. If it happens again, close and reopen KetaRef."),
            self,
        )
        sentence.setWordWrap(True)
        text = QPlainTextEdit(details, self)
        text.setReadOnly(True)
        text.setAccessibleName(_("Details"))
        copy = QPushButton(_("Copy the details"), self)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        close = QPushButton(_("Go on"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.CLOSE)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        layout.setSpacing(metrics.GAP)
        layout.addWidget(sentence)
        layout.addWidget(text, 1)
        layout.addLayout(buttons)
        open_at(self, 560, 360)
        self.finished.connect(self.deleteLater)


def install() -> None:
    """Send every error that nothing catches to an `ErrorWindow`, one at a time; a key press still ends the program."""
    sys.excepthook = _show


def details_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what went wrong where, without the error's own words, values and folders: they may hold what was typed."""
    head = f"KetaRef {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    frames = [
        f"{'/'.join(PurePath(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([head, *frames, kind.__name__])


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    details = details_of(kind, trace)
    print(details, file=sys.stderr)  # noqa: T201 -- for whoever started it from a terminal
    application = QApplication.instance()
    if not isinstance(application, QApplication) or QThread.currentThread() is not application.thread():
        return
    if not any(isinstance(window, ErrorWindow) for window in application.topLevelWidgets()):
        ErrorWindow(details, application.activeWindow()).open()
