"""A made-up language of long, accented words: what stays English was never translated, what is cut has no room."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot
from tools import messages

from gui_support import TODAY, Ctrl, Key, dialogs, on_screen, press, search_for, zoom_to
from ketaref import i18n, paths
from ketaref.clinic import policy
from ketaref.gui import actions, languages, metrics
from ketaref.gui.dialogs.error_window import ErrorWindow, details_of
from ketaref.gui.dialogs.paper_dialog import PaperDialog
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs import deeds
from ketaref.gui.packs.install_dialog import InstallDialog
from ketaref.gui.pathway.box_button import BoxButton
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.tick import Tick
from ketaref.library.library import Library
from ketaref.model.review import statements
from packs import packing

ACCENTS = str.maketrans("aeiouncAEIOUNC", "áéíóúñçÁÉÍÓÚÑÇ")
MARK = "‽"
LONGER = 1.3
"""Spanish needs about a third more room than English (W3C, Text size in translation)."""
KEPT = re.compile(r"(\{[^}]*\}|&\w)")
WORDLESS = re.compile(r"[\W\d_]*")
SAID_AS_THEY_ARE = {"English", "Español", "A4", "KetaRef", "Cerrar", "Cancelar", "Guardar", "Abrir",
    "Desplazar hacia la izquierda", "Desplazar hacia la derecha",
}  # fmt: skip
"""Languages by their own names, a size of paper, our name, and Qt's own buttons."""
BUTTON_MARGIN = 4
DATE = re.compile(r"\d+ de [a-z]+ de \d{4}")
"""What the library says of a day."""
DIALOGS = (
    "keys", "about", "palette", "print", "note", "sign-off", "letterhead", "clinic-file", "check-copy",
    "install-content", "save",
)  # fmt: skip
"""The commands that open something over the window."""


