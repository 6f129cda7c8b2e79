"""Markdown of the agreed set becomes blocks; everything else stays the plain text that it is."""

import html as html_entities
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketaref.compiler.html import to_html
from ketaref.compiler.markup import inline, to_blocks
from ketaref.model.blocks import Block, FigureBlock, Heading, ListBlock, Paragraph, Run, Table, runs_of

AGREED = {
    "p", "h3", "h4", "ul", "ol", "li", "a", "b", "i", "table", "caption", "tr", "th", "td", "img", "br",
}  # fmt: skip
AGREED_ATTRIBUTES = {"class", "href", "src", "alt"}


def say(kind: str, value: str, extra: str) -> list[Run]:
    """Say a mark as the names of its parts."""
    return [Run(f"<{kind} {value} {extra}>", entry=value if kind == "entry" else "")]


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a text that must be good."""
    blocks, problems = to_blocks(text, say)
    assert problems == []
    return blocks


def plain(blocks: list[Block]) -> str:
    """Return all letters of `blocks`."""
    headings = "".join(block.text for block in blocks if isinstance(block, Heading))
    return headings + "".join(run.text for run in runs_of(blocks))


class Tags(HTMLParser):
    """Collects the tags, attributes and letters of an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration came through: {decl}")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came through: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction came through: {data}")

    def handle_data(self, data: str) -> None:
        self.text += data


# What there is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One line\nand another.", [Paragraph([Run("One line and another.")])]),
        ("One.\n\nTwo.", [Paragraph([Run("One.")]), Paragraph([Run("Two.")])]),
        ("a **b** *c* ***d***", [Paragraph([Run("a "), Run("b", bold=True), Run(" "), Run("c", italic=True), Run(" "),
                                            Run("d", bold=True, italic=True)])]),
        ("- one\n- two", [ListBlock([[Run("one")], [Run("two")]])]),
        ("- one\n\n- two", [ListBlock([[Run("one")], [Run("two")]])]),
        ("1. one\n2. two", [ListBlock([[Run("one")], [Run("two")]], ordered=True)]),
        ("### Title\n\nText", [Heading(3, "Title"), Paragraph([Run("Text")])]),
        ("#### Title", [Heading(4, "Title")]),
        ("| a | b |\n| --- | --- |\n| c | **d** |",
         [Table(["a", "b"], [[[Run("c")], [Run("d", bold=True)]]])]),
        ("{{figure:a-b}}", [FigureBlock("a-b")]),
        ("It is {{figure:a}}.", [Paragraph([Run("It is "), Run("<figure a >"), Run(".")])]),
        ("[@a; @b, table 3]", [Paragraph([Run("<cite a; @b, table 3 >")])]),
        ("[[a-b]] [[a|in words]]",
         [Paragraph([Run("<entry a-b >", entry="a-b"), Run(" "), Run("<entry a in words>", entry="a")])]),
        ("call {{line:help-988}}", [Paragraph([Run("call "), Run("<line help-988 >")])]),
        ("", []),
    ],
)  # fmt: skip
def test_the_agreed_set(text: str, blocks: list[Block]) -> None:
    assert blocks_of(text) == blocks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Title", "holds <h1>"),
        ("## Title", "holds <h2>"),
        ("- a\n    - b", "list or several paragraphs inside"),
        ("- a\n\n    b", "list or several paragraphs inside"),
        ("| | b |\n| --- | --- |\n| a | b |", "without a header"),
        ("line  \nbreak", "holds <br>"),
        ("#hash", "holds <h1>"),
        ("- # hash", "holds <h1>"),
        ("{{figure:}}", "not whole"),
        ("{{fig:a}}", "not whole"),
        ("{{figure:Capital}}", "not whole"),
        ("[[a b]]", "not whole"),
        ("[@a", "not whole"),
        ("see [[a", "not whole"),
        ("- " * 20_000, "cannot be read as Markdown"),
    ],
)
def test_what_is_outside_of_it_is_said(text: str, said: str) -> None:
    _, problems = to_blocks(text, say)

    assert any(said in problem for problem in problems)


