"""Building the content from nothing, and what the file weighs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.rows import Row, milliseconds

from ketaref import paths
from ketaref.compiler.build import build
from ketaref.library.library import Library


def rows() -> Iterator[Row]:
    """Yield the build time for each entry and the size of the database."""
    library = Library.open(paths.database())
    count = len(library.entries())
    release = library.release().released
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "ketaref.db"
        whole = milliseconds(lambda: build(paths.content(), target, release))
        size = target.stat().st_size
    yield Row(f"content build, for each of {count} entries", whole / count, "ms", "")
    yield Row("content database", size / 1e6, "MB", "<= 15 MB")
