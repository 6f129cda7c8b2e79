"""Fixtures of the window, for the tests of its widgets."""

from gui_support import dressed, no_qt_complaints, no_window_left, qapp_args, spoken, theme, window

__all__ = ["dressed", "no_qt_complaints", "no_window_left", "qapp_args", "spoken", "theme", "window"]
