"""What this program put on the clipboard, so that it can be taken off again when a client has left."""

from PySide6.QtGui import QGuiApplication

_ours: set[str] = set()


def copy(text: str) -> None:
    """Put `text` on the clipboard."""
    note(text)
    QGuiApplication.clipboard().setText(text)


def note(text: str) -> None:
    """Remember a text that a widget is about to put on the clipboard."""
    _ours.clear()
    _ours.add(text)


def clear() -> None:
    """Empty the clipboard, where it still holds what came from here."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or clipboard.text() in _ours:
        clipboard.clear()
    _ours.clear()
