"""Sources: the line and the address by which a reader finds each."""

import msgspec
import pytest

from ketaref.library.library import Library
from ketaref.model.source import Author, Source

SOURCE = Source(
    id="example-2020",
    type="article-journal",
    title="A title.",
    confirmed="seen",
    kind="trial",
    author=[Author("Smith", "J. A."), Author("Díaz", "B.")],
    issued="2020-05-01",
    container="Journal",
    volume="12",
    issue="3",
    page="1-9",
    DOI="10.1/x",
    PMID="123",
    URL="https://example.invalid/x",
)


def changed(**values: object) -> Source:
    return msgspec.structs.replace(SOURCE, **values)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (SOURCE, "Smith JA, Díaz B. A title. Journal 12(3):1-9. 2020."),
        (changed(author=[Author(literal="An agency")], issue="", page=""), "An agency. A title. Journal 12. 2020."),
        (changed(author=[Author(name, "A.") for name in ("One", "Two", "Three", "Four")]),
         "One A, et al. A title. Journal 12(3):1-9. 2020."),
        (changed(authors_partial=True, author=[Author("One", "A.")]),
         "One A, et al. A title. Journal 12(3):1-9. 2020."),
        (changed(author=[], container="", volume="", issue="", page="", issued=""), "A title."),
        (changed(issued="", accessed="2026-11-22"),
         "Smith JA, Díaz B. A title. Journal 12(3):1-9. No date, read 2026-11-22."),
        (changed(accessed="2026-11-22"), "Smith JA, Díaz B. A title. Journal 12(3):1-9. 2020."),
        (changed(title="A label, revised May 2020", container="", volume="", issue="", page=""),
         "Smith JA, Díaz B. A label, revised May 2020."),
        (changed(title="Years until 2020"), "Smith JA, Díaz B. Years until 2020. Journal 12(3):1-9. 2020."),
    ],
)  # fmt: skip
def test_the_reference_line(source: Source, line: str) -> None:
    assert source.reference() == line


def test_a_locator_ends_the_line() -> None:
    assert SOURCE.reference("table 3").endswith(" 2020. table 3.")


def test_the_address_is_the_most_lasting_one() -> None:
    assert SOURCE.link() == "https://doi.org/10.1/x"
    assert changed(DOI="").link() == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert changed(DOI="", PMID="").link() == "https://example.invalid/x"
    assert changed(DOI="", PMID="", URL="").link() == ""


def test_every_source_of_the_library_reads_as_one_line(library: Library) -> None:
    for (source_id,) in library.connection.execute("SELECT id FROM sources").fetchall():
        source = library.source(source_id)
        line = source.reference()
        assert line.endswith(".")
        assert "\n" not in line
        assert ".." not in line, source_id
        assert source.title.rstrip(".") in line
        assert " " not in source.link()
