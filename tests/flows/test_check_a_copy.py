"""A person comes back with a sheet: does it still hold?"""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui_support import Ctrl, Key, Shift, dialogs, focus, press, type_text
from ketaref.gui.handouts.check_dialog import CheckDialog
from ketaref.gui.main_window import MainWindow
from ketaref.handouts.compose import compose
from ketaref.handouts.options import Options
from ketaref.handouts.templates import find


def test_the_code_of_a_sheet_is_typed_and_the_sheet_is_named(
    window: MainWindow, qtbot: QtBot, spoken: list[str]
) -> None:
    options = Options(as_of=window.desk.today, entries=("ptsd",))
    code = compose(window.desk.library, find("about-condition"), options).code
    press(qtbot, Key.Key_P, Ctrl | Shift)
    qtbot.waitUntil(lambda: focus().window() is not window)
    type_text(qtbot, "printed copy")
    press(qtbot, Key.Key_Return)
    (dialog,) = [found for found in dialogs() if isinstance(found, CheckDialog)]
    QTest.keyClicks(dialog.code, code.lower())
    QTest.keyClick(dialog.code, Key.Key_Return)
    assert "still holds" in dialog.answer.text()
    assert "PTSD" in dialog.answer.text() or "Post" in dialog.answer.text()
    assert spoken[-1] == dialog.answer.text()

    dialog.code.setText(f"X{code[1:]}")
    dialog.look_up()
    assert "Compare it with the paper" in dialog.answer.text()
    dialog.reject()
