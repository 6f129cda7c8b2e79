"""The web site: every page is there, whole, escaped, linked, and says what it is; nothing comes from elsewhere."""

import datetime
import posixpath
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.conftest import DAY
from factories import snapshot
from ketaref.errors import LibraryDamaged
from ketaref.exports import pages, site
from ketaref.exports.pages import Page
from ketaref.exports.rendering import Renderer
from ketaref.exports.shelf import Shelf
from ketaref.library.library import Library
from ketaref.model.blocks import Block, Chart, ChartGroup, ChartRow, Heading, ListBlock, Paragraph, Run, Table
from ketaref.model.text import LANGUAGES, Language

STORED_DRAWING = re.compile(r'src="drawing:([^"]+)"')
LEARNING = {"en": "This is not advice for one person", "es": "No es un consejo para una persona"}


def parsed(path: Path) -> ElementTree.Element:
    """Read a page as XML: our HTML is both."""
    return ElementTree.fromstring(path.read_text(encoding="utf-8").removeprefix("<!DOCTYPE html>"))


@pytest.fixture(scope="module")
def read(site_folder: Path) -> dict[str, ElementTree.Element]:
    """Every page of the site by its path."""
    return {
        path.relative_to(site_folder).as_posix(): parsed(path) for path in sorted(site_folder.rglob("*.html"))
    }  # fmt: skip


def text_of(page: ElementTree.Element) -> str:
    return " ".join("".join(page.itertext()).split())


def addresses(page: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for element in page.iter():
        for name in ("href", "src", "action"):
            if name in element.attrib:
                yield element.tag, element.attrib[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_its_page(read: dict[str, ElementTree.Element], library: Library, language: Language) -> None:
    for summary in library.entries(language=language):
        page = read[f"{language}/{summary.type}/{summary.id}.html"]
        assert page.attrib["lang"] == language
        assert page.findtext(".//h1") == summary.title
        assert summary.summary in text_of(page)


def test_every_page_says_what_it_is(read: dict[str, ElementTree.Element]) -> None:
    for path, page in read.items():
        said, language = text_of(page), page.attrib["lang"]
        assert LEARNING[language] in said, path
        assert "2026.11" in said, path
        assert "CC BY 4.0" in said, path
        assert re.search("review|revis", said), path


def test_every_link_leads_somewhere(read: dict[str, ElementTree.Element], site_folder: Path) -> None:
    names = {
        path: {element.attrib["id"] for element in page.iter() if "id" in element.attrib} for path, page in read.items()
    }
    broken = []
    for path, page in read.items():
        for _, address in addresses(page):
            if address.startswith(("https://", "http://")):
                continue
            file, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if not (site_folder / target).is_file() or (anchor and anchor not in names[target]):
                broken.append(f"{path}: {address}")
    assert not broken


def test_nothing_is_loaded_from_elsewhere(read: dict[str, ElementTree.Element], site_folder: Path) -> None:
    for path, page in read.items():
        outside = {tag for tag, address in addresses(page) if ":" in address.partition("/")[0]}
        assert outside <= {"a"}, path
    others = (file for end in ("css", "js", "svg") for file in site_folder.rglob(f"*.{end}"))
    for file in others:
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http:" not in text
        assert "https:" not in text


def test_pages_show_the_drawings_of_the_library(library: Library, read: dict[str, ElementTree.Element]) -> None:
    for language in LANGUAGES:
        for summary in library.entries(language=language):
            entry = library.entry(summary.id)
            stored = {
                key
                for text in [*entry.edition(language).sections, *entry.edition("en").sections]
                if text.audience == "counselor" or text in entry.edition(language).sections
                for key in STORED_DRAWING.findall(text.html)
            }
            shown = {
                posixpath.basename(image.attrib["src"]).removesuffix(".svg")
                for image in read[f"{language}/{entry.type}/{entry.id}.html"].iter("img")
            }
            assert {key for key in shown if not key.startswith("pathway")} <= stored, entry.id
            counted = {key for key in stored if key.startswith("icon-array")}
            assert counted <= shown, entry.id


def test_what_happened_without_stands_before_what_happened_with(read: dict[str, ElementTree.Element]) -> None:
    images = [image.attrib["src"] for image in read["en/side-effects/dissociation.html"].iter("img")]
    drawn = [posixpath.basename(source) for source in images if "icon-array" in source]
    assert drawn == ["icon-array-9-of-100.svg", "icon-array-41-of-100.svg"]


def test_a_number_from_what_a_maker_paid_for_has_a_star(site_folder: Path) -> None:
    for language, key in (
        ("en", "* Paid for or written by the maker."),
        ("es", "* Lo pagó o lo escribió el fabricante."),
    ):
        (page,) = site_folder.glob(f"{language}/**/dissociation.html")
        said = page.read_text(encoding="utf-8")
        assert f"<p>{key}</p>" in said
        assert ". *</figcaption>" in said


def test_a_drawing_follows_dark_colours(site_folder: Path) -> None:
    svg = (site_folder / "drawings" / "icon-array-41-of-100.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(svg)
    assert "prefers-color-scheme:dark" in svg
    assert 'fill="#0b5a75"' in svg
    assert '[fill="#0b5a75"]{fill:#7fc9e4}' in svg


def test_the_spanish_page_marks_the_english_on_it(read: dict[str, ElementTree.Element]) -> None:
    page = read["es/side-effects/dissociation.html"]
    assert "El texto para el consejero está en inglés." in text_of(page)
    assert [element.attrib["lang"] for element in page.findall(".//section/div[@lang]")] == ["en"]


def test_a_held_entry_says_so(read: dict[str, ElementTree.Element], library: Library) -> None:
    held = [entry for entry in library.entries() if entry.status != "published"]
    assert held
    for summary in held:
        reason = library.entry(summary.id).status_reason
        assert reason in text_of(read[f"en/{summary.type}/{summary.id}.html"])
        assert "Not published" in text_of(read[f"en/{summary.type}/index.html"])


def test_handouts_lie_beside_the_pages_that_name_them(read: dict[str, ElementTree.Element], site_folder: Path) -> None:
    page = read["es/conditions/treatment-resistant-depression.html"]
    (link,) = [address for _, address in addresses(page) if address.endswith(".pdf")]
    sheet = (site_folder / "es" / "conditions" / link).resolve()
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert len([address for _, address in addresses(read["es/handouts/index.html"]) if address.endswith(".pdf")]) == 2


def test_names_from_a_to_z_lead_to_every_entry(read: dict[str, ElementTree.Element], library: Library) -> None:
    listed = {address for _, address in addresses(read["en/a-z.html"])}
    assert {f"{entry.type}/{entry.id}.html" for entry in library.entries()} <= listed
    assert "Spravato" in text_of(read["en/a-z.html"])


def test_what_runs_out_later_is_said_when_it_has(shelf: Shelf, whole: Library) -> None:
    """The federal rule on prescribing by video ends with the year."""

    def page(day: datetime.date) -> str:
        late = Shelf(whole, ("en",), day, lambda *_: [])
        (found,) = [one for one in pages.pages(late, "en") if one.path.endswith("/telehealth.html")]
        return Renderer(late, "site.html", search=True).page(found).decode()

    before, after = page(datetime.date(2026, 12, 31)), page(datetime.date(2027, 1, 1))
    waiting = '<p hidden="hidden" data-from="2027-01-01" data-says="Something said here held through'
    assert waiting in before
    assert waiting not in after
    assert "<p>Something said here held through" in after


def test_the_same_library_makes_the_same_bytes(small_shelf: Shelf, tmp_path: Path) -> None:
    site.write(small_shelf, tmp_path / "one")
    site.write(small_shelf, tmp_path / "two")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_one_language_alone_leads_nowhere_else(small_shelf: Shelf, tmp_path: Path) -> None:
    spanish = Shelf(small_shelf.library, ("es",), DAY, lambda *_: [])
    site.write(spanish, tmp_path / "site")
    assert not (tmp_path / "site" / "en").exists()
    assert 'hreflang="en"' not in (tmp_path / "site" / "es" / "index.html").read_text(encoding="utf-8")


# Hostile content -----------------------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
RUNS = st.lists(st.builds(Run, TEXT, bold=st.booleans(), italic=st.booleans(), cite=st.integers(0, 3)), max_size=4)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(Heading, st.sampled_from([3, 4]), TEXT),
    st.builds(ListBlock, st.lists(RUNS, max_size=3), st.booleans()),
    st.builds(Table, st.lists(TEXT, max_size=5), st.lists(st.lists(RUNS, max_size=5), max_size=3), TEXT),
    st.builds(
        Chart,
        st.lists(st.builds(ChartGroup, TEXT, st.lists(st.builds(ChartRow, TEXT, st.just("icon-array-41-of-100"))))),
        TEXT,
    ),
)


@pytest.fixture(scope="module")
def page(shelf: Shelf) -> Page:
    return next(one for one in pages.pages(shelf, "en") if one.path.startswith("en/glossary/off-label"))


@pytest.fixture(scope="module")
def renderer(shelf: Shelf) -> Renderer:
    return Renderer(shelf, "site.html", search=True)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=5), TEXT)
