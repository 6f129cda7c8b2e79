"""The HTML that the window shows: small, escaped, and for two entries exactly as it was."""

from pathlib import Path

import pytest

from factories import DAY, small_content
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.build import check
from ketaref.compiler.html import to_html
from ketaref.library.library import Library
from ketaref.model.blocks import Block, FigureBlock, Heading, ListBlock, Paragraph, Run, Table
from ketaref.model.entry import Edition, SectionText
from ketaref.model.figures import drawing_key
from ketaref.model.text import LANGUAGES, Language

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "entries"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltEntry]:
    """The entries of the made-up content, rendered."""
    _, built, _ = check(small_content(tmp_path_factory.mktemp("content")), DAY)
    return {entry.source.id: entry for entry in built}


def html_of(*blocks: Block) -> str:
    return to_html(list(blocks), {}, "en", 100)


def page(sections: list[SectionText]) -> str:
    """Return the sections of an edition as one readable text."""
    return "\n".join(f"<!-- {section.key}: {section.heading} -->\n{section.html}\n" for section in sections)


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (Paragraph([Run("a")]), "<p>a</p>"),
        (Paragraph([Run("<b> & \"'")]), "<p>&lt;b&gt; &amp; \"'</p>"),
        (Paragraph([Run("[1]", cite=1)]), '<p><a class="cite" href="cite:1">[1]</a></p>'),
        (Paragraph([Run("x", entry="\"<")]), '<p><a class="entry" href="entry:&quot;&lt;">x</a></p>'),
        (Paragraph([Run("x", bold=True, italic=True)]), "<p><b><i>x</i></b></p>"),
        (Paragraph([Run("988", bold=True, figure="help-988")]), "<p><b>988</b></p>"),
        (Heading(3, "<b>"), "<h3>&lt;b&gt;</h3>"),
        (ListBlock([[Run("a")], [Run("<i>")]]), "<ul><li>a</li><li>&lt;i&gt;</li></ul>"),
        (ListBlock([[Run("a")]], ordered=True), "<ol><li>a</li></ol>"),
        (Table(["<h>"], [[[Run("<c>")]]], caption="<t>"),
         "<table><caption>&lt;t&gt;</caption><tr><th>&lt;h&gt;</th></tr><tr><td>&lt;c&gt;</td></tr></table>"),
    ],
)  # fmt: skip
def test_each_block(block: Block, html: str) -> None:
    assert html_of(block) == html


def test_a_drawn_figure_has_its_words_beside_it(small: dict[str, BuiltEntry]) -> None:
    entry = small["dry-mouth"]
    html = to_html([FigureBlock("dry-mouth-rate")], entry.source.figures, "en", 100)

    assert html.count('<img src="drawing:icon-array-41-of-100"') == 1
    assert html.count('<img src="drawing:icon-array-9-of-100"') == 1
    assert 'alt="41 of 100 people who drank nothing"' in html
    assert "Of 100 people who drank water, about 9 had a dry mouth. About 91 did not." in html
    assert "Of 100 people who drank nothing, about 41 did and 59 did not." in html
    assert "Studied: adults in a made-up trial, one afternoon." in html


@pytest.mark.parametrize("figure", ["dry-mouth-length", "dry-mouth-score"])
def test_other_figures_are_words_alone(small: dict[str, BuiltEntry], figure: str) -> None:
    html = to_html([FigureBlock(figure)], small["dry-mouth"].source.figures, "es", 100)

    assert html.startswith("<p>")
    assert "<img" not in html


@pytest.mark.parametrize(
    ("draw", "share", "of", "key"),
    [
        ("icon-array", 0.41, 100, "icon-array-41-of-100"),
        ("bars", 0.0, 100, "bars-0-of-100"),
        ("icon-array", 0.003, 1000, "icon-array-3-of-1000"),
        ("icon-array", 0.005, 100, "icon-array-1-of-100"),
        ("icon-array", 1.0, 100, "icon-array-100-of-100"),
    ],
)
def test_a_drawing_is_named_by_what_it_shows(draw: str, share: float, of: int, key: str) -> None:
    assert drawing_key(draw, share, of) == key


# As it was ----------------------------------------------------------------------------------------


def compare(name: str, text: str, update: bool) -> None:
    """Compare with the golden file `name`, or rewrite it."""
    path = GOLDEN / name
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} has changed; look at it, then --update-golden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_made_up_entry_looks_as_it_did(
    small: dict[str, BuiltEntry], language: Language, request: pytest.FixtureRequest
) -> None:
    edition = next(edition for edition in small["dry-mouth"].editions if edition.language == language)

    compare(f"dry-mouth.{language}.html", page(edition.sections), request.config.getoption("--update-golden"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entry_on_dissociation_looks_as_it_did(
    library: Library, language: Language, request: pytest.FixtureRequest
) -> None:
    edition: Edition = library.entry("dissociation").editions[language]

    compare(f"dissociation.{language}.html", page(edition.sections), request.config.getoption("--update-golden"))
