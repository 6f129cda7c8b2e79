"""Every command of the window, declared once: menus, buttons, shortcuts and the sheet of keys are drawn from here.

A new command is one line in `COMMANDS` and one entry in the table of deeds of the main window.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ketaref.i18n import _, noted


class Command(NamedTuple):
    """One thing a person can do. `keys` are written as Qt reads them; `group` makes choices exclusive."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""


HANDOUT, FIND, GO, CLINIC, VIEW, HELP = (
    noted("&Handout"),
    noted("&Find"),
    noted("&Go"),
    noted("Cli&nic"),
    noted("&View"),
    noted("H&elp"),
)
MENUS = (HANDOUT, FIND, GO, CLINIC, VIEW, HELP)
"""The menus in their order."""

AS_TYPED_KEY = "Ctrl+Return"
"""Searches for what was typed where a word was mended; the line above the results names it."""

COMMANDS: tuple[Command, ...] = (
    Command("add-to-handout", HANDOUT, noted("&Add this entry to the handout"), ("Ctrl+D",)),
    Command("print", HANDOUT, noted("&Print this page or handout…"), ("Ctrl+P",)),
    Command("save", HANDOUT, noted("&Save the handout as PDF…"), ("Ctrl+S",)),
    Command("copy-text", HANDOUT, noted("&Copy the text with its sources"), ("Ctrl+Shift+C",)),
    Command("check-copy", HANDOUT, noted("Does a printed copy still &hold?…")),
    Command("-", HANDOUT, ""),
    Command("finish", HANDOUT, noted("&Finish with this client"), ("Ctrl+Shift+Del",)),
    Command("quit", HANDOUT, noted("&Quit"), ("Ctrl+Q",)),
    Command("search", FIND, noted("&Search everything"), ("Ctrl+K", "Ctrl+L")),
    Command("search-as-typed", FIND, noted("Search for what was &typed, unmended"), (AS_TYPED_KEY,)),
    Command("find", FIND, noted("&Find on this page"), ("Ctrl+F",)),
    Command("find-next", FIND, noted("Find &next"), ("F3", "Ctrl+G")),
    Command("find-previous", FIND, noted("Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
    Command("palette", FIND, noted("Find a &command"), ("Ctrl+Shift+P",)),
    Command("back", GO, noted("&Back"), ("Alt+Left",)),
    Command("forward", GO, noted("&Forward"), ("Alt+Right",)),
    Command("start-page", GO, noted("&Start page"), ("Alt+Home",)),
    Command("-", GO, ""),
    Command("next-heading", GO, noted("&Next heading"), ("Alt+Down",)),
    Command("previous-heading", GO, noted("&Previous heading"), ("Alt+Up",)),
    Command("contents", GO, noted("&List of headings"), ("Alt+C",)),
    Command("next-pane", GO, noted("N&ext part of the window"), ("F6",)),
    Command("previous-pane", GO, noted("P&revious part of the window"), ("Shift+F6",)),
    Command("favourite", CLINIC, noted("&Favorite, or no longer"), ("Ctrl+B",)),
    Command("favourites", CLINIC, noted("Show the f&avorites"), ("Ctrl+Shift+B",)),
    Command("note", CLINIC, noted("&Note on this entry…"), ("Ctrl+Shift+N",)),
    Command("sign-off", CLINIC, noted("&Sign off this text…")),
    Command("-", CLINIC, ""),
    Command("letterhead", CLINIC, noted("&Letterhead and notice…")),
    Command("clinic-file", CLINIC, noted("&Clinic file and backups…")),
    Command("counselor", VIEW, noted("For the &counselor"), ("Alt+1",), "section"),
    Command("client", VIEW, noted("For the c&lient"), ("Alt+2",), "section"),
    Command("spanish", VIEW, noted("For the client, in &Spanish"), ("Alt+3",), "section"),
    Command("-", VIEW, ""),
    Command("bigger", VIEW, noted("&Bigger text"), ("Ctrl++", "Ctrl+=")),
    Command("smaller", VIEW, noted("S&maller text"), ("Ctrl+-",)),
    Command("actual-size", VIEW, noted("&Normal text size"), ("Ctrl+0",)),
    Command("-", VIEW, ""),
    Command("theme-system", VIEW, noted("Colors of the s&ystem"), (), "theme"),
    Command("theme-light", VIEW, noted("L&ight"), (), "theme"),
    Command("theme-dark", VIEW, noted("&Dark"), (), "theme"),
    Command("theme-contrast", VIEW, noted("&High contrast"), (), "theme"),
    Command("-", VIEW, ""),
    Command("language-en", VIEW, "&English", (), "language"),  # each by its own name, for whoever cannot read the other
    Command("language-es", VIEW, "Es&pañol", (), "language"),
    Command("install-content", HELP, noted("&Install content…")),
    Command("content-before", HELP, noted("&Go back to the content before…")),
    Command("-", HELP, ""),
    Command("keys", HELP, noted("&Keys"), ("F1",)),
    Command("about", HELP, noted("&About KetaRef")),
)
"""All commands in the order of their menus; "-" is a line between them."""

TAB_KEYS = tuple(f"Ctrl+{number}" for number in range(1, 9))
"""The keys of the tabs, from left to right."""

Deeds = Mapping[str, Callable[[], object]]
"""What each command does, by its id."""


def plain(text: str) -> str:
    """Return a command's text in the interface language, without the mark of its menu letter."""
    return _(text).replace("&", "")


def keys_of(command: Command) -> list[str]:
    """Return the keys of a command as this computer writes them."""
    return [shown_key(key) for key in command.keys]


def key_of(command_id: str) -> str:
    """Return the first key of the command of that id, as this computer writes it."""
    return keys_of(next(command for command in COMMANDS if command.id == command_id))[0]


def shown_key(key: str) -> str:
    """Return one shortcut as this computer writes it."""
    from PySide6.QtGui import QKeySequence  # not on the way to the first answer

    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
