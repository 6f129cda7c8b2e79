"""The e-book: every page in it, named by its package, reached by its contents, and found right by EPUBCheck."""

import io
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ketaref.exports import epub
from ketaref.exports.shelf import Shelf
from ketaref.library.library import Library

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
CHECKER = Path("/usr/share/java/epubcheck.jar")


@pytest.fixture(scope="module")
def file(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("epub") / "ketaref.epub"
    epub.write(shelf, target)
    return target


@pytest.fixture(scope="module")
def book(file: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(file.read_bytes()))


def test_it_begins_with_its_type(book: zipfile.ZipFile, file: Path) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert file.read_bytes()[38:58] == b"application/epub+zip"


def test_the_package_names_every_file(book: zipfile.ZipFile) -> None:
    package = ElementTree.fromstring(book.read("EPUB/package.opf"))
    named = {f"EPUB/{item.attrib['href']}" for item in package.iter(f"{OPF}item")}
    assert named | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(book.namelist())
    features = {meta.text for meta in package.iter(f"{OPF}meta") if "Feature" in meta.attrib.get("property", "")}
    assert {"alternativeText", "tableOfContents"} <= features


def test_every_entry_is_in_the_contents_in_both_languages(book: zipfile.ZipFile, library: Library) -> None:
    nav = ElementTree.fromstring(book.read("EPUB/nav.xhtml"))
    listed = {link.attrib["href"] for link in nav.iter(f"{XHTML}a")}
    for entry in library.entries():
        for language in ("en", "es"):
            assert f"{language}/{entry.type}/{entry.id}.xhtml" in listed
    assert {f"EPUB/{path}" for path in listed} <= set(book.namelist())


def test_every_page_is_whole_and_links_inside_the_book(book: zipfile.ZipFile) -> None:
    held = set(book.namelist())
    for name in held:
        if not name.endswith(".xhtml"):
            continue
        page = ElementTree.fromstring(book.read(name))
        for element in page.iter():
            address = element.attrib.get("href") or element.attrib.get("src") or "#"
            file = address.partition("#")[0]
            if file and not file.startswith(("http://", "https://")):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) in held, f"{name}: {address}"
        said = "".join(page.itertext())
        assert "CC BY 4.0" in said
        assert "2026.11" in said
        assert "988" in said
        assert "not advice for one person" in said or "No es un consejo para una persona" in said


def test_the_same_library_makes_the_same_bytes(small_shelf: Shelf, tmp_path: Path) -> None:
    for name in ("one", "two"):
        epub.write(small_shelf, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not CHECKER.is_file() or not shutil.which("java"), reason="make test-exports installs EPUBCheck")
def test_epubcheck_finds_no_error(file: Path) -> None:
    run = subprocess.run(["java", "-jar", str(CHECKER), str(file)], capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in run.stdout + run.stderr, run.stdout + run.stderr
    assert run.returncode == 0
