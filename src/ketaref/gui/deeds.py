"""What each command does: the one table that ties the commands of `actions` to the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketaref.clinic.settings import Appearance, StartLanguage
from ketaref.gui import metrics, paper
from ketaref.gui.actions import Deeds
from ketaref.gui.browse_page import HOME
from ketaref.gui.clinic.deeds import clinic_deeds
from ketaref.gui.panes import next_pane
from ketaref.i18n import Spoken, _, spoken

if TYPE_CHECKING:
    from ketaref.gui.handouts.page import HandoutPage
    from ketaref.gui.main_window import MainWindow


def deeds_of(window: "MainWindow") -> Deeds:
    """Return the deed of every command, by its id."""
    browse = window.browse
    return {
        "add-to-handout": browse.want_handout,
        "print": lambda: _in_front(window, lambda page: page.outputs.print_handout(), paper.print_page),
        "save": lambda: window.on_handouts(lambda page: page.outputs.save()),
        "copy-text": lambda: _in_front(window, lambda page: page.outputs.copy_text(), paper.copy_page),
        "check-copy": lambda: _check_copy(window),
        "finish": lambda: finish_with_client(window),
        "quit": window.close,
        "search": window.top_bar.search.take_focus,
        "search-as-typed": lambda: window.on_browse(
            lambda: browse.left.search(window.top_bar.search.text(), mend=False)
        ),
        "find": lambda: _in_front(window, lambda page: page.options_panel.take_filter(), _find_words),
        "find-next": lambda: window.on_browse(lambda: browse.pane.find_bar.step(1)),
        "find-previous": lambda: window.on_browse(lambda: browse.pane.find_bar.step(-1)),
        "palette": lambda: _show_palette(window),
        "back": lambda: _go_back(window),
        "forward": lambda: window.on_browse(browse.forward),
        "recent": lambda: _show_recent(window),
        "start-page": lambda: window.on_browse(lambda: browse.visit(HOME)),
        "compare": lambda: _compare(window),
        "next-heading": lambda: window.on_browse(lambda: browse.pane.view.step_heading(1)),
        "previous-heading": lambda: window.on_browse(lambda: browse.pane.view.step_heading(-1)),
        "contents": lambda: window.on_browse(browse.right.reading.contents.take_focus),
        "next-pane": lambda: _go_to_pane(window, 1),
        "previous-pane": lambda: _go_to_pane(window, -1),
        "counselor": lambda: window.on_browse(lambda: browse.pane.switch.choose("counselor")),
        "client": lambda: window.on_browse(lambda: browse.pane.switch.choose("client")),
        "spanish": lambda: window.on_browse(lambda: browse.pane.switch.choose("spanish")),
        "bigger": lambda: window.step_zoom(1),
        "smaller": lambda: window.step_zoom(-1),
        "actual-size": lambda: window.set_zoom(metrics.ZOOM_NORMAL),
        "caret": lambda: _turn_caret(window),
        "theme-system": lambda: _dress(window, "system"),
        "theme-light": lambda: _dress(window, "light"),
        "theme-dark": lambda: _dress(window, "dark"),
        "theme-contrast": lambda: _dress(window, "contrast"),
        "language-en": lambda: _speak(window, "en"),
        "language-es": lambda: _speak(window, "es"),
        "start-system": lambda: _start_in(window, "system"),
        "start-en": lambda: _start_in(window, "en"),
        "start-es": lambda: _start_in(window, "es"),
        **clinic_deeds(window),
        "install-content": lambda: _choose_pack(window),
        "content-before": lambda: _content_before(window),
        "keys": lambda: _show_keys(window),
        "about": lambda: _show_about(window),
    }


def enable_commands(window: "MainWindow") -> None:
    """Let those commands be used that have something to do with the page being read."""
    history = window.browse.history
    for command, able in (("back", history.can_go_back), ("forward", history.can_go_forward)):
        window.actions_by_id[command].setEnabled(able)
        window.top_bar.enable(command, able)
    for command in ("add-to-handout", "counselor", "client", "spanish", "note", "favourite", "sign-off"):
        window.actions_by_id[command].setEnabled(window.browse.entry is not None)


def finish_with_client(window: "MainWindow") -> None:
    """Forget what was searched, read, chosen and copied, and say so."""
    from ketaref.gui import copies

    window.top_bar.search.clear()
    window.browse.forget()
    if window.handouts_made:
        window.handouts_made.forget()
    copies.clear()
    window.top_bar.search.setFocus()
    window.desk.tell(_("Search, pages, handout and copied text are cleared. Saved files stay where they are."))


def _go_back(window: "MainWindow") -> None:
    """Go to the page before this one; from the handout, to the page that was read before it."""
    if window.front is window.browse:
        window.browse.back()
    else:
        window.on_browse(window.browse.take_focus)


def _go_to_pane(window: "MainWindow", steps: int) -> None:
    """Go to another part of the window; the text of a handout comes into view, since it is one of them."""
    if window.handouts_made and window.handouts_made.isVisible():
        window.handouts_made.bar.show_text(True)
    next_pane(window.panes(), steps)


def _show_recent(window: "MainWindow") -> None:
    from ketaref.gui.recent import show_recent

    show_recent(window)


def _compare(window: "MainWindow") -> None:
    """Put treatments side by side, the one being read among them, and offer the others."""
    tab = next((tab for tab in window.tabs if tab.page == "treatments"), None)
    if tab is None:
        return
    browse, read = window.browse, window.browse.entry
    window.on_browse(lambda: browse.visit(f"tab:{tab.id}"))
    browse.right.comparing.offer(read.id if read else "")


def _in_front(
    window: "MainWindow", handout: "Callable[[HandoutPage], object]", read: "Callable[[MainWindow], object]"
) -> None:
    """Do with the handout where it is in front, else with the page that is read."""
    if window.handouts_made and window.handouts_made.isVisible():
        handout(window.handouts_made)
    else:
        read(window)


def _speak(window: "MainWindow", language: Spoken) -> None:
    from ketaref.clinic import policy
    from ketaref.gui.change_of_language import speak

    if language in policy.in_force().languages:
        speak(window, language)
        return
    window.actions_by_id[f"language-{spoken()}"].setChecked(True)
    _tell_language_is_fixed(window)


def _start_in(window: "MainWindow", language: StartLanguage) -> None:
    from ketaref.clinic import policy

    if policy.fixes("languages"):
        window.actions_by_id[f"start-{window.desk.settings.now.language}"].setChecked(True)
        _tell_language_is_fixed(window)
        return
    window.desk.settings.keep(language=language)
    said = {
        "system": _("KetaRef starts in the language of this computer from now on."),
        "en": _("KetaRef starts in English from now on."),
        "es": _("KetaRef starts in Spanish from now on."),
    }
    window.desk.tell(said[language])


def _tell_language_is_fixed(window: "MainWindow") -> None:
    window.desk.tell(_("The language of the window is set by the administrator of this computer."), "caution")


def _dress(window: "MainWindow", choice: Appearance) -> None:
    window.desk.theme.choose(choice)
    window.desk.settings.keep(appearance=choice)


def _turn_caret(window: "MainWindow") -> None:
    from ketaref.gui import caret

    on = not caret.is_on()
    caret.turn(on=on)
    window.desk.settings.keep(caret=on)
    moves, scrolls = _("Arrow keys move a text cursor through the page."), _("Arrow keys scroll the page.")
    window.desk.tell(moves if on else scrolls)


def _show_palette(window: "MainWindow") -> None:
    from ketaref.gui.dialogs.command_palette import CommandPalette
    from ketaref.gui.menus import listed

    menus = listed(window.menuBar())
    CommandPalette(menus, window.desk.theme, window).open()


def _find_words(window: "MainWindow") -> None:
    """Look for words on the page being read or, beside the diagram, in the list of what it shows."""
    page = window.browse
    if page.right.diagram and page.right.diagram.isVisible():
        page.left.entry_list.take_filter()
    else:
        page.pane.find_bar.open_bar()


def _check_copy(window: "MainWindow") -> None:
    from ketaref.gui.handouts.check_dialog import CheckDialog

    CheckDialog(window.desk.library, window).open()


def _choose_pack(window: "MainWindow") -> None:
    from ketaref.gui.packs.deeds import choose_pack

    choose_pack(window)


def _content_before(window: "MainWindow") -> None:
    from ketaref.gui.packs.deeds import go_back

    go_back(window)


def _show_keys(window: "MainWindow") -> None:
    from ketaref.gui.dialogs.keys_sheet import keys_page
    from ketaref.gui.dialogs.text_dialog import TextDialog

    TextDialog(keys_page([tab.title for tab in window.tabs]), window.desk.theme, window, window.browse.zoom).open()


def _show_about(window: "MainWindow") -> None:
    from ketaref.gui.dialogs.about import about_page
    from ketaref.gui.dialogs.text_dialog import TextDialog

    TextDialog(about_page(window.desk), window.desk.theme, window, window.browse.zoom).open()
