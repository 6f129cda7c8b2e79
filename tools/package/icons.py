"""Draws the program's icon in every size that a system asks for, from resources/icons/ketaref.svg."""

import os

from tools.package import bundle

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS = [(size, size) for size in SIZES if size <= 256]


def draw() -> None:
    """Write build/package/icons: a PNG a size, `ketaref.ico` of Windows and `ketaref.icns` of macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    assert application is not None
    renderer = QSvgRenderer(str(bundle.ROOT / "resources" / "icons" / "ketaref.svg"))
    bundle.ICONS.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(bundle.ICONS / f"{size}.png"))
    largest = Image.open(bundle.ICONS / f"{SIZES[-1]}.png")
    smaller = [Image.open(bundle.ICONS / f"{size}.png") for size in SIZES[:-1]]
    largest.save(bundle.ICONS / "ketaref.ico", sizes=_WINDOWS, append_images=smaller)
    largest.save(bundle.ICONS / "ketaref.icns")


if __name__ == "__main__":
    draw()
