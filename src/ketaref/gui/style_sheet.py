"""The look of the widgets: one Qt style sheet, filled with colours and spaces. Roles are set as properties."""

from string import Template

from ketaref import paths
from ketaref.gui import metrics
from ketaref.gui.colours import Colours

_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 6px; }
QMenuBar { background: $ground; padding: 2px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; color: $muted; }
QMenuBar::item:selected { background: $hover; color: $ink; }
QMenu { background: $paper; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $rule; margin: 6px 8px; }

QLineEdit { background: $paper; border: 1px solid $edge; border-radius: ${radius}px; padding: 6px 10px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 5px 9px; }
QLineEdit#search { padding: 8px 12px 8px ${glass}px; }
QLineEdit#search:focus { padding: 7px 11px 7px ${glass_focused}px; }

QComboBox { background: $paper; border: 1px solid $edge; border-radius: ${radius}px; padding: 4px 10px; color: $ink;
  combobox-popup: 0; }
QComboBox:focus { border: 2px solid $accent; padding: 3px 9px; }
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow { image: url("$more_picture"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $paper; color: $ink; border: 1px solid $edge;
  selection-background-color: $accent_soft; selection-color: $ink; }

QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 8px; }

QPushButton { background: $paper; border: 1px solid $edge; border-radius: ${radius}px; padding: 6px 14px;
  min-height: ${line}px; icon-size: ${icon}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $off; border-color: $rule; }
