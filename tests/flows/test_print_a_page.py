"""Printing, saving and copying what is read."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui_support import Alt, Ctrl, Key, Shift, dialogs, press, search_for
from handouts.making import squeezed
from ketaref.gui.dialogs.paper_dialog import PaperDialog
from ketaref.gui.dialogs.save_dialog import SaveDialog
from ketaref.gui.finding import folded_page, places_of
from ketaref.gui.handouts import printing
from ketaref.gui.main_window import MainWindow
from ketaref.handouts.document import Document


def printed(window: MainWindow, qtbot: QtBot) -> PaperDialog:
    """Press Ctrl+P on what is read, and wait until its pages are there."""
    press(qtbot, Key.Key_P, Ctrl)
    (dialog,) = dialogs()
    assert isinstance(dialog, PaperDialog)
    with qtbot.waitSignal(dialog.ready):
        pass
    return dialog


def on_paper(dialog: PaperDialog, target: Path, qtbot: QtBot) -> str:
    """Save what the dialog shows, as a person does, and return the text of the pages."""
    dialog.save.click()
    (asked,) = dialog.findChildren(SaveDialog)
    asked.go_to(target.parent)
    asked._name.setText(target.name)
    asked.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save).click()
    qtbot.waitUntil(target.exists)
    return squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(target).pages))


def test_an_entry_is_seen_as_its_pages_and_saved(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.browse.open_entry("dissociation")
    dialog = printed(window, qtbot)
    assert dialog.view.page_count == len(dialog.pages) > 1
    assert dialog.print.hasFocus()
    text = on_paper(dialog, tmp_path / "page.pdf", qtbot)
    assert text.startswith("Dissociation")
    assert "Forthecounselor" in text
    qtbot.waitUntil(lambda: "page.pdf" in window.message_bar.said)


def test_the_text_that_is_shown_is_the_one_that_is_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_3, Alt)
    text = on_paper(printed(window, qtbot), tmp_path / "page.pdf", qtbot)
    assert "Paraelcliente" in text
    assert "Forthecounselor" not in text


def test_large_print_takes_more_pages(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    dialog = printed(window, qtbot)
    before = len(dialog.pages)
    with qtbot.waitSignal(dialog.ready):
        dialog.large.click()
    assert len(dialog.pages) > before
    dialog.reject()


def test_treatments_side_by_side_are_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.browse.show_tab(next(tab for tab in window.tabs if tab.id == "compare"))
    text = on_paper(printed(window, qtbot), tmp_path / "page.pdf", qtbot)
    assert "SSRIantidepressants" in text
    assert "Donotrankbythem." in text


def test_print_asks_for_a_printer_and_says_that_the_page_is_on_its_way(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.browse.open_entry("dissociation")
    dialog = printed(window, qtbot)
    job = tmp_path / "job.pdf"
    real = printing.printer_for

    def to_file(document: Document) -> QPrinter:
        printer = real(document)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(job))
        return printer

    monkeypatch.setattr(printing, "printer_for", to_file)
    pages = len(dialog.pages)
    press(qtbot, Key.Key_Return)
    (asked,) = dialog.findChildren(QPrintDialog)
    asked.done(QDialog.DialogCode.Accepted)
    assert len(pypdf.PdfReader(job).pages) == pages
    assert "on its way" in window.message_bar.said


def test_a_page_of_a_list_says_what_can_be_printed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(2)
    press(qtbot, Key.Key_P, Ctrl)
    assert dialogs() == []
    assert "Open an entry" in window.message_bar.said


def test_a_piece_of_text_is_copied_with_its_sources(window: MainWindow, qtbot: QtBot) -> None:
    search_for(qtbot, "dissociation")
    press(qtbot, Key.Key_Return)
    view = window.browse.pane.view
    (place,) = places_of(folded_page(view.document()), "Dissociation is a passing sense")
    end = next(places_of(folded_page(view.document()), "boxed warning [4*]")).selectionEnd()
    place.setPosition(place.selectionStart())
    place.setPosition(end, place.MoveMode.KeepAnchor)
    view.setTextCursor(place)
    press(qtbot, Key.Key_C, Ctrl | Shift)
    copied = QGuiApplication.clipboard().text()
    first, third, fourth, star, last = [line for line in copied.splitlines() if line]
    assert first.startswith("Dissociation is a passing sense")
    assert third.startswith("[3*] Janssen")
    assert fourth.startswith("[4*] Janssen")
    assert star == "* Paid for or written by the maker."
    assert last.endswith(": Dissociation")
    window.actions_by_id["finish"].trigger()
    assert not QGuiApplication.clipboard().text()


def test_a_row_of_a_table_is_copied_as_one_line(window: MainWindow, qtbot: QtBot) -> None:
    """Each cell was a line of its own: a number stood apart from its comparison, and nothing said which was which."""
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_C, Ctrl | Shift)
    lines = QGuiApplication.clipboard().text().splitlines()
    heads = next(line for line in lines if line.startswith("Drug and people")).split("\t")
    assert heads == ["Drug and people", "Without the medicine", "With the medicine", "Counted", "Source"]
    first = lines[lines.index("\t".join(heads)) + 1].split("\t")
    assert len(first) == len(heads)
    assert first[1].startswith("9% (21 of 222)")
    assert first[2] == "41% (142 of 346)"


def test_without_a_choice_the_whole_page_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_C, Ctrl | Shift)
    copied = QGuiApplication.clipboard().text()
    assert "For the counselor" in copied
    assert "Sources" in copied
