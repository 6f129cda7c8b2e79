"""Furnishing the window: all that can be done with it, and that the first key does not need.

The window is given this by whoever makes it, so that it need not know what knows it.
"""

from ketaref.gui import caret, menus
from ketaref.gui.browse_page import HOME
from ketaref.gui.deeds import deeds_of, enable_commands, finish_with_client
from ketaref.gui.keyboard import WindowKeys
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs.drop import take_packs
from ketaref.gui.tab_order import TabOrder
from ketaref.gui.widgets.idle_bar import IdleBar
from ketaref.i18n import _, spoken


def furnish(window: MainWindow) -> None:
    """Add menus and shortcuts, icons, the start page, the watch over an idle window, and content that is dropped."""
    browse, settings = window.browse, window.desk.settings.now
    window.actions_by_id = menus.fill_menus(window.menuBar(), deeds_of(window))
    menus.add_tabs(window.menuBar(), [_(tab.title) for tab in window.tabs], window.show_tab)
    for chosen in (f"theme-{window.desk.theme.choice}", f"language-{spoken()}", f"start-{settings.language}"):
        window.actions_by_id[chosen].setChecked(True)
    window.top_bar.furnish()
    browse.place_changed.connect(lambda: enable_commands(window))
    if browse.history.current is None:
        browse.visit(HOME)
    if settings.zoom != browse.zoom:
        window.set_zoom(settings.zoom)
    window.idle_bar = IdleBar(window)
    window.idle_bar.ran_out.connect(lambda: finish_with_client(window))
    window.add_bar(window.idle_bar)
    take_packs(window)
    WindowKeys(window)
    TabOrder(window)
    if settings.caret:
        caret.turn(on=True)
    enable_commands(window)
