"""The bibliography, read back by the readers of the field: citeproc-py, bibtexparser and rispy."""

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_file, parse_string
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import snapshot
from ketaref.exports import bibliography
from ketaref.exports.shelf import Shelf
from ketaref.model.source import Author, Source


@pytest.fixture(scope="module")
def folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bibliography") / "sources"
    bibliography.write(shelf, target)
    return target


@pytest.fixture(scope="module")
def sources(shelf: Shelf) -> dict[str, Source]:
    return {source.id: source for source in shelf.library.sources()}


def test_csl_names_every_source(folder: Path, sources: dict[str, Source]) -> None:
    read = CiteProcJSON(json.loads((folder / "sources.json").read_text(encoding="utf-8")))
    assert set(read) == set(sources)
    for key, source in sources.items():
        assert str(read[key]["title"]) == source.title
        if source.issued:
            assert str(read[key]["issued"]["year"]) == source.year()
        assert "".join(read[key].get("DOI", "")) == source.DOI


def test_bibtex_names_every_source(folder: Path, sources: dict[str, Source]) -> None:
    read = parse_file(str(folder / "sources.bib"), encoding="utf-8")
    assert not read.failed_blocks
    entries = read.entries_dict
    assert set(entries) == set(sources)
    for key, source in sources.items():
        fields = {field.key: field.value for field in entries[key].fields}
        assert fields["title"] == f"{{{bibliography._tex(source.title)}}}"
        assert fields.get("doi", "") == source.DOI
        assert fields.get("year", "") == source.year()
        assert fields.get("author", "").count(" and ") >= len(source.author) - 1


def test_ris_names_every_source(folder: Path, sources: dict[str, Source]) -> None:
    with (folder / "sources.ris").open(encoding="utf-8") as file:
        read: dict[str, dict[str, Any]] = {one["id"]: one for one in rispy.load(file)}
    assert set(read) == set(sources)
    for key, source in sources.items():
        assert read[key]["title"] == source.title
        assert read[key].get("doi", "") == source.DOI
        assert read[key].get("year", "") == source.year()
        assert len(read[key].get("authors", [])) == len(source.author)


def test_a_source_that_nobody_read_says_so(sources: dict[str, Source]) -> None:
    known = [source for source in sources.values() if source.confirmed == "known"]
    for source in known:
        assert "not read" in bibliography.note_of(source)


def test_the_same_library_makes_the_same_bytes(shelf: Shelf, folder: Path, tmp_path: Path) -> None:
    bibliography.write(shelf, tmp_path / "again")
    assert snapshot(tmp_path / "again") == snapshot(folder)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split()) or "x"
)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_no_title_or_name_breaks_a_record(title: str, name: str) -> None:
    source = Source(
        id="a-2026", type="article-journal", title=title, confirmed="seen", kind="trial", author=[Author(literal=name)]
    )
    read = parse_string(bibliography.bibtex(source))
    assert not read.failed_blocks
    assert list(read.entries_dict) == ["a-2026"]
    assert [field.key for field in read.entries[0].fields] == ["author", "title", "note"]
    (record,) = rispy.loads(bibliography.ris(source))
    assert record["title"] == title
    assert record["authors"] == [name]
