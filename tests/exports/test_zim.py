"""The ZIM file: read back by libzim, found right by zimcheck, and given to twenty readers at once by kiwix-serve."""

import shutil
import subprocess
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from markupsafe import escape

from exports.conftest import DAY
from ketaref.errors import TypesettingFailed
from ketaref.exports import zim
from ketaref.exports.shelf import Sheet, Shelf
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES


@pytest.fixture(scope="module")
def file(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zim") / "ketaref.zim"
    zim.write(shelf, target)
    return target


@pytest.fixture(scope="module")
def archive(file: Path) -> Archive:
    return Archive(file)


def body(archive: Archive, path: str) -> str:
    return bytes(archive.get_entry_by_path(path).get_item().content).decode()


def test_every_entry_is_in_it_in_both_languages(archive: Archive, library: Library) -> None:
    for language in ("en", "es"):
        for entry in library.entries(language=language):
            path = f"{language}/{entry.type}/{entry.id}.html"
            assert archive.get_entry_by_path(path).title == entry.title
            assert f"<h1>{escape(entry.title)}</h1>" in body(archive, path)


def test_it_begins_where_a_language_is_chosen(archive: Archive) -> None:
    assert archive.main_entry.get_item().path == "index.html"
    assert "Español" in body(archive, "index.html")


def test_it_says_what_it_is(archive: Archive) -> None:
    told = {
        key: bytes(archive.get_metadata(key)).decode() for key in ("Title", "Language", "License", "LongDescription")
    }
    assert told["Title"] == "KetaRef"
    assert told["Language"] == "eng,spa"
    assert told["License"] == "CC-BY-4.0"
    assert "not advice for one person" in told["LongDescription"]
    assert bytes(archive.get_illustration_item(48).content).startswith(b"\x89PNG")


def test_texts_and_titles_can_be_searched(archive: Archive) -> None:
    found = Searcher(archive).search(Query().set_query("ulcerative cystitis bladder"))
    assert found.getEstimatedMatches()
    assert "en/side-effects/urinary.html" in found.getResults(0, 5)
    titles = SuggestionSearcher(archive).suggest("Disso").getResults(0, 5)
    assert "en/side-effects/dissociation.html" in titles


def test_handouts_are_in_it(archive: Archive) -> None:
    sheet = archive.get_entry_by_path("es/handouts/overview.pdf").get_item()
    assert sheet.mimetype == "application/pdf"
    assert bytes(sheet.content).startswith(b"%PDF-")


def test_the_same_library_makes_the_same_pages(small_shelf: Shelf, tmp_path: Path) -> None:
    for name in ("one", "two"):
        zim.write(small_shelf, tmp_path / name)
    one, two = Archive(tmp_path / "one"), Archive(tmp_path / "two")
    assert one.entry_count == two.entry_count
    for at in range(one.entry_count):
        first, second = one._get_entry_by_id(at), two._get_entry_by_id(at)
        assert (first.path, first.title) == (second.path, second.title)
        assert bytes(first.get_item().content) == bytes(second.get_item().content)


def test_what_breaks_half_way_leaves_nothing(small_shelf: Shelf, tmp_path: Path) -> None:
    """libzim keeps its half file and two indexes beside the name that it was given."""

    def broken() -> bytes:
        raise TypesettingFailed("The page could not be laid out.")

    sheet = Sheet("overview", "Overview", "Overview", broken)
    target = tmp_path / "ketaref.zim"
    target.write_bytes(b"the earlier one")
    with pytest.raises(TypesettingFailed):
        zim.write(Shelf(small_shelf.library, LANGUAGES, DAY, lambda *_: [sheet]), target)
    assert [path.name for path in tmp_path.iterdir()] == ["ketaref.zim"]
    assert target.read_bytes() == b"the earlier one"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("zimcheck"), reason="make test-exports installs zimcheck")
def test_zimcheck_finds_nothing(file: Path) -> None:
    run = subprocess.run(["zimcheck", "--all", str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "Status: Pass" in run.stdout
    assert "[ERROR]" not in run.stdout
    assert "[WARNING]" not in run.stdout
