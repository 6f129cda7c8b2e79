"""The content of this checkout, read and checked once for all tests of it."""

import pytest

from ketaref import paths
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.build import check
from ketaref.compiler.content import Content, load
from ketaref.model.problem import Problem

Checked = tuple[Content, list[BuiltEntry], list[Problem]]


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The content, its rendered entries and its problems, judged on the day of its release."""
    content, _ = load(paths.content())
    return check(paths.content(), content.release.released)