def pseudo(text: str) -> str:
    """Return `text` a third longer, accented and between marks; blanks, menu letters and a last "…" stay."""
    end = "…" if text.endswith("…") else ""
    body = text.removesuffix("…")
    accented = "".join(part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(body))
    return f"{MARK}{accented}{'~' * round(len(body) * (LONGER - 1))}{end}{MARK if not end else ''}"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogues in which Spanish is the made-up language."""
    folder = tmp_path_factory.mktemp("translations")
    made = Catalog(locale="es")
    for message in messages.gathered():
        if isinstance(message.id, str) and message.id:
            made.add(message.id, pseudo(message.id))
        elif message.id:
            made.add(message.id, tuple(map(pseudo, message.id)))
    path = folder / "es" / "LC_MESSAGES" / "ketaref.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, made)
    return folder


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, library: Library, catalogue: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    """The real window over the real library, in the made-up language, at the least width it is promised for."""
    monkeypatch.setattr(paths, "translations", lambda: catalogue)
    languages.speak("es")
    with on_screen(qtbot, theme, library, tmp_path) as made:
        yield made
    languages.speak("en")


@pytest.fixture(scope="module")
def content(database: Path) -> set[str]:
    """What the library itself says in Spanish: titles, groups, and the names and words of handouts."""
    from ketaref.handouts.templates import catalogue as templates
    from ketaref.model.types import TYPES

    opened = Library.open(database)
    entries = opened.entries(language="es")
    said = {text for entry in entries for text in (entry.title, entry.group)}
    said |= {line.call.es for line in opened.help_lines()}
    said |= {name.es for kind in TYPES for name in (kind.singular, kind.plural)}
    read = opened.entry("dissociation")
    said |= {text for source in read.citations for text in (source.reference, source.funding, source.link)}
    said |= set(statements(read.review, "es", TODAY))
    said |= {text.es for text in opened.wording("common").values()}
    for template in templates():
        said |= {template.title.es} | {text.es for text in opened.wording(template.id).values()}
    diagram = opened.diagram()
    assert diagram is not None
    said |= {diagram.legend.es} | {box.label.es for box in diagram.boxes} | {arrow.says.es for arrow in diagram.arrows}
    opened.close()
    return said


def shown(root: QWidget) -> list[QWidget]:
    """Return the widgets of a window that a person sees."""
    return [widget for widget in [root, *root.findChildren(QWidget)] if widget.isVisibleTo(root)]


def said_by(widget: QWidget) -> list[str]:
    """Return every text of a widget, shown or spoken."""
    texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QAbstractButton | QLabel):
        texts.append(re.sub(r"<[^>]*>|&nbsp;", "", widget.text()))
    if isinstance(widget, QLineEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QTabBar):
        texts += [widget.tabText(at) for at in range(widget.count())]
    return [text for text in texts if text]


def untouched(root: QWidget, content: set[str]) -> list[str]:
    """Return the texts of a window that neither the catalogue nor the library said."""
    found = []
    for text in (text for widget in shown(root) for text in said_by(widget)):
        known = text in content or text in SAID_AS_THEY_ARE or any(said and said in text for said in content)
        if MARK not in text and not known and not WORDLESS.fullmatch(text) and not DATE.fullmatch(text):
            found.append(text)
    return found


def least_width(widget: QWidget) -> int:
    """Return the width a text needs to be shown whole; 0 for a widget without one line of text."""
    if isinstance(widget, QToolButton) and not widget.text():
        return 0
    if isinstance(widget, Tick):  # in lines
        return widget.minimumSizeHint().width()
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.sizeHint().width() - BUTTON_MARGIN
    if isinstance(widget, BoxButton):  # in lines: a word alone may be too wide
        return widget.fontMetrics().boundingRect(widget.text_place(), widget.WRAPPED, widget.text()).width()
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and not widget.wordWrap()):
        return widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
    return 0


def least_height(widget: QWidget) -> int:
    """Return the height a text needs to be shown whole; 0 for what scrolls."""
    if isinstance(widget, QLabel):
        return widget.heightForWidth(widget.width())
    if isinstance(widget, Tick):
        return widget.heightForWidth(widget.width())
    return widget.minimumSizeHint().height() - BUTTON_MARGIN if is_control(widget) else 0


def cut(root: QWidget) -> list[str]:
    """Return the texts of a window that are wider or taller than their widget, or hang out of what they stand in.

    The boxes of the diagram do: it is scrolled both ways.
    """
    found = []
    for widget in shown(root):
        if isinstance(widget, QTabBar):
            found += [widget.tabText(at) for at in range(widget.count()) if not fits_tab(widget, at)]
        elif widget.width() < least_width(widget):
            found.append(f"{said_by(widget)} needs {least_width(widget)}, has {widget.width()}")
        elif widget.height() < least_height(widget):
            found.append(f"{said_by(widget)} is too low")
        elif is_control(widget) and not above_the_end(widget, root):
            found.append(f"{said_by(widget)} lies below what it stands in")
        elif isinstance(widget, QAbstractButton) and not inside(widget, root) and not isinstance(widget, BoxButton):
            found.append(f"{said_by(widget)} hangs out")
    return found


def small_targets(root: QWidget) -> list[str]:
    """Return what is to be pressed in a window and lower or narrower than a finger or an unsteady hand needs."""
    least = metrics.LEAST_TARGET
    return [str(said_by(one)) for one in shown(root) if is_control(one) and min(one.width(), one.height()) < least]


def is_control(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit | QComboBox)


def fits_tab(bar: QTabBar, at: int) -> bool:
    """Say whether a tab shows its words; where not all fit, those that do not are scrolled to by arrows or by key."""
    words = bar.fontMetrics().horizontalAdvance(bar.tabText(at))
    scrolled = at != bar.currentIndex() and any(arrow.isVisibleTo(bar) for arrow in bar.findChildren(QToolButton))
    return bar.tabRect(at).width() >= words and (scrolled or bar.rect().contains(bar.tabRect(at)))


def inside(widget: QWidget, root: QWidget) -> bool:
    """Say whether a widget lies within all it stands in from side to side: up and down, they scroll."""
    holder = widget.parentWidget()
    while widget is not root and holder is not None:
        left = widget.mapTo(holder, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > holder.width():
            return False
        holder = None if holder is root else holder.parentWidget()
    return True


def above_the_end(widget: QWidget, root: QWidget) -> bool:
    """Say whether a widget ends within all it stands in, up to what scrolls."""
    below, holder = widget, widget.parentWidget()
    while below is not root and holder is not None and not isinstance(holder.parentWidget(), QAbstractScrollArea):
        if widget.mapTo(holder, QPoint(0, 0)).y() + widget.height() > holder.height() + 1:
            return False
        below, holder = holder, holder.parentWidget()
    return True


def languages_of(window: MainWindow) -> list[str]:
    """Return the languages of the handout being shown."""
    preview = window.handouts.preview
    return [sheet.language for sheet in preview.document.sheets] if preview else []


def everything(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Go through the window as a person would; yield each thing there is to look at, by name."""
    yield "start", window
    for at, tab in enumerate(window.tabs):
        window.show_tab(at)
        QApplication.processEvents()
        yield f"tab {tab.id}", window
        if tab.page == "treatments":
            window.browse.right.comparing.chooser.button.click()
            QApplication.processEvents()
            yield "choice of treatments", window
            window.browse.right.comparing.chooser.close_boxes()
    window.handouts.choose(window.handouts.choices._replace(language="es"))  # a sheet's title is in its own language
    qtbot.waitUntil(lambda: "es" in languages_of(window), timeout=20_000)
    window.handouts.bar.show_text(True)
    yield "handout", window
    window.desk.tell(i18n._("The clinic has no letterhead yet."), "caution", (i18n._("Write it…"), lambda: None))
    yield "handout and message", window
    window.message_bar.hide()
    window.browse.open_entry("dissociation")
    press(qtbot, Key.Key_F, Ctrl)
    window.browse.pane.view.link_chosen.emit("cite:1")
    QApplication.processEvents()
    yield "entry, source and find", window
    window.add_to_handout("dissociation")
    QApplication.processEvents()
    yield "message", window
    search_for(qtbot, "zzzzqqqq")
    yield "nothing found", window
    press(qtbot, Key.Key_Escape)
    window.message_bar.hide()
    window.browse.pane.find_bar.close_bar()
    window.idle_bar.warn()
    yield "idle warning", window
    window.idle_bar.extend()
    window.browse.open_entry("dissociation")
    for command in DIALOGS:
        if command == "save":
            window.show_tab(len(window.tabs) - 1)
            qtbot.waitUntil(lambda: bool(languages_of(window)), timeout=20_000)
        window.actions_by_id[command].trigger()
        QApplication.processEvents()
        for dialog in dialogs():
            yield command, dialog
            dialog.close()
        yield f"after {command}", window
    error = ErrorWindow(details_of(RuntimeError, None), window)
    error.show()
    yield "error", error
    error.close()