QPushButton[role="main"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="main"]:hover { background: $ink; border-color: $ink; color: $paper; }
QPushButton[role="main"]:focus { background: $accent_soft; color: $ink; border: 2px solid $accent; }
QPushButton[role="main"]:disabled { background: $hover; color: $off; border-color: $rule; }
QPushButton[role="toggle"]:checked { background: $chosen_ground; color: $chosen_ink; border: 1px solid $accent; }
QPushButton[role="toggle"]:checked:focus { background: $accent_soft; color: $ink; border: 2px solid $accent; }
QPushButton[role="choice"] { border-color: $rule; color: $muted; padding: 6px 12px; }
QPushButton[role="choice"]:checked { background: $chosen_ground; color: $chosen_ink; border: 1px solid $accent; }
QPushButton[role="choice"]:hover:!checked { color: $ink; border-color: $edge; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[role="choice"]:checked:focus { background: $accent_soft; color: $ink; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; padding: 5px;
  color: $ink; icon-size: ${icon}px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:disabled { color: $off; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 9px 4px 8px 4px; margin: 0 ${tab_side}px;
  border: 0; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $ink; border-bottom-color: $edge; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; font-weight: bold; }
QTabBar[close="true"]::tab { margin: 0 ${close_tab_side}px; }
QTabBar[none="true"]::tab:selected { color: $muted; border-bottom-color: transparent; font-weight: normal; }
QTabBar[none="true"]::tab:selected:hover { color: $ink; border-bottom-color: $edge; }
QTabBar::scroller { width: ${scroller}px; }
QTabBar QToolButton { background: $ground; border: 1px solid $edge; border-radius: 0; padding: 0; }
QTabBar QToolButton::left-arrow { image: url("$left_picture"); width: ${arrow}px; height: ${arrow}px; }
QTabBar QToolButton::right-arrow { image: url("$right_picture"); width: ${arrow}px; height: ${arrow}px; }
QTabBar QToolButton::left-arrow:disabled, QTabBar QToolButton::right-arrow:disabled { image: none; }
QTabBar:focus, QPushButton, QToolButton, QCheckBox { outline: none; }
QTabBar::tab:selected:focus { background: $accent_soft; border: 2px solid $accent; border-bottom-width: 3px;
  padding: 7px 2px 8px 2px; }

QListView { background: transparent; border: 0; outline: none; }
QTextBrowser, QTextEdit, QPlainTextEdit { background: $paper; border: 0; selection-background-color: $accent;
  selection-color: $on_accent; }
QTextBrowser[role="note"] { background: transparent; }
QDialog QPlainTextEdit, QPlainTextEdit[role="field"] { border: 1px solid $edge; border-radius: ${radius}px;
  padding: 5px; }
QDialog QPlainTextEdit:focus, QPlainTextEdit[role="field"]:focus { border: 2px solid $accent; padding: 4px; }
QScrollArea { background: transparent; border: 0; }
QSplitter::handle { background: $rule; }
QFrame[role="bar"] { background: $ground; border: 0; border-bottom: 1px solid $rule; }
QFrame[role="side"] { background: $ground; border: 0; }
QFrame[role="page"] { background: $paper; border: 0; }
QFrame[role="pagebar"] { background: $paper; border: 0; border-bottom: 1px solid $rule; }
QFrame[role="panel"] { background: $ground; border: 0; border-top: 2px solid $accent; }
QFrame[role="desk"], QScrollArea[role="desk"] > QWidget > QWidget { background: $desk; }
QFrame[role="desk"] { border: 0; }
QFrame[role="edge"] { background: $accent; border: 0; }
QFrame[role="strip"] { background: $strip; border: 0; }
QFrame[role="strip"] QLabel { color: $on_strip; }
QFrame[tone="info"] { background: $info_ground; border-bottom: 1px solid $rule; }
QFrame[tone="info"] QLabel { color: $info_ink; }
QFrame[tone="caution"] { background: $caution_ground; border-bottom: 1px solid $rule; }
QFrame[tone="caution"] QLabel { color: $caution_ink; }
QFrame[tone="danger"] { background: $danger_ground; border-bottom: 1px solid $rule; }
QFrame[tone="danger"] QLabel { color: $danger_ink; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="heading"] { color: $ink; font-weight: bold; }
QLabel[role="title"] { color: $ink; font-weight: bold; font-size: 150%; }
QLabel[role="key"] { color: $muted; border: 1px solid $rule; border-radius: 4px; padding: 1px 6px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 1px 0; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { background: $accent_soft; border-color: $accent; }
QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border: 2px solid $edge; border-radius: ${round}px;
  background: $paper; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent;
  background: $on_accent; }
QCheckBox::indicator { width: ${tick}px; height: ${tick}px; border: 2px solid $edge; border-radius: 4px;
  background: $paper; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$tick_picture"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $off; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QListWidget { background: $paper; border: 1px solid $rule; border-radius: ${radius}px; padding: 4px; }
QListWidget:focus { border: 2px solid $accent; padding: 3px; }
QListWidget::item { padding: 5px; color: $ink; }
QListWidget::item:selected { background: $accent_soft; color: $ink; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


_GROWING = {
    "line": 20,
    "row": 28,
    "drop": 24,
    "arrow": 12,
    "icon": metrics.ICON,
    "tick": 14,
    "dot": 8,
    "bar": 12,
    "scroller": 26,
}
"""Lengths in pixels that grow with the text: what stands in a line of it, or is aimed at. Gaps do not: text needs them.
"""


def style_sheet(colours: Colours, percent: int = metrics.ZOOM_NORMAL) -> str:
    """Return the style sheet of the whole program in these colours, for text of `percent`."""
    plain = {name: value for name, value in colours._asdict().items() if isinstance(value, str)}
    tones = {
        f"{name}_{part}": getattr(colours.tone(name), part)
        for name in ("chosen", "info", "caution", "danger")
        for part in ("ink", "ground")
    }
    tick = paths.icons() / ("tick-black.svg" if colours.dark else "tick-white.svg")
    more = paths.icons() / ("more-white.svg" if colours.dark else "more-black.svg")
    pictures = {"tick_picture": tick.as_posix(), "more_picture": more.as_posix()}
    for way in ("left", "right"):
        pictures[f"{way}_picture"] = (paths.icons() / f"{way}-{'white' if colours.dark else 'black'}.svg").as_posix()
    sizes = {name: round(pixels * percent / metrics.ZOOM_NORMAL) for name, pixels in _GROWING.items()}
    sizes |= {"ring": (sizes["tick"] - sizes["dot"]) // 2 + 2, "round": sizes["tick"] // 2 + 2}
    sizes |= {"tab_side": (metrics.TAB_GAP - 8) // 2, "close_tab_side": (metrics.TAB_GAP_LEAST - 8) // 2}
    sizes["glass"] = metrics.GAP + sizes["icon"] + metrics.CLOSE
    sizes["glass_focused"] = sizes["glass"] - 1
    return _SHEET.substitute(plain | tones | pictures | sizes, radius=metrics.RADIUS, desk=colours.hover)
