"""Whatever is typed into a field of the window stays text: no markup, no path, no operator, and never a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from factories import snapshot
from ketaref.errors import CannotWrite
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.handouts.own_words import OwnWords
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.handouts.output import write_whole

PIECES = (
    "<b>bold</b>", '<img src="file:///etc/passwd">', "<a href='x'>y</a>", "&lt;", "&", "%1", "{name}", "%s", "\\", "/",
    "..", "../", "C:\\", "\\\\server\\share\\", "~", "$HOME", "`id`", ";", "|", "*", "?", '"', "'", "--", ")", ":",
    "con", "nul", ".", " ", "\t", "\u202e", "\u200b", "ñ", "😀", "\u0301", "x" * 300,
)  # fmt: skip
ours = st.characters(max_codepoint=0x24F)  # of other scripts this computer may have no letters, and Qt says so
typed = st.lists(st.sampled_from(PIECES) | st.text(ours, max_size=8), max_size=6).map("".join)
in_the_window = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def rich_labels(widget: QWidget) -> list[str]:
    """Return the labels below a widget that Qt would read as rich text without having been told to."""
    labels = [label for label in widget.findChildren(QLabel) if label.textFormat() == Qt.TextFormat.AutoText]
    return [label.text() for label in labels if QtGui.Qt.mightBeRichText(label.text()) and "<b>9" not in label.text()]


@in_the_window
@given(typed)
def test_what_is_searched_for_is_only_searched_for(window: MainWindow, text: str) -> None:
    window.top_bar.search.setText(text)
    window.top_bar.search.ask_now()
    assert rich_labels(window) == []
    window.browse.left.entry_list.findChildren(QLineEdit)[0].setText(text)
    window.browse.pane.find_bar.open_bar()
    window.browse.pane.find_bar.findChildren(QLineEdit)[0].setText(text)
    QApplication.processEvents()
    assert rich_labels(window) == []
    window.actions_by_id["finish"].trigger()


@in_the_window
@given(typed)
def test_what_a_counselor_writes_is_only_said_back(qtbot: QtBot, theme: Theme, text: str) -> None:
    own = OwnWords()
    qtbot.addWidget(own)
    for field in own.fields.values():
        field.setPlainText(text)
    assert rich_labels(own) == []
    own.forget()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[SaveDialog]:
    folder = tmp_path / "<b>handouts<b>"
    folder.mkdir()
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SaveDialog("handout-effects-en-v1.pdf", parent)
    made.go_to(folder)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    yield made
    made.close()
    parent.deleteLater()


@in_the_window
@given(name=typed)
def test_a_file_name_leads_nowhere_but_into_the_folder_shown(dialog: SaveDialog, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "<b>handouts<b>"
    dialog.setResult(0)
    dialog.findChildren(QLineEdit)[0].setText(name)
    save = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save)
    before = snapshot(tmp_path)
    save.click()
    assert rich_labels(dialog) == []
    if not dialog.result():
        assert dialog._said.text()
        return
    assert dialog.target.parent == folder
    try:
        write_whole(dialog.target, b"new")
    except CannotWrite:
        assert snapshot(tmp_path) == before
    else:
        assert list(folder.iterdir()) == [dialog.target]
        dialog.target.unlink()
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"