def test_every_text_of_the_window_comes_from_the_catalogue_or_the_library(
    window: MainWindow, qtbot: QtBot, content: set[str]
) -> None:
    for name, root in everything(window, qtbot):
        of_pages = {view.accessibleName() for view in root.findChildren(EntryView)}
        left = [text for text in untouched(root, content) if text not in of_pages and not text.startswith("&")]
        assert not left, f"{name}: {left}"


def still_cut(qtbot: QtBot, root: QWidget) -> list[str]:
    """Return what is cut once all is laid out: rows that wrap are laid out one in the other, on a busy machine late."""
    with suppress(NotInTime):
        qtbot.waitUntil(lambda: not cut(root))
    return cut(root)


def test_nothing_is_cut_where_words_are_a_third_longer(window: MainWindow, qtbot: QtBot) -> None:
    for name, root in everything(window, qtbot):
        left = still_cut(qtbot, root)
        assert not left, f"{name}: {left}"


@pytest.mark.parametrize("zoom", [200, 300])
def test_nothing_is_cut_in_large_text(window: MainWindow, qtbot: QtBot, zoom: int) -> None:
    zoom_to(window, qtbot, zoom)
    for name, root in everything(window, qtbot):
        left = still_cut(qtbot, root)
        assert not left, f"{name}: {left}"
        assert not small_targets(root), f"{name}: {small_targets(root)}"
        assert root is window or root.minimumSizeHint().height() <= 720 * metrics.SCREEN_SHARE, name


POLICY = """
languages = ["es"]
paper = "a4"
allow_printing = false
allow_saving = false
letterhead = { name = "Elm Street", phone = "555-0100" }
notice = { en = "Elm Street", es = "Elm Street" }
"""


