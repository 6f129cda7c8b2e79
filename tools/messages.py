"""The catalogues of the interface: gather its texts into each language's .po file, and compile the .mo that is read.

python tools/messages.py             gather, then compile: `make messages`
python tools/messages.py --compile   compile only: what a checkout and the wheel do
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "ketaref"
CATALOGUES = ROOT / "resources" / "translations"
_KEYWORDS = {"_": None, "noted": None, "plural": (1, 2)}
"""The calls whose texts are shown: see `ketaref.i18n`."""


def gathered() -> Catalog:
    """Return every text of the interface, with the files that show it."""
    catalogue = Catalog(project="KetaRef", copyright_holder="The KetaRef authors", fuzzy=False)
    found = extract_from_dir(
        SOURCES, method_map=[("**.py", "python")], keywords=_KEYWORDS, comment_tags=["Translators:"]
    )
    for file, _line, text, comments, context in found:
        catalogue.add(text, locations=[(f"src/ketaref/{file}", 0)], auto_comments=comments, context=context)
    return catalogue


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Yield the .po file of each language, and what it holds."""
    for path in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.parts[-3])


def update() -> None:
    """Write the .po files anew: new texts come in empty, texts that are gone go out."""
    template = gathered()
    for path, catalogue in catalogues():
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.last_translator = catalogue.language_team = "The KetaRef authors"
        catalogue.revision_date = catalogue.creation_date
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)


def compile_all() -> None:
    """Write the .mo file beside each .po file; texts without a translation are left out and stay English."""
    for path, catalogue in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


if __name__ == "__main__":
    if "--compile" not in sys.argv[1:]:
        update()
    compile_all()
