"""What tests of exports share: the real library on its way to other shelves, with few handouts, which take long."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from ketaref.exports import site
from ketaref.exports.shelf import Sheet, Shelf
from ketaref.handouts.compose import compose
from ketaref.handouts.options import Options
from ketaref.handouts.output import pdf
from ketaref.handouts.templates import find
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.engine import Typesetter

DAY = datetime.date(2026, 12, 1)
Written = Callable[..., Path]


def two_sheets(library: Library, language: Language, as_of: datetime.date) -> list[Sheet]:
    """Make a sheet about nothing in particular and one about an entry."""
    typesetter = Typesetter()
    made = []
    for template_id, entry in (("overview", ""), ("about-condition", "treatment-resistant-depression")):
        template = find(template_id)
        options = Options(as_of=as_of, language=language, entries=(entry,) if entry else ())
        make = partial(pdf, compose(library, template, options), typesetter)
        title = template.title.in_language(language)
        made.append(Sheet(f"{template_id}-{entry}".rstrip("-"), title, title, make, entry))
    return made


@pytest.fixture(scope="session")
def whole(database: Path) -> Iterator[Library]:
    """The real library, opened once for all tests of exports."""
    opened = Library.open(database)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shelf(whole: Library) -> Shelf:
    """The real library in both languages, with two handouts in each."""
    return Shelf(whole, LANGUAGES, DAY, two_sheets)


@pytest.fixture(scope="session")
def small_shelf(small_database: Path) -> Iterator[Shelf]:
    """The made-up library, without handouts."""
    opened = Library.open(small_database)
    yield Shelf(opened, LANGUAGES, DAY, lambda *_: [])
    opened.close()


@pytest.fixture(scope="session")
def site_folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library as a web site."""
    folder = tmp_path_factory.mktemp("html") / "site"
    site.write(shelf, folder)
    return folder
