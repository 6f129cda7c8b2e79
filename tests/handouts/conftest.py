"""Handouts made from the real library, on a day on which nothing of it is overdue."""

import datetime
from typing import Any

import pytest

from handouts.making import Make
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import find
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """One typesetter for all tests, as the program has one."""
    return Typesetter()


@pytest.fixture
def day(library: Library) -> datetime.date:
    """The day of the content's release."""
    return library.release().released


@pytest.fixture
def make(library: Library, day: datetime.date) -> Make:
    """Compose a handout: `make("side-effects", language="es")`."""

    def made(template: str, **options: Any) -> Document:
        return compose(library, find(template), Options(**{"as_of": day, **options}))

    return made
