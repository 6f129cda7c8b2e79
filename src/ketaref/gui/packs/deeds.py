"""What a person does with content packs: choose one, look at it and install it, and go back to the content before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ketaref.errors import KetaRefError, LibraryError
from ketaref.gui.background import Background
from ketaref.gui.desk import Tell
from ketaref.gui.dialogs.choose_file import ChooseFile
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs import content
from ketaref.gui.packs.install_dialog import InstallDialog
from ketaref.gui.packs.question import Question
from ketaref.i18n import _
from ketaref.packs import SUFFIX
from ketaref.packs.choice import choose
from ketaref.packs.here import here
from ketaref.packs.installing import before, look, roll_back


def choose_pack(window: MainWindow) -> None:
    """Ask for the file of a pack, then offer to install it."""
    ask_for_pack(window, lambda path: offer(window, path))


def ask_for_pack(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask for the file of a pack and hand it over."""
    dialog = ChooseFile(_("Choose a content pack"), (SUFFIX,), parent)
    dialog.accepted.connect(lambda: chosen(dialog.chosen))
    dialog.open()


def offer(window: MainWindow, source: Path) -> None:
    """Show what the pack in a file is and install it where that is wanted; what cannot be installed is said."""
    offer_over(window, source, window.desk.background, window.desk.tell, lambda: _show_newest(window))


def offer_over(parent: QWidget, source: Path, background: Background, tell: Tell, show: Callable[[], object]) -> None:
    """Offer a pack over any window; `show` shows the content once it is installed and wanted at once."""
    place = here()
    try:
        dialog = InstallDialog(place, source, look(place, source), background, parent)
    except KetaRefError as error:
        tell(str(error), "danger")
        return
    dialog.content_wanted.connect(show)
    dialog.open()


def go_back(window: MainWindow) -> None:
    """Ask whether the content before is to be shown again, and show it."""
    try:
        shown, after = before(here())
    except KetaRefError as error:
        window.desk.tell(str(error), "caution")
        return
    sentence = _("Go back from content {version} to content {before}? To return, its pack has to be installed again.")
    question = Question(
        _("Go back to the content before"),
        sentence.format(version=shown, before=after),
        _("&Go back"),
        window,
    )
    question.accepted.connect(lambda: _go_back(window))
    question.open()


def _go_back(window: MainWindow) -> None:
    try:
        chosen = roll_back(here())
    except KetaRefError as error:
        window.desk.tell(str(error), "danger")
        return
    content.take(window, chosen.library)
    window.desk.tell(_("Content {version} is shown.").format(version=chosen.library.release().content_version))


def _show_newest(window: MainWindow) -> None:
    try:
        chosen = choose(here())
    except LibraryError as error:
        window.desk.tell(str(error), "danger")
        return
    content.take(window, chosen.library)
    shown = _("Content {version} is shown.").format(version=chosen.library.release().content_version)
    window.desk.tell(chosen.notice or shown, "caution" if chosen.notice else "info")
