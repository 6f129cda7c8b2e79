"""The menus, drawn from the declared commands; made once the window has been painted."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ketaref.gui.actions import COMMANDS, GO, MENUS, TAB_KEYS, Command, Deeds, key_sequence, plain
from ketaref.i18n import _


def fill_menus(bar: QMenuBar, deeds: Deeds) -> dict[str, QAction]:
    """Draw every command into the menus of `bar` and tie it to its deed; returns the actions by command id.

    KeyError where a command has no deed.
    """
    menus = {menu: _menu(bar, menu) for menu in MENUS}
    groups: dict[str, QActionGroup] = {}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        if command.id == "-":
            menus[command.menu].addSeparator()
            continue
        action = _action(command, bar, deeds[command.id])
        if command.group:
            action.setCheckable(True)
            groups.setdefault(command.group, QActionGroup(bar)).addAction(action)
        if command.under and command.under not in menus:
            menus[command.under] = _menu(menus[command.menu], command.under)
        menus[command.under or command.menu].addAction(action)
        actions[command.id] = action
    return actions


def name_of(action: QAction) -> str:
    """Return the name of a command as it stands in its menu, without the mark of its menu letter."""
    return action.text().replace("&", "")


def listed(bar: QMenuBar) -> dict[str, list[QAction]]:
    """Return the commands of `bar`, those of the tabs too, under the names of their menus: what a palette offers."""
    menus = [(name_of(top), top.menu()) for top in bar.actions()]
    return {
        name: [action for action in _held(menu) if action.objectName() not in ("", "palette")]
        for name, menu in menus
        if isinstance(menu, QMenu)
    }


def _held(menu: QMenu) -> list[QAction]:
    """Return the commands of a menu, and of menus in it where they stand."""
    inside = ((action, action.menu()) for action in menu.actions())
    return [one for action, under in inside for one in (_held(under) if isinstance(under, QMenu) else [action])]


def add_tabs(bar: QMenuBar, titles: list[str], show: Callable[[int], object]) -> None:
    """Add a command for each tab to the menu Go, with its key."""
    menu = next(action.menu() for action in bar.actions() if action.text() == _(GO))
    if not isinstance(menu, QMenu):
        return
    menu.addSeparator()
    for at, (title, key) in enumerate(zip(titles, TAB_KEYS, strict=False)):
        action = menu.addAction(title)
        action.setObjectName(f"tab-{at + 1}")
        action.setShortcut(key_sequence(key))
        action.triggered.connect(lambda _checked=False, at=at: show(at))


def _menu(bar: QMenuBar | QMenu, title: str) -> QMenu:
    menu = bar.addMenu(_(title))
    menu.setAccessibleName(plain(title))
    return menu


def _action(command: Command, parent: QWidget, deed: Callable[[], object]) -> QAction:
    action = QAction(_(command.text), parent)
    action.setObjectName(command.id)
    action.setShortcuts([key_sequence(key) for key in command.keys])
    action.triggered.connect(lambda _checked=False: deed())
    return action