def test_no_text_becomes_markup(renderer: Renderer, page: Page, blocks: list[Block], title: str) -> None:
    data = page.data | {"texts": [pages.Text("client", title, "en", blocks)]}
    hostile = msgspec.structs.replace(page, title=title, data=data)
    html = renderer.page(hostile).decode()
    root = ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>"))
    heading = root.find(".//h1")
    assert heading is not None
    assert "".join(heading.itertext()) == title
    said = ["".join(element.itertext()) for element in root.iter("p")]
    for block in blocks:
        if isinstance(block, Paragraph):
            assert "".join(run.text for run in block.runs) in said


def test_an_address_that_is_a_script_is_no_link(shelf: Shelf, renderer: Renderer) -> None:
    page = next(one for one in pages.pages(shelf, "en") if one.path == "en/side-effects/dissociation.html")
    first = msgspec.structs.replace(page.data["citations"][0], link="javascript:alert(1)")
    hostile = msgspec.structs.replace(page, data=page.data | {"citations": [first]})
    root = ElementTree.fromstring(renderer.page(hostile).decode().removeprefix("<!DOCTYPE html>"))
    assert "javascript:alert(1)" in text_of(root)
    assert not [address for _, address in addresses(root) if address.startswith("javascript")]


@pytest.mark.parametrize("name", ["../../stolen", "a/b", "", "a b", "Ärger"])
def test_an_entry_whose_id_is_a_path_is_no_entry(small_database: Path, tmp_path: Path, name: str) -> None:
    """A signed pack is data all the same: no name in it leads out of the folder."""
    hostile = tmp_path / "hostile.db"
    shutil.copy(small_database, hostile)
    with closing(sqlite3.connect(hostile)) as connection, connection:
        connection.execute("UPDATE entries SET id = ? WHERE number = (SELECT min(number) FROM entries)", [name])
    library = Library.open(hostile)
    with pytest.raises(LibraryDamaged, match="is no name of an entry"):
        site.write(Shelf(library, ("en",), DAY, lambda *_: []), tmp_path / "site")
    library.close()
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.db"]
