"""Every page of every handout as pictures side by side, for looking at: `make contact-sheets`.

One picture for each template, form, language and size in build/contact; name templates to make only theirs.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from ketaref import paths
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

OUTPUT = Path("build/contact")
PPI = 72
ACROSS = 4
GAP = 8
FORMS = {
    "13": {"size": 13, "short": False}, "18": {"size": 18, "short": False}, "short": {"size": 13, "short": True},
}  # fmt: skip


def sheet(pages: list[bytes]) -> QImage:
    """Return pages on one grey ground, some in a row."""
    pictures = [QImage.fromData(page) for page in pages]
    width, height = pictures[0].width() + GAP, pictures[0].height() + GAP
    columns = min(ACROSS, len(pictures))
    rows = -(-len(pictures) // columns)
    ground = QImage(columns * width + GAP, rows * height + GAP, QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(ground)
    for at, picture in enumerate(pictures):
        painter.drawImage(QPoint(GAP + at % columns * width, GAP + at // columns * height), picture)
    painter.end()
    return ground


def main() -> int:
    """Write the pictures of the templates that were named, or of all."""
    library, typesetter = Library.open(paths.database()), Typesetter()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for template in catalogue():
        if sys.argv[1:] and template.id not in sys.argv[1:]:
            continue
        for language in template.languages:
            for name, form in FORMS.items():
                if form["short"] and not template.has_short:
                    continue
                options = Options(as_of=library.release().released, language=language, **form)  # type: ignore[arg-type]
                pages = output.png(compose(library, template, options), typesetter, ppi=PPI)
                target = OUTPUT / f"{template.id}-{language}-{name}.png"
                sheet(pages).save(str(target))
                print(f"{target}: {len(pages)} pages", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
