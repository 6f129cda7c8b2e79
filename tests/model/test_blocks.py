"""Blocks: their plain text and their runs, in reading order."""

import msgspec

from ketaref.model.blocks import Block, FigureBlock, Heading, ListBlock, Paragraph, Run, Table, passages, plain, runs_of

BLOCKS: list[Block] = [
    Heading(3, "A heading"),
    Paragraph([Run("One "), Run("two", bold=True), Run(" [1]", cite=1), Run(".")]),
    ListBlock([[Run("three")], [Run("four", entry="x")]]),
    Table(["h"], [[[Run("five")], [Run("six")]]]),
    FigureBlock("a-rate"),
]


def test_passages_leave_out_headings_and_citation_marks() -> None:
    assert passages(BLOCKS) == ["One two.", "three", "four", "five", "six"]


def test_runs_come_in_reading_order() -> None:
    assert [run.text for run in runs_of(BLOCKS)] == ["One ", "two", " [1]", ".", "three", "four", "five", "six"]


def test_no_space_is_left_before_a_stop_where_a_citation_stood() -> None:
    assert plain([Run("It ends "), Run("[1]", cite=1), Run(" .")]) == "It ends."
    assert plain([Run("  a \n b ")]) == "a b"


def test_blocks_go_to_json_and_come_back() -> None:
    assert msgspec.json.decode(msgspec.json.encode(BLOCKS), type=list[Block]) == BLOCKS
