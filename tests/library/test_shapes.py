"""A drawing of the content is shapes and nothing else: no picture, no address, no bomb, whoever made it."""

import sqlite3
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.errors import LibraryDamaged
from ketaref.library.library import Library
from ketaref.library.shapes import LARGEST, only_shapes, size_of

HEAD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    b'viewBox="0 0 9 9" width="9pt" height="9pt">'
)
GOOD = HEAD + b'<defs><symbol id="a"><path d="M 0 0"/></symbol></defs><g fill="#000"><use xlink:href="#a"/></g></svg>'


def inside(content: bytes) -> bytes:
    return HEAD + content + b"</svg>"


def test_every_drawing_of_the_library_is_drawn(database: Path, library: Library) -> None:
    keys = sqlite3.connect(database).execute("SELECT key FROM drawings").fetchall()
    assert len(keys) > 100
    for (key,) in keys:
        assert library.drawing(key).startswith(b"<svg")


def test_shapes_and_symbols_are_drawn() -> None:
    assert only_shapes(GOOD)


@pytest.mark.parametrize(
    "content",
    [
        b'<image xlink:href="/etc/passwd" width="9" height="9"/>',
        b'<image href="\\\\server\\share\\a.png"/>',
        b'<feImage href="a"/>',
        b'<use xlink:href="file:///a.svg#b"/>',
        b'<use href="http://example.invalid/a.svg#b"/>',
        b'<g xmlns:p="http://www.w3.org/1999/xlink"><use p:href="/a#b"/></g>',
        b'<style>@import "a.css"</style>',
        b'<g style="fill:url(/a)"/>',
        b'<path d="M 0 0" onload="alert(1)"/>',
        b"<script>alert(1)</script>",
        b'<a xlink:href="http://example.invalid/"><path d="M 0 0"/></a>',
        b"<foreignObject><p>words</p></foreignObject>",
        b"<text>words</text>",
        b"words",
        b"<!-- words -->",
        b"<?xml-stylesheet href='a.css'?>",
        b"<![CDATA[words]]>",
        b'<g fill="&a;"/>',
        b'<symbol id="b"><use xlink:href="#b"/></symbol>',
        b'<symbol id="b">\n<g><use xlink:href="#a"/></g></symbol><use xlink:href="#b"/>',
        b'<g id="a"><use xlink:href="#a"/></g>',
        b"<g" * 100_000,
        b"<g/>" * (LARGEST // 4),
    ],
    ids=lambda content: content[:30].decode(),
)
def test_anything_else_is_not(content: bytes) -> None:
    assert not only_shapes(inside(content))


@pytest.mark.parametrize("size", [b"1e9", b"99999999", b"0", b"-1", b"1.2.3", b""])
def test_a_size_that_cannot_be_drawn_is_not(size: bytes) -> None:
    assert not only_shapes(GOOD.replace(b'height="9pt"', b'height="%s"' % size))


@pytest.mark.parametrize("start", [b'<!DOCTYPE svg [<!ENTITY a "b">]>', b"<?xml version='1.0'?>", b"\xef\xbb\xbf", b""])
def test_nothing_stands_before_the_drawing(start: bytes) -> None:
    assert only_shapes(start + GOOD) is (start == b"")


@given(st.binary(max_size=60), st.integers(0, len(GOOD)))
def test_whatever_is_put_in_no_address_gets_through(content: bytes, at: int) -> None:
    svg = GOOD[:at] + content + GOOD[at:]
    if only_shapes(svg):
        assert b"<image" not in svg
        assert svg.count(b"href=") == svg.count(b'xlink:href="#')


@pytest.mark.parametrize(
    "stored",
    [
        zlib.compress(inside(b'<image xlink:href="/etc/passwd"/>')),
        zlib.compress(bytes(100_000_000), 9),
        zlib.compress(GOOD)[:-4],
        GOOD,
        b"",
        "words",
        7,
        None,
    ],
    ids=["picture", "bomb", "cut", "not compressed", "empty", "text", "number", "nothing"],
)
def test_what_else_a_database_holds_as_a_drawing_is_damage(
    small_database: Path, tmp_path: Path, stored: object
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(small_database.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("INSERT OR REPLACE INTO drawings (key, svg) VALUES ('x', ?)", [stored])
    connection.close()
    library = Library.open(copy)
    with pytest.raises(LibraryDamaged):
        library.drawing("x")
    library.close()


def test_the_size_of_a_drawing_is_read_from_its_first_bytes(library: Library) -> None:
    assert library.drawing_size("no-such-drawing") is None
    assert size_of(GOOD) == size_of(GOOD[:200]) == (9, 9)
    assert size_of(GOOD.replace(b'"9pt"', b'"99999pt"')) is None
    assert size_of(b"<svg>") is None
