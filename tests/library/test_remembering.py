"""A library that keeps what it read lately."""

from pathlib import Path

import pytest

from ketaref.errors import UnknownEntry
from ketaref.library import remembering
from ketaref.library.library import Library
from ketaref.library.remembering import RememberingLibrary


def test_it_says_what_the_library_says(database: Path, library: Library) -> None:
    with RememberingLibrary.open(database) as known:
        for _turn in range(2):
            assert known.entry("dissociation") == library.entry("dissociation")
            assert known.wording("common") == library.wording("common")
            assert known.help_lines() == library.help_lines()
            assert known.release() == library.release()
        assert known.entry("dissociation") is known.entry("dissociation")


def test_what_it_forgets_it_reads_again(database: Path) -> None:
    with RememberingLibrary.open(database) as known:
        before = known.entry("dissociation")
        known.forget()
        assert known.entry("dissociation") is not before


def test_it_keeps_only_so_much(database: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 3)
    with RememberingLibrary.open(database) as known:
        first = known.source(library.sources()[0].id)
        for source in library.sources()[:5]:
            assert known.source(source.id) == source
        assert known.source(first.id) is not first


def test_an_entry_that_is_none_is_said_each_time(database: Path) -> None:
    with RememberingLibrary.open(database) as known:
        for _turn in range(2):
            with pytest.raises(UnknownEntry):
                known.entry("nobody")
