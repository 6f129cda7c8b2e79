"""The frame of the window: bars, tabs and pages, joined. What happens inside a page is the page's own business."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFont, QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ketaref.gui import actions, metrics
from ketaref.gui.browse_page import HOME, BrowsePage
from ketaref.gui.desk import Desk
from ketaref.gui.handouts import page as handout_page
from ketaref.gui.style_sheet import style_sheet
from ketaref.gui.tabs import TABS
from ketaref.gui.theme import Choice, Theme
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.widgets.help_strip import HelpStrip
from ketaref.gui.widgets.message_bar import MessageBar
from ketaref.gui.widgets.top_bar import TopBar
from ketaref.i18n import _
from ketaref.library.library import Library
