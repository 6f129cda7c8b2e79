"""What the administrator has fixed, met in the window: shown as fixed, with the reason, and not to be got around."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui_support import TODAY, dialogs, on_screen
from ketaref import app
from ketaref.clinic import policy
from ketaref.clinic.records import Letterhead, SignOff
from ketaref.errors import NotAllowed
from ketaref.gui import languages
from ketaref.gui.dialogs.about import about_page
from ketaref.gui.first_start import first_start_page
from ketaref.gui.handouts import printing
from ketaref.gui.main_window import MainWindow
from ketaref.gui.theme import Theme
from ketaref.handouts import output
from ketaref.i18n import spoken, use_language
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

Under = Callable[[str], MainWindow]


@pytest.fixture
def under(qtbot: QtBot, theme: Theme, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Under]:
    """Open the window under a policy of these lines."""
    opened = []

    def open_it(lines: str) -> MainWindow:
        read = policy.understand(lines.encode())
        monkeypatch.setattr(policy, "reading", lambda: read)
        shown = on_screen(qtbot, theme, library)
        opened.append(shown)
        return shown.__enter__()

    yield open_it
    for shown in opened:
        shown.__exit__(None, None, None)


def with_handout(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab(len(window.tabs) - 1)
    qtbot.waitUntil(lambda: window.handouts.preview is not None, timeout=20000)
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    found = window.handouts.options_panel.findChildren(QPushButton)
    return {button.accessibleName(): button for button in found if button.accessibleName()}


def texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window.handouts.options_panel.findChildren(QLabel)]


def test_idle_minutes_are_the_policys_and_what_is_said_of_them_too(under: Under) -> None:
    window = under("idle_minutes = 3")
    assert window.idle_bar.wait == 180
    assert "So do 3 minutes without use" in first_start_page(window.desk.library.help_lines()).html
    about = about_page(window.desk).html
    assert "So do 3 minutes in which nobody uses it" in about
    assert "Set by the administrator of this computer" in about
    assert "after a warning: 3<" in about


def test_about_lists_what_is_fixed_in_words(under: Under) -> None:
    window = under(
        'letterhead = { name = "Elm Street", phone = "555-0100" }\nallow_saving = false\npaper = "a4"\n'
        f'languages = ["es"]\nclinic_folder = "/srv/<b>"\nextra_keys = ["{"0a" * 32}"]'
    )
    about = about_page(window.desk).html
    for said in (
        "at the start: Español", "Paper of handouts: A4", "instance: /srv/&lt;b&gt;", "have one: Elm Street, 555-0100",
        "own: 0a0a0a0a0a0a0a0a…", "Saving handouts as files is allowed: no",
    ):  # fmt: skip
        assert f"{said}</li>" in about


def test_without_a_policy_nothing_is_said_of_one(under: Under) -> None:
    window = under("")
    assert "administrator" not in about_page(window.desk).html
    window.show_tab(len(window.tabs) - 1)
    assert not [text for text in texts(window) if "administrator" in text]
    assert all(button.isEnabled() for name, button in buttons(window).items() if name.startswith(("Lang", "Paper")))


def test_paper_and_language_of_handouts_are_shown_as_fixed(under: Under, qtbot: QtBot) -> None:
    window = under('paper = "a4"\nlanguages = ["es"]')
    with_handout(window, qtbot)
    assert (window.handouts.choices.paper, window.handouts.choices.language) == ("a4", "es")
    enabled = {name for name, button in buttons(window).items() if button.isEnabled()}
    assert {"Paper: A4", "Language: Español"} <= enabled
    assert not {"Paper: Letter", "Language: English", "Language: Both"} & enabled
    assert texts(window).count("Set by the administrator of this computer.") == 2
    window.actions_by_id["finish"].trigger()
    assert window.handouts.choices.paper == "a4"


def test_what_the_policy_does_not_leave_cannot_be_chosen_another_way(under: Under, qtbot: QtBot) -> None:
    window = under('paper = "a4"\nlanguages = ["en"]')
    with_handout(window, qtbot)
    before = window.handouts.choices
    both, letter = before._replace(language="both"), before._replace(paper="letter")
    for wanted, said in ((both, "only en here, not both"), (letter, "only a4 here, not letter")):
        window.handouts.choose(wanted)  # as a set that was saved elsewhere would
        assert window.handouts.choices == before
        assert said in window.message_bar.said


def test_the_window_begins_in_the_policys_language_and_keeps_to_it(
    under: Under, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = under('languages = ["es"]')
    assert languages.at_start("en") == "es"
    use_language("es")
    try:
        window.actions_by_id["language-en"].trigger()
        assert spoken() == "es"
        assert "administrador" in window.message_bar.said
        assert window.actions_by_id["language-es"].isChecked()
        window.message_bar.hide()
        window.actions_by_id["start-en"].trigger()
        assert "administrador" in window.message_bar.said
        assert window.actions_by_id["start-system"].isChecked()
        assert window.desk.settings.now.language == "system"
    finally:
        use_language("en")


def test_printing_turned_off_says_so_and_opens_no_dialog(under: Under, qtbot: QtBot) -> None:
    window = under("allow_printing = false")
    with_handout(window, qtbot)
    assert "Printing is turned off by the administrator" in window.handouts.head.said
    window.actions_by_id["print"].trigger()
    assert dialogs() == []
    assert window.message_bar.said == "Printing is turned off by the administrator of this computer."
    preview = window.handouts.preview
    assert preview is not None
    with pytest.raises(NotAllowed):
        printing.printer_for(preview.document)
    window.actions_by_id["copy-text"].trigger()
    assert QApplication.clipboard().text() == preview.text


def test_saving_turned_off_says_so_and_writes_nothing(under: Under, qtbot: QtBot, tmp_path: Path) -> None:
    window = under("allow_saving = false")
    with_handout(window, qtbot)
    assert "Saving handouts is turned off" in window.handouts.head.said
    window.actions_by_id["save"].trigger()
    assert dialogs() == []
    assert "Saving handouts is turned off" in window.message_bar.said
    preview = window.handouts.preview
    assert preview is not None
    with pytest.raises(NotAllowed):
        output.write(preview.document, "pdf", tmp_path / "sheet.pdf", Typesetter())
    window.handouts.outputs.save_to(preview.document, tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=20000)
    assert list(tmp_path.iterdir()) == []
    assert isinstance(printing.printer_for(preview.document), QPrinter)


def test_what_nobody_reviewed_is_not_handed_out_where_the_policy_says_so(under: Under, qtbot: QtBot) -> None:
    window = under("print_only_approved = true")
    with_handout(window, qtbot)
    assert "Only approved texts may be handed out" in window.handouts.head.said
    QApplication.clipboard().setText("before")
    for command in ("print", "save", "copy-text"):
        window.desk.tell("")
        window.actions_by_id[command].trigger()
        assert dialogs() == []
        assert "allows only reviewed texts to be handed out. Not yet reviewed: " in window.message_bar.said
    assert QApplication.clipboard().text() == "before"


def test_what_the_clinic_signed_off_is_handed_out_until_it_changes(under: Under, qtbot: QtBot) -> None:
    window = under("print_only_approved = true")
    with_handout(window, qtbot)
    preview = window.handouts.preview
    assert preview is not None
    drafts = preview.document.sheets[0].drafts
    assert drafts
    window.desk.clinic.keep(*(SignOff(one.entry, "en", one.revision, one.hash, "A. Reader", TODAY) for one in drafts))
    window.handouts.refresh()
    qtbot.waitUntil(lambda: window.handouts.preview is not preview, timeout=20000)
    signed = window.handouts.preview
    assert signed is not None
    assert isinstance(printing.printer_for(signed.document), QPrinter)
    first = drafts[0]
    window.desk.clinic.keep(SignOff(first.entry, "en", first.revision, "of an older text", "A. Reader", TODAY))
    window.handouts.refresh()
    qtbot.waitUntil(lambda: window.handouts.preview is not signed, timeout=20000)
    window.actions_by_id["print"].trigger()
    assert f"Not yet reviewed: {first.title}." in window.message_bar.said


def test_the_letterhead_of_the_policy_is_shown_and_not_to_be_changed(under: Under) -> None:
    window = under('letterhead = { name = "Clinic on Elm Street", phone = "555-0100" }')
    window.desk.clinic.keep(Letterhead("Ours", "1"))
    window.actions_by_id["letterhead"].trigger()
    (dialog,) = dialogs()
    shown = list(dialog.findChildren(QLineEdit))
    assert [field.text() for field in shown] == ["Clinic on Elm Street", "555-0100"]
    assert not any(field.isEnabled() for field in shown)
    assert "Set by the administrator of this computer." in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()


def test_a_sign_off_of_one_language_is_none_of_the_other(under: Under, qtbot: QtBot) -> None:
    window = under("print_only_approved = true")
    with_handout(window, qtbot)
    assert window.handouts.preview is not None
    drafts = window.handouts.preview.document.sheets[0].drafts
    window.desk.clinic.keep(*(SignOff(one.entry, "es", one.revision, one.hash, "A. Reader", TODAY) for one in drafts))
    before = window.handouts.preview
    window.handouts.refresh()
    qtbot.waitUntil(lambda: window.handouts.preview is not before, timeout=20000)
    assert window.handouts.preview.document.sheets[0].drafts == drafts


def test_what_is_not_heeded_is_said_after_the_start(under: Under, qtbot: QtBot) -> None:
    window = under('\npaper = "A5"')
    app._after_first_paint(window)
    assert window.message_bar.said.endswith('has mistakes: paper takes "letter" or "a4" (line 2).')
    assert "has mistakes" in about_page(window.desk).html
    qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=15000)
