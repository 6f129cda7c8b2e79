"""An empty window of PySide6 that measures itself; run by `tools.bench.window` as `bare_process STARTED`."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from tools.bench.first_paint import FirstPaint, report


def main(started: float) -> int:
    """Show the window, report its first paint, return the exit code."""
    application = QApplication([])
    window = QMainWindow()
    label = QLabel("bare")
    window.setCentralWidget(label)
    FirstPaint(label, lambda: report(started))
    window.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1])))
