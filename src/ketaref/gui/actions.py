"""Every command of the window, declared once: menus, buttons, shortcuts and the sheet of keys are drawn from here.

A new command is one line in `COMMANDS` and one entry in the table of deeds of the main window.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ketaref.i18n import _, in_every_language, noted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence


class Command(NamedTuple):
    """One thing a person can do. `keys` are written as Qt reads them; `group` makes choices exclusive.

    `asked` are words that people say for it and that its name does not hold, `under` is the menu in its menu that
    holds it, where one does.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    asked: str = ""
    under: str = ""


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

LANGUAGE_AT_START = noted("Language at sta&rt")
_ALWAYS = noted("language always")

AS_TYPED_KEY = "Ctrl+Return"
"""Searches for what was typed where a word was mended; the line above the results names it."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "add-to-handout",
        HANDOUT,
        noted("&Add this entry to the handout"),
        ("Ctrl+D",),
        asked=noted("sheet include put collect"),
    ),
    Command(
        "print", HANDOUT, noted("&Print this page or handout…"), ("Ctrl+P",), asked=noted("paper printer hard copy")
    ),
    Command("save", HANDOUT, noted("&Save the handout as PDF…"), ("Ctrl+S",), asked=noted("download export file keep")),
    Command(
        "copy-text",
        HANDOUT,
        noted("&Copy the text with its sources"),
        ("Ctrl+Shift+C",),
        asked=noted("clipboard paste cite citation"),
    ),
    Command(
        "check-copy", HANDOUT, noted("C&heck a printed copy…"), asked=noted("code valid verify outdated old still hold")
    ),
    Command("-", HANDOUT, ""),
    Command(
        "finish",
        HANDOUT,
        noted("&Finish with this client"),
        ("Ctrl+Shift+Del",),
        asked=noted("clear erase delete privacy reset next client done"),
    ),
    Command("quit", HANDOUT, noted("&Quit"), ("Ctrl+Q",), asked=noted("close exit leave")),
    Command("search", FIND, noted("&Search everything"), ("Ctrl+K", "Ctrl+L"), asked=noted("look up ask")),
    Command("search-as-typed", FIND, noted("Search for exactly what was &typed"), (AS_TYPED_KEY,)),
    Command("find", FIND, noted("&Find on this page"), ("Ctrl+F",), asked=noted("word text look for")),
    Command("find-next", FIND, noted("Find &next"), ("F3", "Ctrl+G")),
    Command("find-previous", FIND, noted("Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
    Command("palette", FIND, noted("Find a &command"), ("Ctrl+Shift+P",)),
    Command("back", GO, noted("&Back"), ("Alt+Left",), asked=noted("previous return")),
    Command("forward", GO, noted("&Forward"), ("Alt+Right",), asked=noted("next again")),
    Command("recent", GO, noted("Recentl&y read…"), ("Ctrl+H",), asked=noted("history last pages visited")),
    Command("start-page", GO, noted("&Start page"), ("Alt+Home",), asked=noted("home welcome beginning")),
    Command(
        "compare",
        GO,
        noted("&Choose treatments to compare"),
        ("Ctrl+T",),
        asked=noted("versus against columns difference"),
    ),
    Command("-", GO, ""),
    Command("next-heading", GO, noted("&Next heading"), ("Alt+Down",), asked=noted("section down")),
    Command("previous-heading", GO, noted("&Previous heading"), ("Alt+Up",), asked=noted("section up")),
    Command("contents", GO, noted("&List of headings"), ("Alt+C",), asked=noted("outline table of contents sections")),
    Command("next-pane", GO, noted("N&ext part of the window"), ("F6",), asked=noted("panel focus move")),
    Command("previous-pane", GO, noted("P&revious part of the window"), ("Shift+F6",), asked=noted("panel focus move")),
    Command("favourite", CLINIC, noted("&Favorite, or no longer"), ("Ctrl+B",), asked=noted("bookmark star mark")),
    Command(
        "favourites", CLINIC, noted("Show the f&avorites"), ("Ctrl+Shift+B",), asked=noted("bookmarks starred marked")
    ),
    Command(
        "note", CLINIC, noted("&Note on this entry…"), ("Ctrl+Shift+N",), asked=noted("comment remark annotate write")
    ),
    Command("sign-off", CLINIC, noted("&Sign off this text…"), asked=noted("approve review check")),
    Command("-", CLINIC, ""),
    Command("letterhead", CLINIC, noted("&Letterhead and notice…"), asked=noted("logo name address phone header")),
    Command("clinic-file", CLINIC, noted("&Clinic file and backups…"), asked=noted("backup restore copy")),
    Command(
        "counselor",
        VIEW,
        noted("For the &counselor"),
        ("Alt+1",),
        "section",
        asked=noted("professional clinician therapist details"),
    ),
    Command("client", VIEW, noted("For the c&lient"), ("Alt+2",), "section", asked=noted("patient plain simple words")),
    Command(
        "spanish",
        VIEW,
        noted("For the client, in &Spanish"),
        ("Alt+3",),
        "section",
        asked=noted("translate translation patient"),
    ),
    Command("-", VIEW, ""),
    Command(
        "bigger",
        VIEW,
        noted("&Bigger text"),
        ("Ctrl++", "Ctrl+="),
        asked=noted("large larger increase zoom in magnify font size"),
    ),
    Command(
        "smaller", VIEW, noted("S&maller text"), ("Ctrl+-",), asked=noted("small little decrease zoom out font size")
    ),
    Command("actual-size", VIEW, noted("&Normal text size"), ("Ctrl+0",), asked=noted("zoom reset default font")),
    Command("caret", VIEW, noted("&Text cursor on pages, or none"), ("F7",), asked=noted("caret line select copy")),
    Command("-", VIEW, ""),
    Command(
        "theme-system", VIEW, noted("Colors of the s&ystem"), (), "theme", asked=noted("automatic theme appearance")
    ),
    Command("theme-light", VIEW, noted("L&ight"), (), "theme", asked=noted("bright white day theme appearance colors")),
    Command("theme-dark", VIEW, noted("&Dark"), (), "theme", asked=noted("black night theme appearance colors")),
    Command(
        "theme-contrast",
        VIEW,
        noted("&High contrast"),
        (),
        "theme",
        asked=noted("vision accessibility theme appearance colors"),
    ),
    Command("-", VIEW, ""),
    Command(
        "language-en", VIEW, "&English", (), "language", asked=noted("language interface")
    ),  # each by its own name, for whoever cannot read the other
    Command("language-es", VIEW, "Es&pañol", (), "language", asked=noted("language interface spanish")),
    Command(
        "start-system", VIEW, noted("Start in the language of this comp&uter"), (), "start", _ALWAYS, LANGUAGE_AT_START
    ),
    Command("start-en", VIEW, noted("Start in En&glish"), (), "start", _ALWAYS, LANGUAGE_AT_START),
    Command("start-es", VIEW, noted("St&art in Spanish"), (), "start", _ALWAYS, LANGUAGE_AT_START),
    Command("install-content", HELP, noted("&Install content…"), asked=noted("update new pack stick usb")),
    Command(
        "content-before", HELP, noted("&Go back to the content before…"), asked=noted("undo update previous version")
    ),
    Command("-", HELP, ""),
    Command("keys", HELP, noted("&Keys"), ("F1",), asked=noted("keyboard shortcuts help")),
    Command("about", HELP, noted("&About KetaRef"), asked=noted("version license review")),
)
"""All commands in the order of their menus; "-" is a line between them."""

TAB_KEYS = tuple(f"Ctrl+{number}" for number in range(1, 9))
"""The keys of the tabs, from left to right."""

Deeds = Mapping[str, Callable[[], object]]
"""What each command does, by its id."""


def ways_to_ask(command_id: str) -> str:
    """Return the names of the command of that id, and the words that people say for it, in every language; or nothing.

    A person may think of it in the other one.
    """
    said = next(((one.text, one.asked) for one in COMMANDS if one.id == command_id), ())
    return " ".join(in_every_language(text).replace("&", "") for text in said if text)


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
    made = key_sequence(key)
    return made.toString(type(made).SequenceFormat.NativeText)


def key_sequence(key: str) -> "QKeySequence":
    """Return one shortcut as Qt knows it; what is declared names keys in English, whatever the window speaks."""
    from PySide6.QtGui import QKeySequence  # not on the way to the first answer

    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
