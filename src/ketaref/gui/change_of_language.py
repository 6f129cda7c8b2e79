"""Another language while the window is open: its parts are made anew, and go on where those before them were.

So nothing can stay behind in the old language, and no widget has to know how to say itself again.
"""

from PySide6.QtWidgets import QMenuBar

from ketaref.gui import languages
from ketaref.gui.clinic.deeds import look_at_clinic
from ketaref.gui.main_window import MainWindow
from ketaref.gui.packs import content
from ketaref.gui.panes import pane_here
from ketaref.i18n import Spoken


def speak(window: MainWindow, language: Spoken) -> None:
    """Say everything in `language` from now on, with the same page, search, handout and part in front as before."""
    desk, browse, handouts, typed = window.desk, window.browse, window.handouts_made, window.top_bar.search.text()
    handouts_shown, pane = bool(handouts and handouts.isVisible()), pane_here(window.panes())
    browse.history.remember(browse.pane.view.position())  # while its page still has its size
    languages.speak(language)
    desk.background.stop()  # its answers would go to pages that are gone
    window.setMenuBar(QMenuBar(window))
    window.make_parts(desk)
    window.browse.take_over(browse)
    window.top_bar.search.setText(typed)
    window.top_bar.search.ask_now()
    window.furnish()
    window.idle_bar.extend()  # whoever chose a language is there
    if handouts:
        window.handouts.take_over(handouts)
    if handouts_shown:
        window.on_handouts(lambda page: page.take_focus())
    window.panes()[pane].setFocus()
    window.set_zoom(browse.zoom)
    if middle := window.centralWidget():
        middle.show()  # now: shown for the first time, a view goes to its text cursor
    window.browse.settle()
    content.check(window)
    look_at_clinic(window)
