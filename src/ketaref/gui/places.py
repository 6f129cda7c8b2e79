"""Where people keep files: offered by the dialogs that ask for one."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths

from ketaref.i18n import _


def places() -> list[tuple[str, Path]]:
    """Return desktop, documents and the drives there are, each with its name."""
    location = QStandardPaths.StandardLocation
    named = [
        (_("Desktop"), QStandardPaths.writableLocation(location.DesktopLocation)),
        (_("Documents"), QStandardPaths.writableLocation(location.DocumentsLocation)),
        *((drive.absoluteFilePath(), drive.absoluteFilePath()) for drive in QDir.drives()),
    ]
    return [(text, Path(folder)) for text, folder in named if folder and Path(folder).is_dir()]


def first_folder() -> Path:
    """Return the folder that a dialog begins in."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()
