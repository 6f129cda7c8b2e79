"""Pictures of the window as people see it: `python tools/screenshots.py build/screenshots`.

Light and dark, small and large windows, 100 and 200 percent, English and Spanish, search, reading and handouts.
`make screenshots` needs no screen for it. The pictures are for looking at: nothing compares them.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ketaref.app import open_window, start_qt
from ketaref.gui.browse_page import HOME
from ketaref.gui.dialogs.error_window import ErrorWindow, details_of
from ketaref.gui.growing import grow
from ketaref.gui.look import dress, load_slanted_fonts
from ketaref.gui.main_window import MainWindow
from ketaref.i18n import LANGUAGES, spoken

SIZES = {"1280": (1280, 720), "1920": (1920, 1080)}
_FRAME_MS, _QUIET_FRAMES = 40, 2
_MOMENT_MS = 1000

Scene = Callable[[MainWindow], QWidget | None]


def search(window: MainWindow) -> None:
    """Results of a search, with one of them open."""
    window.top_bar.search.setText("dissoc")
    window.top_bar.search.ask_now()
    window.browse.left.open_result()


def mended(window: MainWindow) -> None:
    """A misspelt word."""
    window.top_bar.search.setText("disociatoin")
    window.top_bar.search.ask_now()


def counselor(window: MainWindow) -> None:
    """An entry for the counselor, with a source open and words found."""
    window.browse.open_entry("treatment-resistant-depression")
    window.browse.pane.view.link_chosen.emit("cite:1")
    window.browse.pane.find_bar.open_bar()


def client(window: MainWindow) -> None:
    """An entry for the client, with its figure."""
    window.browse.open_entry("dissociation")
    window.browse.pane.switch.choose("client")


def spanish(window: MainWindow) -> None:
    """The same in Spanish."""
    window.browse.open_entry("dissociation")
    window.browse.pane.switch.choose("spanish")


def subject(window: MainWindow) -> None:
    """A tab with its entries as a page."""
    window.show_tab(2)


def compare(window: MainWindow) -> None:
    """Four treatments side by side, with the check boxes open."""
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "compare"))
    window.browse.right.comparing.chooser.button.click()
    window.browse.right.comparing.chooser.boxes["cbt"].click()


def pathway(window: MainWindow) -> None:
    """The diagram of mechanisms, walked one arrow."""
    window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == "mechanisms"))
    QTest.keyClick(window.browse.panes()[1], Qt.Key.Key_Down)


def grouped(window: MainWindow) -> None:
    """Side effects by how often."""
    window.show_tab(2)
    box = window.browse.left.entry_list.group_by.box
    box.setCurrentIndex(box.findData("how-often"))
    box.activated.emit(box.currentIndex())


def handout(window: MainWindow) -> None:
    """The handouts tab."""
    window.show_tab(len(window.tabs) - 1)


def handout_as_text(window: MainWindow) -> None:
    """A large-print handout in both languages, with its text beside it."""
    window.add_to_handout("dissociation")
    handout(window)
    window.handouts.choose(window.handouts.choices._replace(language="both", size=18))
    window.handouts.bar.show_text(True)


def first_start(window: MainWindow) -> None:
    """The page of the first start."""
    window.desk.settings.keep(first_start_seen=False)
    window.browse.visit(HOME)
    window.desk.settings.keep(first_start_seen=True)


def idle(window: MainWindow) -> None:
    """The warning before what an absent person left is cleared, over an entry."""
    window.browse.open_entry("dissociation")
    window.idle_bar.warn()


def palette(window: MainWindow) -> QWidget | None:
    """The command palette, some commands filtered."""
    dialog = dialog_of(window, "palette")
    for field in dialog.findChildren(QLineEdit) if dialog else ():
        QTest.keyClicks(field, "hoja" if spoken() == "es" else "hand")
    return dialog


def keys(window: MainWindow) -> QWidget | None:
    """The sheet of keys."""
    return dialog_of(window, "keys")


def about(window: MainWindow) -> QWidget | None:
    """What the program is."""
    return dialog_of(window, "about")


def tab_of(name: str) -> Scene:
    """A tab as it is first seen."""

    def scene(window: MainWindow) -> None:
        window.show_tab(next(at for at, tab in enumerate(window.tabs) if tab.id == name))

    return scene


def nothing(window: MainWindow) -> None:
    """A search that finds nothing, with the nearest topics."""
    window.top_bar.search.setText("qqxxzzy")
    window.top_bar.search.ask_now()


def error(window: MainWindow) -> QWidget | None:
    """The window of the last resort, over an entry."""
    window.browse.open_entry("dissociation")
    dialog = ErrorWindow(details_of(RuntimeError, None), window)
    dialog.show()
    return dialog


def paper(window: MainWindow) -> QWidget | None:
    """An entry as its pages, before it is printed."""
    window.browse.open_entry("dissociation")
    return dialog_of(window, "print")


def favorites(window: MainWindow) -> None:
    """The favorites: none yet."""
    window.actions_by_id["favourites"].trigger()


def dialog_over_entry(command: str) -> Scene:
    """A dialog of the menus, over an entry."""

    def scene(window: MainWindow) -> QWidget | None:
        window.browse.open_entry("dissociation")
        return dialog_of(window, command)

    return scene


SCENES: dict[str, Scene] = {
    "start": lambda window: None,
    "search": search,
    "mended": mended,
    "counselor": counselor,
    "client": client,
    "spanish": spanish,
    "subject": subject,
    "compare": compare,
    "pathway": pathway,
    "grouped": grouped,
    "handout": handout,
    "handout-text": handout_as_text,
    "first-start": first_start,
    "idle": idle,
    "palette": palette,
    "keys": keys,
    "about": about,
    "paper": paper,
    "nothing": nothing,
    "error": error,
    "favorites": favorites,
    **{
        command: dialog_over_entry(command)
        for command in ("note", "sign-off", "letterhead", "clinic-file", "check-copy")
    },
    **{tab: tab_of(tab) for tab in ("conditions", "treatments", "cautions", "guides")},
}


def dialog_of(window: MainWindow, command: str) -> QWidget | None:
    """Open the dialog of a command and return it."""
    window.actions_by_id[command].trigger()
    return QApplication.activeModalWidget()


def settle(window: MainWindow) -> None:
    """Wait until everything that is being made, or was put off for a moment, is shown."""
    quiet = 0
    while quiet < _QUIET_FRAMES:
        QTest.qWait(_FRAME_MS)
        quiet = 0 if window.desk.background.busy or _put_off(window) else quiet + 1


def _put_off(window: MainWindow) -> bool:
    """Whether something is to be done in a moment; what waits for an absent person waits longer."""
    timers = (timer for timer in window.findChildren(QTimer) if timer.isActive() and timer.isSingleShot())
    return any(timer.interval() < _MOMENT_MS for timer in timers)


def looks() -> Iterator[tuple[str, str, int]]:
    """Give each size, theme and text size that is photographed."""
    yield from (("1280", "light", 100), ("1280", "dark", 100), ("1280", "light", 200), ("1920", "light", 100))
    yield from (("1920", "dark", 100), ("1280", "contrast", 100), ("1280", "contrast", 200))


def photograph(window: MainWindow, scene: Scene, path: Path) -> None:
    """Play one scene from the start, and write what is seen to `path`."""
    window.actions_by_id["finish"].trigger()
    if window.handouts_made:
        window.handouts_made.bar.show_text(False)
    window.message_bar.hide()
    window.idle_bar.extend()
    over = scene(window)
    settle(window)
    (over or window).grab().save(str(path))
    if over:
        over.close()


def main() -> int:
    """Write all pictures to the folder named on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()  # settings and a clinic of nobody
    theme = dress(start_qt())
    load_slanted_fonts()
    window = open_window(theme)
    if not isinstance(window, MainWindow):
        print("The library cannot be read: run `make content` first.", file=sys.stderr)
        return 1
    window.desk.settings.keep(first_start_seen=True)
    window.show()
    window.furnish()
    for language in LANGUAGES:
        window.actions_by_id[f"language-{language}"].trigger()
        for size, choice, zoom in looks():
            window.resize(*SIZES[size])
            window.actions_by_id[f"theme-{choice}"].trigger()
            for name, scene in SCENES.items():
                window.set_zoom(zoom)
                grow(theme, zoom)
                photograph(window, scene, folder / f"{name}-{size}-{choice}-{zoom}-{language}.png")
    window.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