def test_a_text_too_deep_does_not_spoil_the_next() -> None:
    before = blocks_of("- one\n- two")
    for deep in ("- " * 20_000, "1. " * 20_000, "\n".join("    " * depth + "- a" for depth in range(400))):
        assert to_blocks(deep, say)[1]
        assert blocks_of("- one\n- two") == before


def test_a_fact_is_one_paragraph() -> None:
    assert inline("One **thing**.", say) == ([Run("One "), Run("thing", bold=True), Run(".")], [])
    for text in ("One.\n\nTwo.", "- one", "### Title", "", "{{figure:a}}"):
        runs, problems = inline(text, say)
        assert runs == []
        assert problems


# What stays text ----------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> & <i>slanted</i>",
    "</p></root><root>",
    "<!-- remark --> <![CDATA[ x ]]> <?php x ?> <!DOCTYPE html>",
    "&lt;script&gt; &amp; &#60;b&#62; &nbsp; &copy;",
    'Typst: #import "@preview/x:1.0.0" #read("/etc/passwd") #eval("1")',
    "$x^2$ $ sum_(i=0)^n $ #let x = 1 @label",
    "`code` ``` fence ``` ~~~",
    "[text](http://example.invalid) ![image](x.png) <http://example.invalid> [text][ref]",
    "{% raw %} ${HOME} $(id) %s {0} \\input{x}",
    "a' OR 1=1 -- \" ; DROP TABLE entries",
    "javascript:alert(1) data:text/html,x file:///etc/passwd",
    "\u202eright to left\u202c \u200b \ufeff \u2028",
    "(((((nested))))) {{{braces} [[[brackets]",
    "5 < 6 > 4 && 3",
    "https://example.invalid/?a=1&b=2#c",
    "=== --- ___ ~~~",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_letter_for_letter(text: str) -> None:
    blocks, _ = to_blocks(text, say)
    html = to_html(blocks, {}, "en", 100)
    seen = Tags(html)

    assert plain(blocks).split() == text.split()
    assert seen.tags <= {"p"}
    assert seen.text.split() == text.split()


@pytest.mark.parametrize("around", ["- {}", "### {}", "| a |\n| --- |\n| {} |", "**{}**", "1. {}"])
def test_hostile_text_stays_text_wherever_it_stands(around: str) -> None:
    for text in HOSTILE:
        if "|" in text or text.startswith("=== "):
            continue
        blocks, _ = to_blocks(around.format(text), say)
        assert Tags(to_html(blocks, {}, "en", 100)).tags <= AGREED
        assert "".join(text.split()) in "".join(plain(blocks).split())


@pytest.mark.parametrize("piece", ["*", "**a", "_", "[[", "[@", "{{figure:", "|", "<", "&", "\\", "*a ", "***a** b*"])
def test_a_huge_text_of_signs_is_read(piece: str) -> None:
    blocks, _ = to_blocks(piece * (50_000 // len(piece)), say)

    assert blocks


# Anything -----------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from(list("-*_#|`[]{}()<>&!:\n\t \"'\\~@=+.1aA")),
    st.sampled_from(
        ["\n- ", "\n1. ", "\n| a | b |\n| --- | --- |\n", "[@x]", "{{figure:x}}", "{{line:y}}", "[[z]]", "[[z|w]]",
         "**", "</p>", "<b>", "&amp;", "&#60;", "\n    ", "\n### ", "\n> ", "\n```\n", "\ue000", "klzzwxh:0000"]
    ),
    st.characters(exclude_categories=["Cs", "Cc"]),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=800, deadline=None)
@given(TEXTS)
def test_any_text_becomes_blocks_of_the_agreed_set(text: str) -> None:
    blocks, _ = to_blocks(text, say)
    shown: list[Block] = [block for block in blocks if not isinstance(block, FigureBlock)]
    html = to_html(shown, {}, "en", 100)
    seen = Tags(html)

    assert seen.tags <= AGREED
    assert seen.attributes <= AGREED_ATTRIBUTES
    assert re.sub(r"\s", "", html_entities.unescape(re.sub(r"<[^>]*>", "", html))) == re.sub(r"\s", "", seen.text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_reads_the_same_twice(text: str) -> None:
    assert to_blocks(text, say) == to_blocks(text, say)