def refusals(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Go through what a policy refuses or fixes."""
    window.show_tab(len(window.tabs) - 1)
    qtbot.waitUntil(lambda: bool(languages_of(window)), timeout=20_000)
    window.handouts.options_panel.show_side("look")
    yield "fixed choices", window
    wanted = window.handouts.choices
    for name, deed in (
        ("printing", window.actions_by_id["print"].trigger),
        ("saving", window.actions_by_id["save"].trigger),
        ("the other language", window.actions_by_id["language-en"].trigger),
        ("the other paper", lambda: window.handouts.choose(wanted._replace(paper="letter"))),
        ("both languages", lambda: window.handouts.choose(wanted._replace(language="both"))),
    ):
        window.message_bar.hide()
        deed()
        QApplication.processEvents()
        assert window.message_bar.said, name
        yield name, window
    window.browse.open_entry("dissociation")
    for command in ("letterhead", "print", "about"):
        window.message_bar.hide()
        window.actions_by_id[command].trigger()
        QApplication.processEvents()
        for dialog in dialogs():
            if isinstance(dialog, PaperDialog):
                qtbot.waitUntil(dialog.print.isEnabled, timeout=20_000)
                dialog.print.click()
            else:
                yield command, dialog
            dialog.close()
        yield f"after {command}", window


def new_content(window: MainWindow, qtbot: QtBot, packs: dict[str, Path]) -> Iterator[tuple[str, QWidget]]:
    """Go through installing content: the offer, what is installed, what is older, what is none, and the way back."""
    for name in ("newer", "older"):
        deeds.offer(window, packs[name])
        qtbot.waitUntil(lambda: bool(dialogs()), timeout=20_000)
        (dialog,) = dialogs()
        assert isinstance(dialog, InstallDialog)
        yield name, dialog
        dialog.reason.setText("‽")
        dialog.install.setEnabled(True)
        dialog.install.click()
        qtbot.waitUntil(dialog.show_now.isVisible, timeout=20_000)
        yield f"{name}, installed", dialog
        dialog.close_button.click()
    deeds.offer(window, packs["none"])
    qtbot.waitUntil(lambda: bool(window.message_bar.said), timeout=20_000)
    yield "no pack", window
    deeds.go_back(window)
    QApplication.processEvents()
    for question in dialogs():
        yield "the way back", question
        question.close()


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A pack that is newer than what came with the program, one that is older than it, and a file that is none."""
    stick = tmp_path_factory.mktemp("stick")
    made = {name: packing.pack(packing.release(tmp_path_factory.mktemp(name), number), stick / f"{name}.ketapack")
            for name, number in (("newer", 90), ("older", 80))}  # fmt: skip
    made["none"] = stick / "none.ketapack"
    made["none"].write_bytes(b"none")
    return made


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_a_policy_refuses_is_said_in_the_language_and_whole(
    window: MainWindow, qtbot: QtBot, content: set[str], zoom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = policy.understand(POLICY.encode())
    monkeypatch.setattr(policy, "reading", lambda: read)
    zoom_to(window, qtbot, zoom)
    for name, root in refusals(window, qtbot):
        of_pages = {view.accessibleName() for view in root.findChildren(EntryView)}
        assert not [text for text in untouched(root, content) if text not in of_pages], name
        left = still_cut(qtbot, root)
        assert not left, f"{name}: {left}"


@pytest.mark.parametrize("zoom", [100, 200])
def test_new_content_is_offered_in_the_language_and_whole(
    window: MainWindow,
    qtbot: QtBot,
    content: set[str],
    packs: dict[str, Path],
    zoom: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    zoom_to(window, qtbot, zoom)
    for name, root in new_content(window, qtbot, packs):
        of_pages = {view.accessibleName() for view in root.findChildren(EntryView)}
        assert not [text for text in untouched(root, content) if text not in of_pages], name
        left = still_cut(qtbot, root)
        assert not left, f"{name}: {left}"


def test_every_menu_comes_from_the_catalogue(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    for menu in menus:
        assert isinstance(menu, QMenu)
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        said = [text for text in [menu.title(), *texts] if text.replace("&", "") not in SAID_AS_THEY_ARE]
        assert all(MARK in text for text in said), said
    bar = window.menuBar()
    assert all(bar.rect().contains(bar.actionGeometry(action)) for action in bar.actions())


def keys_shown() -> set[str]:
    """Return the keys of each command as the sheet of keys writes them."""
    declared = {" / ".join(actions.keys_of(command)) for command in actions.COMMANDS}
    return declared | set(map(actions.shown_key, actions.TAB_KEYS)) | {"Tab", "Enter", "Esc", "Alt"}


def test_pages_of_the_program_itself_come_from_the_catalogue(window: MainWindow) -> None:
    for command in ("keys", "about"):
        window.actions_by_id[command].trigger()
        QApplication.processEvents()
        (dialog,) = dialogs()
        lines = dialog.findChildren(EntryView)[0].toPlainText().splitlines()
        versions = ("KetaRef", "Python")
        left = [line for line in lines if MARK not in line and not line.startswith(versions)]
        assert set(left) <= keys_shown(), command
        dialog.close()


def test_what_is_looked_for_is_found(qtbot: QtBot) -> None:
    """The test's own eyes: a label nobody translated, and one without room."""
    parent = QWidget()
    qtbot.addWidget(parent)
    label = QLabel("Never translated", parent)
    label.setGeometry(0, 0, 20, 20)
    parent.show()
    assert untouched(parent, set()) == ["Never translated"]
    assert len(cut(parent)) == 1


@pytest.fixture
def spanish_window(qtbot: QtBot, theme: Theme, library: Library, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window over the real library, in the real Spanish."""
    languages.speak("es")
    with on_screen(qtbot, theme, library, tmp_path) as made:
        yield made
    languages.speak("en")


def english_texts() -> set[str]:
    """Return the English texts of the interface that are otherwise in Spanish, as they are shown."""
    found = set()
    for message in messages.gathered():
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        found |= {text.replace("&", "") for text in english if text and i18n._(text) != text}
    return found - SAID_AS_THEY_ARE


def test_in_spanish_no_widget_says_an_english_text_of_the_interface(spanish_window: MainWindow, qtbot: QtBot) -> None:
    english = english_texts()
    assert len(english) > 300
    seen = set()
    for name, root in everything(spanish_window, qtbot):
        seen.add(name)
        said = {text.replace("&", "") for widget in shown(root) for text in said_by(widget)}
        assert not said & english, f"{name}: {said & english}"
    assert sorted(set(DIALOGS) - seen) == [], "each of them opens something"
