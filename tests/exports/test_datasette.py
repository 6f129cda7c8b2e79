"""The database for Datasette: as it is, and served on the loopback as an explorer and a JSON API."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from exports.serving import free_port, get, loopback_only
from factories import snapshot
from ketaref.exports import datasette
from ketaref.exports.shelf import Shelf
from ketaref.library import schema
from ketaref.library.library import Library


@pytest.fixture(scope="module")
def folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("datasette") / "explorer"
    datasette.write(shelf, target)
    return target


def test_the_database_is_the_one_that_is_installed(folder: Path, database: Path) -> None:
    assert (folder / "ketaref.db").read_bytes() == database.read_bytes()
    Library.open(folder / "ketaref.db").verify()


def test_every_table_is_told_or_hidden(folder: Path) -> None:
    tables = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["databases"]["ketaref"]["tables"]
    assert tables.keys() == schema.TABLES.keys()
    assert all(table.get("hidden") or table["description"] for table in tables.values())


def test_the_ready_questions_have_answers(folder: Path, library: Library) -> None:
    queries = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["databases"]["ketaref"]["queries"]
    asked = {"id": "dissociation", "language": "es"}
    (entry,) = library.connection.execute(queries["entry"]["sql"], asked).fetchall()
    assert entry[:2] == ("dissociation", "side-effects")
    sources = library.connection.execute(queries["sources_of"]["sql"], asked).fetchall()
    assert [row[1] for row in sources] == [citation.source_id for citation in library.citations("dissociation")]
    assert len(library.connection.execute(queries["rates"]["sql"]).fetchall()) > 100


def test_the_same_library_makes_the_same_bytes(shelf: Shelf, folder: Path, tmp_path: Path) -> None:
    datasette.write(shelf, tmp_path / "again")
    assert snapshot(tmp_path / "again") == snapshot(folder)


# Served -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """Datasette on a port of the loopback."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture
def _no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    loopback_only(monkeypatch)


@pytest.mark.slow
@pytest.mark.skipif(find_spec("datasette") is None, reason="make test-exports installs it")
class TestServed:
    def test_an_entry_is_answered_as_json(self, served: str) -> None:
        (entry,) = json.loads(get(f"{served}/ketaref/entry.json?id=dissociation&language=en&_shape=array"))
        assert entry["title"] == "Dissociation"
        assert "41" in entry["body"]
        assert entry["read_by_a_clinician"] == "not-done"

    def test_a_facet_page_counts_types(self, served: str) -> None:
        page = get(f"{served}/ketaref/entries?_facet=type")
        assert "side-effects" in page
        assert "This is not advice for one person" in page
        assert "CC BY 4.0" in page
        facets = json.loads(get(f"{served}/ketaref/entries.json?_facet=type"))["facet_results"]["type"]
        assert {one["value"]: one["count"] for one in facets["results"]}["conditions"] == 23

    def test_texts_can_be_searched(self, served: str) -> None:
        found = json.loads(get(f"{served}/ketaref/search_texts.json?_search=bladder+cystitis&_shape=array"))
        assert found
