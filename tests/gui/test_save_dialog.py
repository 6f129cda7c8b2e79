"""Asking where to save, without leaving a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[SaveDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SaveDialog("handout-effects-en-v1.pdf", parent)
    made.go_to(tmp_path)
    made.show()
    yield made
    if made.isVisible():
        made.reject()
    parent.deleteLater()


def save(dialog: SaveDialog) -> None:
    dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save).click()


def name(dialog: SaveDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def test_saving_takes_the_suggested_name_in_the_folder_shown(dialog: SaveDialog, tmp_path: Path) -> None:
    save(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.target == tmp_path / "handout-effects-en-v1.pdf"


def test_a_name_without_ending_gets_one(dialog: SaveDialog, tmp_path: Path) -> None:
    name(dialog).setText("sheet")
    save(dialog)
    assert dialog.target == tmp_path / "sheet.pdf"


@pytest.mark.parametrize("bad", ["", "  ", "../sheet.pdf", "a/b.pdf"])
def test_a_name_that_leads_elsewhere_is_refused(dialog: SaveDialog, bad: str) -> None:
    name(dialog).setText(bad)
    save(dialog)
    assert dialog.isVisible()
    assert "without folders" in dialog._said.text()


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(dialog: SaveDialog, tmp_path: Path) -> None:
    (tmp_path / "handout-effects-en-v1.pdf").write_text("older")
    save(dialog)
    assert dialog.isVisible()
    assert "Save again to replace it" in dialog._said.text()
    save(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_folder_that_cannot_be_opened_is_said(dialog: SaveDialog, tmp_path: Path) -> None:
    dialog.go_to(tmp_path / "gone")
    assert "cannot be opened" in dialog._said.text()


def test_folders_inside_can_be_entered(dialog: SaveDialog, tmp_path: Path) -> None:
    (tmp_path / "Handouts für Ñandú").mkdir()
    (tmp_path / ".hidden").mkdir()
    dialog.go_to(tmp_path)
    listed = dialog.list
    assert [listed.item(row).text() for row in range(listed.count())] == ["Handouts für Ñandú/"]
    listed.itemActivated.emit(listed.item(0))
    save(dialog)
    assert dialog.target.parent.name == "Handouts für Ñandú"
