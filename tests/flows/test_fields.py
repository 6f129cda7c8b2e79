"""Every field of the window by its name: none asks about a client, and beside free text stands a warning."""

import itertools

from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui_support import dialogs
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.main_window import MainWindow

FINDING = {
    "Search": "finds entries",
    "Filter this list": "shortens the list",
    "Filter the sheets": "shortens the list",
    "Command": "finds a command",
    "Find on this page": "finds words of the page",
    "Code at the foot of the sheet": "eight letters of a printed sheet",
    "File name": "the name of a handout; the one that is offered tells nothing",
}
"""Fields in which one looks for something, and what each is for. Whoever adds one says here why it holds no client."""
FREE_TEXT = {
    "Clinic name": "printed at the head of a sheet",
    "Clinic phone": "printed at the head of a sheet",
    "Notice in English": "printed at the foot of every sheet",
    "Notice in Spanish": "printed at the foot of every sheet",
    "Clinic note": "kept beside an entry",
    "Your name and profession": "who signed an entry off",
    "Your own sentence: In English": "printed on this sheet, kept in memory only",
    "Your own sentence: In Spanish": "printed on this sheet, kept in memory only",
}
"""Fields for words that stay or are printed. Beside each stands the warning not to write about a client."""
WARNING = "client"
LEFT_OUT = ("quit", "finish", "theme", "language")


def fields(window: QWidget) -> list[QWidget]:
    """Return what can be typed into below a window."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
    found = [widget for kind in kinds for widget in window.findChildren(kind)]
    return [widget for widget in found if widget.window() is window and may_be_typed_into(widget)]


def may_be_typed_into(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return not getattr(widget, "isReadOnly", lambda: False)()


def name_of(field: QWidget) -> str:
    """Return the name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)


def warned(field: QWidget) -> bool:
    """Say whether beside a field, in the same part of its window, stands the warning."""
    beside = field.parentWidget()
    assert beside is not None
    return any(WARNING in label.text() for label in beside.findChildren(QLabel))


def windows_of(window: MainWindow, qtbot: QtBot) -> list[QWidget]:
    """Open everything that can be opened, and return each window."""
    for at in range(len(window.tabs)):
        window.show_tab(at)
        qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)
    met: list[QWidget] = []
    for command, tab in itertools.product(list(window.actions_by_id), ("entry", "handouts")):
        if command.startswith(LEFT_OUT):
            continue
        if tab == "entry":
            window.browse.open_entry("dissociation")
        else:
            window.show_tab(len(window.tabs) - 1)
            qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)  # nothing is saved before that
        window.actions_by_id[command].trigger()
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)  # saving waits for the whole sheet
        for dialog in dialogs():
            if not isinstance(dialog, QPrintDialog):  # Qt's own: pages and copies
                met.append(dialog)
            dialog.hide()
    return [*met, window]


def test_every_field_is_known_and_none_asks_about_a_client(window: MainWindow, qtbot: QtBot) -> None:
    met = windows_of(window, qtbot)
    assert any(isinstance(shown, SaveDialog) for shown in met)
    found = [field for shown in met for field in fields(shown)]
    assert {name_of(field) for field in found} - FINDING.keys() - FREE_TEXT.keys() == set()
    assert FREE_TEXT.keys() <= {name_of(field) for field in found}
    assert [name_of(field) for field in found if name_of(field) in FREE_TEXT and not warned(field)] == []
    for shown in met:
        if shown is not window:
            shown.close()
